import type { Comparison } from "../comparison/comparison";
import { standsOnReason } from "../comparison/on-reason";
import { type Grade, weakest } from "./grade";

/**
 * The grade of a whole comparison: the weakest of its runs, and at most claimed where somebody set a block aside or gave the
 * reason on which the row stands that it opens with (UX 6).
 * @param runs the grades of the runs compared
 */
export function comparisonGrade(
  runs: readonly Grade[],
  { comparability, rows, headline }: Pick<Comparison, "comparability" | "rows" | "headline">,
): Grade {
  const lead = rows.find((row) => row.key === headline?.key);
  const lifted = comparability.findings.some((f) => f.level === "block" && f.overridden !== undefined);
  return weakest([...runs, ...(lifted || (lead && standsOnReason(lead)) ? (["claimed"] as const) : [])]);
}
