import type { Comparison } from "../comparison/comparison";
import { isLabelOpen } from "../comparison/label-words";
import { standsOnReason } from "../comparison/on-reason";
import { type Grade, weakest } from "./grade";

/**
 * The grade of a whole comparison: the weakest of its runs, and at most claimed where somebody set a block aside or gave the
 * reason on which the row stands that it opens with, or while its files say that a run is not what it is filed as (UX 6).
 * @param runs the grades of the runs compared
 */
export function comparisonGrade(
  runs: readonly Grade[],
  { comparability, rows, headline, warnings }: Pick<Comparison, "comparability" | "rows" | "headline" | "warnings">,
): Grade {
  const lead = rows.find((row) => row.key === headline?.key);
  const lifted = comparability.findings.some((f) => f.level === "block" && f.overridden !== undefined);
  const claimed = lifted || (lead && standsOnReason(lead)) || warnings.some(isLabelOpen);
  return weakest([...runs, ...(claimed ? (["claimed"] as const) : [])]);
}
