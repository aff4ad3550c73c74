import type { Run } from "../run/run";
import { atOnce, type Steps } from "../steps";
import { sharedHostPlans } from "../stats/host-bootstrap";
import { sharedIndices } from "../stats/order-statistic";
import { levelOf, type Override, override, stopOf } from "./comparability";
import type { Comparison, Warning } from "./comparison";
import { repeatedRows } from "./duplicates";
import { nothingPairs, rowFindings } from "./findings";
import { headlineRow } from "./headline";
import { claimTogether, correct } from "./family";
import { type JudgedRow, judgeRow } from "./judge-row";
import { labelWarnings } from "./label-warnings";
import { labelSentences } from "./label-words";
import { merge } from "./merge-findings";
import { sideNames } from "./names";
import { assumedFloor, type KnownFloor } from "./noise-floor";
import { overall } from "./overall";
import { type Exclusion, pair } from "./pair";
import { countedRuns, repeatsWarning } from "./repeated-runs";
import { type Measured, measure } from "./row";
import { asNoise, noiseOnly, type SameSide, sameSideOf } from "./same-side";
import { DEFAULT_MARGIN } from "./verdict";

export interface CompareOptions {
  exclusions?: readonly Exclusion[];
  overrides?: readonly Override[];
  /** Difference that counts as none, a fraction; raised to each row's noise floor. */
  margin?: number;
  /** Same-side comparisons made elsewhere: no row they speak of may claim less than they differ by. */
  aa?: readonly KnownFloor[];
}

/**
 * Compares two sides of runs row by row (MODEL 5, UX 6): what may be compared, by how much they differ, with which
 * certainty, and what could not be paired. The same runs give the same comparison in any order of upload.
 */
export function compare(baseline: readonly Run[], candidate: readonly Run[], options: CompareOptions = {}): Comparison {
  return atOnce(comparing(baseline, candidate, options));
}

/** The same with a pause after every row: two hundred of them take longer than a server may be away. */
export function* comparing(
  baseline: readonly Run[],
  candidate: readonly Run[],
  options: CompareOptions = {},
): Steps<Comparison> {
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
  const sameSide = sameSideOf(sides.baseline, sides.candidate);
  warnings.push(...modeWarnings(sides.baseline, sides.candidate, sameSide));
  warnings.push(...labelWarnings(sides.baseline, "Baseline"), ...labelWarnings(sides.candidate, "Candidate"));
  const wanted = options.margin ?? DEFAULT_MARGIN;

  const paired = pair(sides.baseline, sides.candidate, exclusions, names);
  const shared = {
    indices: sharedIndices(),
    plans: sharedHostPlans(),
    names,
    floors: options.aa ?? [],
    signs: new Map(),
  };
  yield;
  const measured: Measured[] = [];
  for (const p of paired.pairs) {
    measured.push(measure(p, shared));
    yield;
  }
  const findingsOf = rowFindings(names, overrides);
  const judged: JudgedRow[] = [];
  for (const m of measured) {
    judged.push(judgeRow(m, findingsOf(m), wanted, overrides));
    yield;
  }
  const rows = sameSide ? judged.map((row) => asNoise(row, sameSide)) : judged;
  const repeats = repeatedRows(rows.map((r) => r.row));
  for (const { row } of rows) {
    const repeat = repeats.get(row.key);
    if (repeat) row.warnings.push(repeat);
  }
  const alone = measured.length === 0 ? nothingPairs(sides, paired.unpaired, names) : [];
  const findings = merge(override([...rows.flatMap((r) => r.findings), ...alone], overrides));

  correct(rows);
  const all = rows.map((r) => r.row);
  const lead = headlineRow(all);
  claimTogether(rows, lead);
  const told = rows.find((r) => r.row === lead) ?? null;
  return {
    verdict: overall(told, findings, { names, rows, given, sameSide, labels: labelSentences(sides, names) }),
    comparability: { level: levelOf(findings, stopOf(told, findings)), findings },
    noiseFloor: lead?.floor ?? assumedFloor(sides.baseline, sides.candidate, shared.floors),
    sameSide: sameSide !== null,
    rows: all,
    unpaired: paired.unpaired,
    headline: lead?.overhead ? { key: lead.key, metric: lead.metric, overhead: lead.overhead } : null,
    exclusions: [...exclusions],
    warnings,
  };
}

function modeWarnings(baseline: readonly Run[], candidate: readonly Run[], sameSide: SameSide | null): Warning[] {
  const modes = (runs: readonly Run[]) => [...new Set(runs.map((run) => run.environment.mode))];
  const [ours, theirs] = [modes(baseline), modes(candidate)];
  const warnings: Warning[] = [];
  if (ours.length > 1) warnings.push({ code: "mixed-modes", message: `The baseline mixes modes: ${ours.join(", ")}.` });
  if (theirs.length > 1)
    warnings.push({ code: "mixed-modes", message: `The candidate mixes modes: ${theirs.join(", ")}.` });
  if (sameSide) {
    warnings.push(noiseOnly(sameSide));
  } else if (ours.length > 0 && !ours.includes("bare-metal")) {
    warnings.push({ code: "baseline-not-bare-metal", message: `The baseline is ${ours.join(", ")}, not bare metal.` });
  }
  return warnings;
}
