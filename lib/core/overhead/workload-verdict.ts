import type { Estimate, Row, VerdictCode } from "../comparison/comparison";
import { type Grade, weakest } from "../evidence/grade";
import { isJudged } from "./row-scope";
import type { Workload, WorkloadPart } from "./workload";

/**
 * What a workload's figure may claim. An end-to-end row keeps its own verdict; combined axes claim only what lies wholly
 * beyond the noise floor, and nothing while every measured row has one run a side.
 */
export function verdictOf(
  source: Workload["source"],
  overhead: Estimate | null,
  rows: readonly Row[],
  floor: number,
): VerdictCode {
  const [only] = rows;
  if (source === null || !overhead || !only) return "cannot-tell";
  if (source === "end-to-end") return only.verdict;
  if (!rows.some(isJudged)) return "cannot-tell";
  if (overhead.low !== undefined && overhead.low > floor) return "slower";
  if (overhead.high !== undefined && overhead.high < -floor) return "faster";
  return "no-claim";
}

/** The weakest of what went in: an override makes it claimed, a published value that stands in makes it cited. */
export function gradeOf(source: Workload["source"], rows: readonly Row[], parts: readonly WorkloadPart[]): Grade {
  const lifted = rows.some((row) => row.warnings.some((w) => w.code === "overridden" || w.code === "block-overridden"));
  const stoodIn = source === "axes" && parts.some((part) => part.from === "published");
  return weakest(["measured", ...(stoodIn ? (["cited"] as const) : []), ...(lifted ? (["claimed"] as const) : [])]);
}
