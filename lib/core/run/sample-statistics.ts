import type { Statistics } from "./run";
import { atOnce, type Steps } from "../steps";
import { samplingQuantiles } from "./sample-quantiles";

export const EMPTY_STATISTICS: Statistics = {
  n: null,
  min: null,
  p05: null,
  median: null,
  p95: null,
  p99: null,
  max: null,
  mean: null,
  std: null,
  value: null,
};

/**
 * What a sample is known by, in the unit of its values: type-7 quantiles, mean, and the standard deviation with
 * divisor n − 1 (absent for one value). The sample keeps its order.
 * @param samples finite, at least one
 */
export function describeSamples(samples: Float64Array): Statistics {
  return atOnce(describing(samples));
}

/** The same with pauses. */
export function* describing(samples: Float64Array): Steps<Statistics> {
  const n = samples.length;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  // Welford 1962: mean and spread in one pass, without the loss of a sum of squares.
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = samples[i] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
    const step = value - mean;
    mean += step / (i + 1);
    squares += step * (value - mean);
  }
  yield;
  const [p05 = null, median = null, p95 = null, p99 = null] = yield* samplingQuantiles(
    samples,
    [0.05, 0.5, 0.95, 0.99],
  );
  return { n, min, p05, median, p95, p99, max, mean, std: n > 1 ? Math.sqrt(squares / (n - 1)) : null, value: null };
}
