// Every value that nobody measured here, with its grade; and the settings, which carry none (UX 5).
import { HOURS_PER_MONTH } from "../cost/hours";
import type { Scenario } from "../cost/scenario";
import type { Grade } from "../evidence/grade";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import type { Assumption, Projection } from "./projection";

/** Where a figure of the user's own comes from, by what is known of it. */
const BILL_SOURCE: Record<Grade, string> = {
  measured: "billing export",
  cited: "document",
  entered: "typed",
  claimed: "stated",
  example: "an example, not yours",
};

/** Source of an input that nobody gave: it has no grade to show. */
export const NOT_SET = "not set";

/** An input that nobody gave claims nothing, so it holds no grade down. */
export const isGraded = (a: Assumption): boolean => a.source !== NOT_SET;

/** One row an input: bill and overhead of each segment, growth, premium, migration and benefits. */
export function assumptionsOf(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  bills: readonly Grade[],
): Assumption[] {
  const { currency, segments } = scenario;
  const several = segments.length > 1;
  const named = (id: string, label: string, i: number) =>
    several ? { id: `${id}-${i + 1}`, label: `${label}, ${segments[i]?.name ?? ""}` } : { id, label };
  const typed = (value: number) => (value === 0 ? NOT_SET : "typed");
  return [
    ...segments.map((s, i) => {
      const grade = bills[i] ?? "entered";
      return {
        ...named("bill", "monthly bill", i),
        value: s.monthlySpend,
        unit: `${currency}/month`,
        source: BILL_SOURCE[grade],
        grade,
      };
    }),
    ...overheads.map((o, i) => ({
      ...named("overhead", "overhead", i),
      value: o.range.value,
      unit: "fraction",
      ...(o.range.low === o.range.high ? {} : { range: { low: o.range.low, high: o.range.high } }),
      source: o.source,
      grade: o.grade,
    })),
    own("growth", "growth of the bill", scenario.monthlyGrowth, "fraction/month"),
    own("premium", "bare-metal premium", scenario.bareMetalPremium, "fraction"),
    own("migration", "one-off cost of moving", scenario.migrationCost, currency),
    ...scenario.monthlyBenefits.map((b, i) =>
      own(`benefit-${i + 1}`, `what virtualization saves: ${b.name}`, b.amount, `${currency}/month`),
    ),
  ];

  function own(id: string, label: string, value: number, unit: string): Assumption {
    return { id, label, value, unit, source: typed(value), grade: "entered" };
  }
}

/** What the reader may set without making a claim. */
export function settingsOf(scenario: Scenario): Projection["settings"] {
  const shares = scenario.segments.map((s) => s.bindingShare);
  const same = shares.every((f) => f === shares[0]);
  const label = "share of paid hours in which the GPU is the limit";
  const binding = scenario.segments.map((s, i) => ({
    id: same ? "binding-share" : `binding-share-${i + 1}`,
    label: same ? label : `${label}, ${s.name}`,
    value: s.bindingShare,
    unit: "fraction",
  }));
  return [
    ...(same ? binding.slice(0, 1) : binding),
    { id: "horizon", label: "horizon", value: scenario.horizonMonths, unit: "month" },
    { id: "hours-per-month", label: "hours in a month", value: HOURS_PER_MONTH, unit: "h" },
    { id: "discount-rate", label: "discount rate a year", value: scenario.annualDiscountRate, unit: "fraction/year" },
    { id: "currency", label: "currency", value: scenario.currency, unit: "" },
    { id: "seed", label: "seed of the simulation", value: scenario.seed, unit: "" },
  ];
}

/** The first assumption that holds the figure's grade down, for people: "monthly bill, typed". */
export function weakestOf(assumptions: readonly Assumption[], grade: Grade): string {
  const a = assumptions.find((x) => isGraded(x) && x.grade === grade);
  return a ? `${a.label}, ${a.source}` : "";
}
