import type { Run } from "../run/run";
import { countOf } from "../units/count";
import type { Warning } from "./comparison";
import { isLabelOpen } from "./label-words";

/**
 * Signs against what a run is filed as: with them, and the reason why the label is kept, goes the comparison. A hint (L8)
 * proves nothing and stays with its run.
 */
const AGAINST_THE_LABEL: ReadonlySet<string> = new Set([
  "mode-contradicts-file",
  "share-contradicts-file",
  "declared-contradicts-file",
  "files-contradict",
]);
const MOST = 5;

/** What files say against the labels of a side's runs, each once. */
export function labelWarnings(runs: readonly Run[], side: "Baseline" | "Candidate"): Warning[] {
  const told = new Map<string, Warning & { runs: number }>();
  for (const { warnings } of runs) {
    const own = new Map(warnings.filter(({ code }) => AGAINST_THE_LABEL.has(code)).map((w) => [w.message, w]));
    for (const [message, { code }] of own)
      told.set(message, { code, message, runs: (told.get(message)?.runs ?? 0) + 1 });
  }
  const all = [...told.values()].map(({ code, message, runs: n }) => ({
    code,
    message: `${side}, ${countOf(n, "run")}: ${message}`,
  }));
  if (all.length <= MOST) return all;
  // One without a reason is never among those that are only counted.
  all.sort((a, b) => Number(isLabelOpen(b)) - Number(isLabelOpen(a)));
  const more = {
    code: "more-labels-contradicted",
    message: `${side}: ${all.length - MOST + 1} more contradictions of labels and files.`,
  };
  return [...all.slice(0, MOST - 1), more];
}
