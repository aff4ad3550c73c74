// MODEL 7: 10,000 trials, mulberry32, one uniform a segment and trial in segment order, quantiles of type 7.
// Waste is linear in the overheads and growth scales all segments alike, so a month's waste is that month's factor
// times one number a trial. Only that number is simulated.
import type { Draw } from "../stats/draws";
import { quantile } from "../stats/quantile";
import { mulberry32 } from "../stats/random";

export const TRIALS = 10_000;

/** `weight` times what `draw` gives; weights are not negative. */
export interface Term {
  weight: number;
  draw: Draw;
}

/** The distribution of a sum of terms over the trials. */
export interface Simulated {
  /** Type-7 quantile over the trials. */
  at(p: number): number;
  /** Share of the trials above `x`. */
  shareAbove(x: number): number;
}

/** Simulates the sum of the terms. Same seed, same trials: a moved slider changes the answer by its own effect only. */
export function simulate(terms: readonly Term[], seed: number): Simulated {
  const only = terms[0];
  if (!only) return fromSorted(new Float64Array(1));
  return terms.length === 1 ? oneTerm(only, seed) : fromSorted(sumOfTerms(terms, seed));
}

/**
 * One rising draw keeps the order of its uniforms, so its k-th smallest trial is the draw of the k-th smallest uniform:
 * the same 10,000 trials, of which only those that are asked for are computed.
 */
function oneTerm({ weight, draw }: Term, seed: number): Simulated {
  const ranked = sortedUniforms(seed);
  const trial = (k: number) => weight * draw(ranked[k] as number);
  return {
    at(p) {
      const h = (TRIALS - 1) * p;
      const k = Math.min(TRIALS - 1, Math.floor(h));
      const low = trial(k);
      return k + 1 < TRIALS && h > k ? low + (h - k) * (trial(k + 1) - low) : low;
    },
    shareAbove: (x) => (TRIALS - firstAbove(TRIALS, trial, x)) / TRIALS,
  };
}

function fromSorted(sums: Float64Array): Simulated {
  return {
    at: (p) => quantile(sums, p),
    shareAbove: (x) => (sums.length - firstAbove(sums.length, (k) => sums[k] as number, x)) / sums.length,
  };
}

/** Index of the first of `n` rising values that is above `x`. */
function firstAbove(n: number, value: (k: number) => number, x: number): number {
  let from = 0;
  let to = n;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (value(middle) > x) to = middle;
    else from = middle + 1;
  }
  return from;
}

function sumOfTerms(terms: readonly Term[], seed: number): Float64Array {
  const tables = terms.map((t) => tabulate(t));
  const n = terms.length;
  const u = uniforms(seed, TRIALS * n);
  const sums = new Float64Array(TRIALS);
  for (let trial = 0; trial < TRIALS; trial++) {
    let sum = 0;
    for (let s = 0; s < n; s++) {
      const table = tables[s] as Float64Array;
      sum += table[Math.floor((u[trial * n + s] as number) * GRID)] as number;
    }
    sums[trial] = sum;
  }
  return sums.sort();
}

/** Quantiles kept of each draw where several are added (QUALITY 1.4): enough that P5, P50 and P95 stay as they are. */
const GRID = 1001;

function tabulate({ weight, draw }: Term): Float64Array {
  return Float64Array.from({ length: GRID }, (_, k) => weight * draw((k + 0.5) / GRID));
}

let kept: { seed: number; values: Float64Array } = { seed: Number.NaN, values: new Float64Array() };
let keptSorted: { seed: number; values: Float64Array } = kept;

/** The first `count` uniforms of a seed, never 0, whose quantile would not be finite. Kept until another seed comes. */
function uniforms(seed: number, count: number): Float64Array {
  if (kept.seed !== seed || kept.values.length < count) {
    const next = mulberry32(seed);
    kept = { seed, values: Float64Array.from({ length: count }, () => next() || 2 ** -33) };
  }
  return kept.values;
}

function sortedUniforms(seed: number): Float64Array {
  if (keptSorted.seed !== seed) keptSorted = { seed, values: uniforms(seed, TRIALS).slice(0, TRIALS).sort() };
  return keptSorted.values;
}
