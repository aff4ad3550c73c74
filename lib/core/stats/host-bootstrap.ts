import type { ByHost } from "./host-ratio";
import { DRAWS, drawMedianIndices, METHOD_VERSION } from "./order-statistic";
import { sorted } from "./quantile";
import { mulberry32, type Uniform } from "./random";
import { sha256Word } from "./sha256";

/**
 * Where the medians of hierarchical resamples lie: replicate r, slot s reads place `r * slots + s` of a side's table, which
 * holds the mean of every two sorted values of each host, one host after another.
 */
export interface HostPlan {
  baseline: Uint32Array;
  candidate: Uint32Array;
  draws: number;
}

/** Runs a host on both sides; what a plan depends on. */
export interface HostLayout {
  paired: boolean;
  baseline: readonly number[];
  candidate: readonly number[];
}

/**
 * Draws the places of MODEL 5.8's resamples by order statistics: a host a slot, and of its runs only where their median lies
 * instead of a draw a run.
 */
export function drawHostPlan({ paired, baseline, candidate }: HostLayout, uniform: Uniform, draws = DRAWS): HostPlan {
  const ours = placeOf(baseline, uniform);
  const theirs = placeOf(candidate, uniform);
  const plan = {
    baseline: new Uint32Array(draws * baseline.length),
    candidate: new Uint32Array(draws * candidate.length),
    draws,
  };
  const pick = (hosts: readonly number[]) => Math.floor(uniform() * hosts.length);
  for (let i = 0; i < plan.baseline.length; i++) {
    const host = pick(baseline);
    plan.baseline[i] = ours(host);
    if (paired) plan.candidate[i] = theirs(host);
  }
  if (!paired) for (let i = 0; i < plan.candidate.length; i++) plan.candidate[i] = theirs(pick(candidate));
  return plan;
}

/** Median indices are drawn this many at a time for each number of runs. */
const BLOCK = 4096;

/** The next place in a side's table for a host drawn. */
function placeOf(runs: readonly number[], uniform: Uniform): (host: number) => number {
  const blocks = new Map<number, { lower: Int32Array; upper: Int32Array; next: number }>();
  const starts: number[] = [];
  runs.reduce((at, n) => {
    starts.push(at);
    return at + n * n;
  }, 0);
  return (host) => {
    const n = runs[host] as number;
    const start = starts[host] as number;
    if (n === 1) return start;
    let block = blocks.get(n);
    if (!block || block.next === BLOCK) {
      block = { ...drawMedianIndices(n, BLOCK, uniform), next: 0 };
      blocks.set(n, block);
    }
    const i = block.next++;
    return start + n * (block.lower[i] as number) + (block.upper[i] as number);
  };
}

/** A plan for designs of one layout. */
export type HostPlans = (layout: HostLayout) => HostPlan;

/**
 * Plans shared by all metrics of one comparison, drawn once for each layout; as with shared indices, metrics that share one
 * move together and are never combined draw by draw.
 */
export function sharedHostPlans(draws = DRAWS): HostPlans {
  const drawn = new Map<string, HostPlan>();
  return (layout) => {
    const key = `${METHOD_VERSION} hosts ${layout.paired} ${layout.baseline.join()} ${layout.candidate.join()}`;
    const known = drawn.get(key);
    if (known) return known;
    const made = drawHostPlan(layout, mulberry32(sha256Word(new TextEncoder().encode(key))), draws);
    drawn.set(key, made);
    return made;
  };
}

/** A plan of one metric's own, seeded by its values too: two metrics may be combined draw by draw. */
export function freshHostPlan(baseline: ByHost, candidate: ByHost, paired: boolean, draws = DRAWS): HostPlan {
  const values = [...baseline, ...candidate].map((host) => [...sorted(host)].join()).join(";");
  const layout = layoutOf(baseline, candidate, paired);
  const key = `${METHOD_VERSION} hosts ${paired} ${layout.baseline.join()} ${layout.candidate.join()} ${values}`;
  return drawHostPlan(layout, mulberry32(sha256Word(new TextEncoder().encode(key))), draws);
}

export const layoutOf = (baseline: ByHost, candidate: ByHost, paired: boolean): HostLayout => ({
  paired,
  baseline: baseline.map((values) => values.length),
  candidate: candidate.map((values) => values.length),
});

/** Bootstrap replicates of the ratio over hosts (MODEL 5.8). @param plan drawn for their layout */
export function hostReplicates(
  baseline: ByHost,
  candidate: ByHost,
  paired: boolean,
  plan: HostPlan,
): Float64Array<ArrayBuffer> {
  const of = paired ? Math.log : (median: number) => median;
  const ours = slotMeans(tableOf(baseline, of), plan.baseline, baseline.length, plan.draws);
  const theirs = slotMeans(tableOf(candidate, of), plan.candidate, candidate.length, plan.draws);
  return theirs.map((c, r) => (paired ? Math.exp(c - (ours[r] as number)) : c / (ours[r] as number)));
}

/** Every median a resample of a host can have, at `n * lower + upper` of the host's part. */
function tableOf(side: ByHost, of: (median: number) => number): Float64Array {
  const table = new Float64Array(side.reduce((sum, { length: n }) => sum + n * n, 0));
  let at = 0;
  for (const values of side) {
    const ordered = sorted(values);
    for (const low of ordered) for (const high of ordered) table[at++] = of((low + high) / 2);
  }
  return table;
}

function slotMeans(table: Float64Array, places: Uint32Array, slots: number, draws: number): Float64Array<ArrayBuffer> {
  const means = new Float64Array(draws);
  let at = 0;
  for (let r = 0; r < draws; r++) {
    let sum = 0;
    for (let s = 0; s < slots; s++) sum += table[places[at++] as number] as number;
    means[r] = sum / slots;
  }
  return means;
}
