// Whether the overhead grows with the cluster, ready to be drawn: one sentence, the curve by node count, the table twin.
import { type Grade, weakest } from "../core/evidence/grade";
import {
  type StepModel,
  empiricalStepMax,
  measuredStepOverhead,
  meanAndJitter,
  modelFor,
} from "../core/overhead/stragglers";
import { type Bounded, valueOf } from "../core/units/figure";
import { levelWords } from "./capacity-answer";
import { type ClusterFields, nodesWords } from "./cluster-inputs";
import { decimalsFor, formatInterval, formatPercent } from "./format";

export interface ClusterPoint {
  nodes: number;
  /** Share of capacity lost. */
  value: number;
  low?: number;
  high?: number;
}

export interface ClusterRow extends ClusterPoint {
  /** Step time of the job over the mean step of one node. */
  baseline: number;
  candidate: number;
  /** Lost by waiting alone. */
  jitter: number;
  /** From measured steps, if there are any. */
  fromSteps: { baseline: Bounded; candidate: Bounded; overhead: number; enough: boolean } | null;
}

export interface ClusterAnswer {
  sentence: string;
  model: StepModel;
  /** Of one node; 0 where nothing is known of it, and then only the waiting is shown. */
  mean: number;
  meanKnown: boolean;
  /** What the ends of its points are; `null` without ends. */
  level: string | null;
  curve: ClusterPoint[];
  rows: ClusterRow[];
  own: ClusterRow | null;
  grade: Grade;
}

/** What is read out and stands in the table. */
export const SIZES = [1, 8, 64, 256, 1344] as const;
const CURVE = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1344];

/** Measured steps of either side, in one unit. */
export interface Steps {
  baseline: readonly number[];
  candidate: readonly number[];
}

interface Known {
  overhead: number;
  low?: number;
  high?: number;
  cvBaseline: number;
  cvCandidate: number;
  steps: Steps | null;
}

function rowAt(nodes: number, known: Known, model: StepModel): ClusterRow | null {
  const { overhead, low, high, steps, ...spreads } = known;
  const { baseline, candidate, overhead: lost } = meanAndJitter({ ...spreads, overhead, nodes, model });
  const [b, c, value] = [valueOf(baseline), valueOf(candidate), valueOf(lost)];
  if (b === null || c === null || value === null) return null;
  const together = (o: number) => 1 - ((1 - o) * b) / c;
  return {
    nodes,
    value,
    ...(low !== undefined && high !== undefined ? { low: together(low), high: together(high) } : {}),
    baseline: b,
    candidate: c,
    jitter: 1 - b / c,
    fromSteps: steps && fromSteps(steps, nodes),
  };
}

function fromSteps({ baseline, candidate }: Steps, nodes: number): ClusterRow["fromSteps"] {
  const { overhead, enoughSteps } = measuredStepOverhead(baseline, candidate, nodes);
  const value = valueOf(overhead);
  if (value === null) return null;
  return {
    baseline: empiricalStepMax(baseline, nodes),
    candidate: empiricalStepMax(candidate, nodes),
    overhead: value,
    enough: enoughSteps,
  };
}

/**
 * `null` while a spread is missing.
 *
 * @param steps only where the spreads are theirs
 * @param alike the measured spreads differ by no more than chance
 */
export function clusterAnswer(fields: ClusterFields, steps: Steps | null, alike = false): ClusterAnswer | null {
  const { cvb, cvc, lost, nodes } = fields;
  if (cvb.value === null || cvc.value === null) return null;
  const known: Known = {
    overhead: lost.value ?? 0,
    low: lost.low,
    high: lost.high,
    cvBaseline: cvb.value,
    cvCandidate: cvc.value,
    steps,
  };
  const model = modelFor(cvb.value, cvc.value);
  const at = (n: number) => rowAt(n, known, model);
  const sizes = [...new Set([...SIZES, ...(nodes.value === null ? [] : [nodes.value])])].sort((a, b) => a - b);
  const rows = sizes.flatMap((n) => at(n) ?? []);
  const own = rows.find((r) => r.nodes === nodes.value) ?? null;
  const meanKnown = lost.value !== null;
  return {
    sentence: sentenceOf({ rows, own, meanKnown, mean: known.overhead, alike }),
    model,
    mean: known.overhead,
    meanKnown,
    level: lost.low === undefined ? null : levelWords(lost),
    curve: CURVE.flatMap((n) => rows.find((r) => r.nodes === n) ?? at(n) ?? []),
    rows,
    own,
    grade: weakest([cvb.grade, cvc.grade, ...(meanKnown ? [lost.grade] : [])].map((g) => g ?? "entered")),
  };
}

const widthOf = ({ low, high }: ClusterPoint): number => (low === undefined || high === undefined ? 0 : high - low);

/** With as many digits as its interval supports. */
export function lostWords(point: ClusterPoint): string {
  const width = widthOf(point) * 100;
  const decimals = width > 0 ? Math.max(1, decimalsFor(width)) : 2;
  return formatPercent(point.value, { decimals, atLeast: decimals });
}

export const rangeOf = ({ low, high }: ClusterPoint): string | null =>
  low === undefined || high === undefined || low === high ? null : formatInterval(low, high);

function sentenceOf({
  rows,
  own,
  meanKnown,
  mean,
  alike,
}: Pick<ClusterAnswer, "rows" | "own" | "meanKnown" | "mean"> & { alike: boolean }): string {
  const [one] = rows;
  const most = rows.at(-1);
  const middle = rows.find((r) => r.nodes === 64);
  if (!one || !most || !middle) return "";
  const what = meanKnown ? "the share of capacity lost" : "what is lost by waiting alone";
  if (own) {
    const range = rangeOf(own);
    const parts = meanKnown
      ? `: ${formatPercent(mean)} on the mean step, the rest by waiting for the slowest node`
      : " by waiting for the slowest node";
    return `With ${nodesWords(own.nodes)} the virtualized side loses ${lostWords(own)}${range ? ` (${range})` : ""}${parts}.`;
  }
  if (Math.abs(most.jitter) < 5e-5)
    return `It does not grow: both sides spread alike, so ${what} stays ${lostWords(one)} at every size.`;
  if (alike)
    return `Nothing says that it grows: the spreads of both sides differ by no more than chance. Taken as they stand, ${what} would go from ${lostWords(one)} on one node to ${lostWords(most)} on ${nodesWords(most.nodes)}.`;
  const verb = most.jitter > 0 ? "grows" : "shrinks";
  return `It ${verb}: waiting for the slowest node takes ${what} from ${lostWords(one)} on one node to ${lostWords(middle)} on 64 and ${lostWords(most)} on ${nodesWords(most.nodes)}.`;
}
