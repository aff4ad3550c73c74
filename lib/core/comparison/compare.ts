import type { Run } from "../run/run";
import { type IndexSource, sharedIndices } from "../stats/order-statistic";
import { levelOf, merge, type Override, override } from "./comparability";
import type { Comparison, Warning } from "./comparison";
import { repeatedRows } from "./duplicates";
import { nothingPairs, rowFindings } from "./findings";
import { headlineRow } from "./headline";
import { judgeRow } from "./judge-row";
import { labelWarnings } from "./label-warnings";
import { sideNames } from "./names";
import { assumedFloor } from "./noise-floor";
import { overall } from "./overall";
import { type Exclusion, pair } from "./pair";
import { countedRuns, repeatsWarning } from "./repeated-runs";
import { measure } from "./row";
import { DEFAULT_MARGIN } from "./verdict";

export interface CompareOptions {
  exclusions?: readonly Exclusion[];
  overrides?: readonly Override[];
  /** Difference that counts as none, a fraction; raised to the noise floor. */
  margin?: number;
}

/**
 * Compares two sides of runs row by row (MODEL 5, UX 6): what may be compared, by how much they differ, with which
 * certainty, and what could not be paired. The same runs give the same comparison in any order of upload.
 */
export function compare(baseline: readonly Run[], candidate: readonly Run[], options: CompareOptions = {}): Comparison {
  const { exclusions = [], overrides = [] } = options;
  const warnings: Warning[] = [];
  const isOut = (run: Run) => exclusions.some((e) => e.runId === run.id && e.metric === undefined);
  const given = { baseline: countedRuns(baseline, isOut), candidate: countedRuns(candidate, isOut) };
  const sides = { baseline: given.baseline.runs, candidate: given.candidate.runs };
  const names = sideNames(sides.baseline, sides.candidate);
  for (const side of ["baseline", "candidate"] as const) {
    const repeats = repeatsWarning(given[side], names[side]);
    if (repeats) warnings.push(repeats);
  }
  warnings.push(...modeWarnings(sides.baseline, sides.candidate));
  warnings.push(...labelWarnings(sides.baseline, "Baseline"), ...labelWarnings(sides.candidate, "Candidate"));
  const floor = assumedFloor(sides.baseline, sides.candidate);
  const margin = Math.max(options.margin ?? DEFAULT_MARGIN, floor.value);

  const paired = pair(sides.baseline, sides.candidate, exclusions, names);
  const indices: IndexSource = sharedIndices();
  const measured = paired.pairs.map((p) => measure(p, indices, names));
  const findingsOf = rowFindings(names, overrides);
  const rows = measured.map((m) => judgeRow(m, findingsOf(m), floor.value, margin, overrides));
  const repeats = repeatedRows(rows.map((r) => r.row));
  for (const { row } of rows) {
    const repeat = repeats.get(row.key);
    if (repeat) row.warnings.push(repeat);
  }
  const alone = measured.length === 0 ? nothingPairs(sides, paired.unpaired, names) : [];
  const findings = merge(override([...rows.flatMap((r) => r.findings), ...alone], overrides));

  const all = rows.map((r) => r.row);
  const lead = headlineRow(all);
  const told = rows.find((r) => r.row === lead) ?? null;
  return {
    verdict: overall(told, findings, { names, floor: floor.value, margin, rows, given }),
    comparability: { level: levelOf(findings), findings },
    noiseFloor: floor,
    rows: all,
    unpaired: paired.unpaired,
    headline: lead?.overhead ? { key: lead.key, metric: lead.metric, overhead: lead.overhead } : null,
    exclusions: [...exclusions],
    warnings,
  };
}

function modeWarnings(baseline: readonly Run[], candidate: readonly Run[]): Warning[] {
  const modes = (runs: readonly Run[]) => [...new Set(runs.map((run) => run.environment.mode))];
  const [ours, theirs] = [modes(baseline), modes(candidate)];
  const warnings: Warning[] = [];
  if (ours.length > 1) warnings.push({ code: "mixed-modes", message: `The baseline mixes modes: ${ours.join(", ")}.` });
  if (theirs.length > 1)
    warnings.push({ code: "mixed-modes", message: `The candidate mixes modes: ${theirs.join(", ")}.` });
  if (ours.length === 1 && theirs.length === 1 && ours[0] === theirs[0]) {
    warnings.push({
      code: "same-mode",
      message: `Both sides are ${ours[0]}: this measures noise, not virtualization.`,
    });
  } else if (ours.length > 0 && !ours.includes("bare-metal")) {
    warnings.push({ code: "baseline-not-bare-metal", message: `The baseline is ${ours.join(", ")}, not bare metal.` });
  }
  return warnings;
}
