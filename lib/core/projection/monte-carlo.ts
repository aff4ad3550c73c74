// MODEL 7: 10,000 trials, mulberry32, one uniform a segment and trial in segment order, quantiles of type 7.
// Waste is linear in the overheads and growth scales all segments alike, so a month's waste is that month's factor
// times one number a trial. Only that number is simulated, and only where several segments make it.
import { type Draw, GRID } from "../stats/draws";
import { quantile } from "../stats/quantile";
import { SMALLEST_UNIFORM, mulberry32 } from "../stats/random";

export const TRIALS = 10_000;

/** `weight` times what `draw` gives; weights are not negative. */
export interface Term {
  weight: number;
  draw: Draw;
}

/** The distribution of a sum of terms over the trials. */
export interface Simulated {
  /** Quantile, 0 < p < 1: exact for one term, type 7 over the trials for several. */
  at(p: number): number;
  /** Share of the cases above `x`. */
  shareAbove(x: number): number;
}

/**
 * The distribution of the sum of the terms. One term needs no trials: its quantiles are those of its draw, exactly, so
 * that the middle of the band is the figure beside it. Several are simulated; the same seed gives the same trials.
 */
export function simulate(terms: readonly Term[], seed: number): Simulated {
  const only = terms[0];
  if (!only) return fromSorted(new Float64Array(1));
  return terms.length === 1 ? oneTerm(only) : fromSorted(sumOfTerms(terms, seed));
}

/** Halvings of the unit interval: beyond the last bit of a float64 near 1. */
const HALVINGS = 60;

function oneTerm({ weight, draw }: Term): Simulated {
  return {
    at: (p) => weight * draw(p),
    shareAbove(x) {
      let low = 0;
      let high = 1;
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (low + high) / 2;
        if (weight * draw(middle) > x) high = middle;
        else low = middle;
      }
      return 1 - high;
    },
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

function tabulate({ weight, draw }: Term): Float64Array {
  return Float64Array.from({ length: GRID }, (_, k) => weight * draw((k + 0.5) / GRID));
}

let kept: { seed: number; values: Float64Array } = { seed: Number.NaN, values: new Float64Array() };

/** The first `count` uniforms of a seed, never 0, whose quantile would not be finite. Kept until another seed comes. */
function uniforms(seed: number, count: number): Float64Array {
  if (kept.seed !== seed || kept.values.length < count) {
    const next = mulberry32(seed);
    kept = { seed, values: Float64Array.from({ length: count }, () => next() || SMALLEST_UNIFORM) };
  }
  return kept.values;
}
