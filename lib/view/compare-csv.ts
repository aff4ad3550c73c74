// The comparison's table as records: every row asked for in the order asked for, raw numbers, percent as fraction (UX 5).
import { isUnlike } from "../core/comparison/doubts";
import type { Comparison } from "../core/comparison/comparison";
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import { type CompareState, toSearch } from "./compare-url";
import { type ShownRow, standaloneName } from "./compared-rows";
import { paramWords } from "./params";

/** The table as a file, for the same question and the same filters. */
export const exportHref = (state: CompareState): string => `/compare/export.csv?${toSearch(state)}`;

export function compareRecords(
  rows: readonly ShownRow[],
  about: Pick<Comparison, "exclusions" | "comparability"> & { grade: string; runName: (id: string) => string },
): object[] {
  const setAside = about.comparability.findings
    .flatMap((f) => (f.overridden ? [`${f.field}, ${f.baseline} v ${f.candidate}: ${f.overridden}`] : []))
    .join("; ");
  return rows.map((shown) => ({ ...recordOf(shown), ...causes(shown) }));

  function causes({ row }: ShownRow) {
    return {
      left_out: about.exclusions
        .filter((e) => !e.metric || e.metric === row.metric)
        .map((e) => `${about.runName(e.runId)}: ${e.reason}`)
        .join("; "),
      set_aside: setAside,
      grade: about.grade,
    };
  }
}

function recordOf(shown: ShownRow) {
  const { row } = shown;
  return {
    metric: row.metric,
    name: standaloneName(shown),
    parameters: paramWords(row.params),
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
    difference: isUnlike(row) ? null : row.difference.value,
    difference_low: row.difference.low ?? null,
    difference_high: row.difference.high ?? null,
    verdict: VERDICT_WORDS[row.verdict],
    because: row.because,
    doubts: row.warnings.map((w) => w.message).join(" "),
  };
}
