/** What `bin/bareline project` needs, in one bundle: a scenario read as the server reads it, and its answer by the same core. */
import { resolveOverhead } from "../../lib/core/cost/resolve";
import { Scenario } from "../../lib/core/cost/scenario";
import { waste } from "../../lib/core/cost/waste";
import type { Issue } from "../../lib/core/outcome";
import { project } from "../../lib/core/projection/project";
import type { Projection } from "../../lib/core/projection/projection";
import { addUp } from "../../lib/core/units/money";
import { issuesOf, pathOf } from "../../lib/server/read-json";

export { monthsWorth } from "../../lib/core/cost/ledger";
export { MOVE_WITHHELD, NOT_CLAIMED, notClaimed } from "../../lib/core/projection/not-claimed";
export { spellMoney, spellNumber, spellPercent } from "../../lib/core/units/spell";

/** What the store knows of a scenario: it stands beside the fields of one that was fetched, and says nothing of the money. */
const STORED = ["id", "revision", "createdAt", "updatedAt"] as const;

/** A scenario as somebody wrote or fetched it, or what is wrong with it, in the server's own words. */
export function readScenario(input: unknown): { scenario: Scenario; sent: unknown } | { issues: Issue[] } {
  const sent = withoutStored(input);
  const parsed = Scenario.safeParse(sent);
  return parsed.success ? { scenario: parsed.data, sent } : { issues: issuesOf(parsed.error, sent, pathOf) };
}

function withoutStored(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !STORED.some((known) => known === name)));
}

/** Whether a segment stands on something that only the store knows. */
export const needsServer = ({ segments }: Scenario): boolean =>
  segments.some((s) => s.overhead.source === "comparison" || s.billId !== undefined);

/** The answer, computed here. @throws RangeError where {@link needsServer} */
export const answerHere = (scenario: Scenario): Projection =>
  project(
    scenario,
    scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile)),
  );

/** The waste of month 1 that somebody measured here or entered of their own machines. */
export interface Claimed {
  low: number;
  value: number;
  high: number;
  /** Segments that claim nothing, and why. */
  without: { segment: string; because: string }[];
}

const NOTHING: Partial<Record<NonNullable<Projection["segments"][number]["verdict"]>, string>> = {
  "no-claim": "the difference does not clear the noise",
  "cannot-tell": "the runs cannot tell",
  equivalent: "no difference was shown",
  "not-comparable": "the two sides cannot be compared",
};

export function claimedOf(scenario: Scenario, { segments }: Pick<Projection, "segments">): Claimed {
  const rows = scenario.segments.map((segment, i) => {
    const verdict = segments[i]?.verdict;
    const published = segment.overhead.source === "evidence" ? "the overhead is published, not yours" : undefined;
    return { segment, overhead: segments[i]?.overhead, because: verdict === undefined ? published : NOTHING[verdict] };
  });
  const counted = rows.flatMap(({ segment, overhead, because }) =>
    because === undefined && overhead ? [{ segment, overhead }] : [],
  );
  const at = (end: "low" | "value" | "high") =>
    addUp(counted.map(({ segment: s, overhead }) => waste(overhead[end], s.monthlySpend, s.bindingShare)));
  return {
    low: at("low"),
    value: at("value"),
    high: at("high"),
    without: rows.flatMap(({ segment, because }) => (because ? [{ segment: segment.name, because }] : [])),
  };
}
