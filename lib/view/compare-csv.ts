// The comparison's table as records: the rows and order of the screen, raw numbers, percent as fraction (UX 5).
import type { Comparison } from "../core/comparison/comparison";
import { type CompareState, toSearch } from "./compare-url";
import type { ShownRow } from "./compared-rows";

/** The table as a file, for the same question and the same filters. */
export const exportHref = (state: CompareState): string => `/compare/export.csv?${toSearch(state)}`;

export function compareRecords(
  rows: readonly ShownRow[],
  about: { grade: string; exclusions: Comparison["exclusions"] },
): object[] {
  return rows.map(({ row, name, note }) => ({
    metric: row.metric,
    name,
    parameters: note,
    workload: row.workload,
    component: row.axis,
    statistic: row.statistic,
    unit: row.unit,
    better: row.better,
    bare_metal: row.baseline.median,
    bare_metal_runs: row.baseline.runs,
    virtualized: row.candidate.median,
    virtualized_runs: row.candidate.runs,
    overhead: row.overhead?.value ?? null,
    overhead_low: row.overhead?.low ?? null,
    overhead_high: row.overhead?.high ?? null,
    interval_level: row.overhead?.low === undefined ? null : (row.slowdown?.level ?? null),
    interval_method: row.slowdown?.method ?? null,
    difference: row.difference.value,
    difference_low: row.difference.low ?? null,
    difference_high: row.difference.high ?? null,
    verdict: row.verdict,
    because: row.because,
    doubts: row.warnings.map((w) => w.message).join(" "),
    left_out: about.exclusions
      .filter((e) => !e.metric || e.metric === row.metric)
      .map((e) => `run ${e.runId}: ${e.reason}`)
      .join(" "),
    grade: about.grade,
  }));
}
