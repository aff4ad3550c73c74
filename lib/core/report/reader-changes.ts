// What a reader may try on a frozen report: the inputs its author opened, the model recomputed around them. The report
// itself never changes, and nothing that was left out of it can be reached: all this starts from the snapshot alone.
import { resolveOverhead } from "../cost/resolve";
import { type Adjustable, Scenario } from "../cost/scenario";
import { type Outcome, accepted, refused } from "../outcome";
import { project } from "../projection/project";
import { addUp } from "../units/money";
import { type FrozenOverhead, thawOverhead } from "./frozen-overhead";
import type { FrozenProjection } from "./frozen-projection";
import type { FrozenScenario } from "./frozen-scenario";
import { type Snapshot, withoutPrices } from "./snapshot";

/** New values by input: fractions, months, currency units a month (the whole bill). */
export type Changes = Partial<Record<Adjustable, number>>;

/** The author's value of an input; `null` where it is no single value or was left out. */
export function authorValue(s: FrozenScenario, input: Adjustable): number | null {
  if (input === "monthlySpend") return addUp(s.segments.map((x) => x.monthlySpend));
  if (input !== "bindingShare") return s[input] ?? null;
  const [first, ...more] = new Set(s.segments.map((x) => x.bindingShare));
  return first === undefined || more.length > 0 ? null : first;
}

/** Why an input cannot be opened to readers; `null` where it can. Prices that are hidden stay hidden. */
export function whyClosed(s: FrozenScenario, input: Adjustable, hidesPrices: boolean): string | null {
  if (hidesPrices && ["bareMetalPremium", "migrationCost", "annualDiscountRate"].includes(input))
    return "Unit prices are left out, and this input would only show in figures that are left out with them.";
  if (input === "bindingShare" && authorValue(s, input) === null)
    return "The segments have different shares of GPU-bound hours, so there is no one value to move.";
  if (input === "monthlySpend" && authorValue(s, input) === 0) return "There is no bill to move.";
  return null;
}

/** The scenario of a snapshot with its reader's values laid over it. What a bill rests on does not matter to the model. */
function changed(s: FrozenScenario, changes: Changes): unknown {
  const { monthlySpend, bindingShare, ...plan } = changes;
  const total = authorValue(s, "monthlySpend") ?? 0;
  const scale = monthlySpend === undefined || total === 0 ? 1 : monthlySpend / total;
  const dropped = <R extends object>(ranges: R | undefined, moved: Changes) =>
    ranges && Object.fromEntries(Object.entries(ranges).filter(([key]) => !(key in moved)));
  return {
    version: 1,
    ...s,
    bareMetalPremium: s.bareMetalPremium ?? 0,
    ...plan,
    ranges: dropped(s.ranges, plan),
    segments: s.segments.map(({ spendGrade, spendFrom, ...segment }) => ({
      ...segment,
      monthlySpend: segment.monthlySpend * scale,
      ...(scale === 1 && spendGrade ? { spendGrade } : {}),
      ...(scale === 1 && spendGrade === "measured" ? { billId: "frozen" } : {}),
      ...(scale === 1 && spendFrom ? { spendFrom } : {}),
      bindingShare: bindingShare ?? segment.bindingShare,
      ranges: dropped(segment.ranges, changes),
      overhead:
        segment.overhead.source === "comparison" ? { ...segment.overhead, comparisonId: "frozen" } : segment.overhead,
    })),
  };
}

/**
 * The answer with a reader's values in place of the author's, from what the report holds.
 * @returns refusals that name the input in `at`: not opened by the author, or out of bounds
 */
export function withChanges(snapshot: Snapshot, changes: Changes): Outcome<FrozenProjection> {
  const closed = Object.keys(changes).filter((key) => !(snapshot.adjustable as string[]).includes(key));
  if (closed.length > 0)
    return refused(
      ...closed.map((at) => ({ code: "not-opened", at, message: "The author did not open this input to readers." })),
    );
  const read = Scenario.safeParse(changed(snapshot.scenario, changes));
  if (!read.success)
    return refused(
      ...read.error.issues.map((i) => ({
        code: "out-of-bounds",
        at: String(i.path.at(-1)),
        message: `This cannot be used: ${i.message}.`,
      })),
    );
  const overheads = read.data.segments.map(({ overhead, profile }, i) =>
    resolveOverhead(overhead, profile, measured(snapshot.overheads?.[i])),
  );
  const projection = project(read.data, overheads);
  return accepted(snapshot.hide.includes("unit-prices") ? withoutPrices(projection) : projection);
}

const measured = (frozen: FrozenOverhead | null | undefined) => (frozen ? thawOverhead(frozen) : undefined);
