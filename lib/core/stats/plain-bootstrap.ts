import { acceleration, type Tally } from "./bca";
import type { Uniform } from "./random";

/** A figure of two sides, in any order of their values. */
export type TwoSided = (baseline: Float64Array, candidate: Float64Array) => number;

/**
 * Plain resampling, the reference the golden tests hold and the oracle of the fast way (MODEL 5.2): each replicate draws
 * all baseline values, then all candidate values, by floor(u n).
 */
export function plainReplicates(
  baseline: Float64Array,
  candidate: Float64Array,
  statistic: TwoSided,
  replicates: number,
  uniform: Uniform,
): Float64Array<ArrayBuffer> {
  const x = new Float64Array(baseline.length);
  const y = new Float64Array(candidate.length);
  const out = new Float64Array(replicates);
  for (let r = 0; r < replicates; r++) {
    for (let i = 0; i < x.length; i++) x[i] = baseline[Math.floor(uniform() * x.length)] as number;
    for (let i = 0; i < y.length; i++) y[i] = candidate[Math.floor(uniform() * y.length)] as number;
    out[r] = statistic(x, y);
  }
  return out;
}

/** Acceleration of any two-sided figure by leaving out each value in turn: O(n) calls, for tests and small data. */
export function plainAcceleration(baseline: Float64Array, candidate: Float64Array, statistic: TwoSided): number {
  const without = (values: Float64Array, at: number) => values.filter((_, i) => i !== at);
  const tally = (values: Float64Array, of: (rest: Float64Array) => number): Tally[] =>
    Array.from(values, (_, i) => ({ value: of(without(values, i)), count: 1 }));
  return acceleration([
    tally(baseline, (rest) => statistic(rest, candidate)),
    tally(candidate, (rest) => statistic(baseline, rest)),
  ]);
}
