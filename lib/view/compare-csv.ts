// The comparison's table as records: the rows on the screen in its order, raw numbers, percent as fraction (UX 5); every run's
// value too, in the order of the runs.
import { isUnlike } from "../core/comparison/doubts";
import type { Comparison } from "../core/comparison/comparison";
import { isLabelContradicted } from "../core/comparison/label-words";
import { verdictWord } from "./compare-live";
import { type ShownRow, standaloneName } from "./compared-rows";
import { paramWords } from "./params";

export function compareRecords(
  rows: readonly ShownRow[],
  about: Pick<Comparison, "exclusions" | "warnings"> & { grade: string; runName: (id: string) => string },
): object[] {
  return rows.map((shown) => ({ ...recordOf(shown), ...causes(shown) }));

  function causes({ row }: ShownRow) {
    return {
      left_out: about.exclusions
        .filter((e) => !e.metric || e.metric === row.metric)
        .map((e) => `${about.runName(e.runId)}: ${e.reason}`)
        .join("; "),
      set_aside: [
        ...row.warnings.filter(({ code }) => SET_ASIDE.has(code)),
        ...about.warnings.filter(isLabelContradicted),
      ]
        .map((w) => w.message)
        .join(" "),
      grade: about.grade,
    };
  }
}

/** What was said for going on despite a block, or to an open question, of this row; with it goes what files say of labels. */
const SET_ASIDE: ReadonlySet<string> = new Set(["block-overridden", "overridden"]);

function recordOf(shown: ShownRow) {
  const { row } = shown;
  const { tests } = row;
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
    bare_metal_values: row.baseline.values.join(" "),
    virtualized: row.candidate.median,
    virtualized_runs: row.candidate.runs,
    virtualized_values: row.candidate.values.join(" "),
    overhead: row.overhead?.value ?? null,
    overhead_low: row.overhead?.low ?? null,
    overhead_high: row.overhead?.high ?? null,
    interval_level: row.overhead?.low === undefined ? null : (row.slowdown?.level ?? null),
    interval_method: row.slowdown?.method ?? null,
    noise_floor: row.floor.value,
    noise_floor_assumed: row.floor.assumed,
    p_holm: tests?.holm ?? null,
    difference: isUnlike(row) ? null : row.difference.value,
    difference_low: row.difference.low ?? null,
    difference_high: row.difference.high ?? null,
    verdict: verdictWord(shown),
    because: row.because,
    doubts: row.warnings.map((w) => w.message).join(" "),
  };
}
