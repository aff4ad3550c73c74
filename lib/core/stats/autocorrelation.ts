import { mean } from "./quantile";

/**
 * Correlation of each value with the one before it, -1 to 1: how far consecutive samples lean on each other. `null` below 3
 * values or where nothing varies. Box, Jenkins and Reinsel, Time Series Analysis, 2.1.5: r_1 = c_1 / c_0.
 * @param values in the order measured
 */
export function lagOne(values: ArrayLike<number>): number | null {
  const n = values.length;
  if (n < 3) return null;
  const centre = mean(values);
  let together = 0;
  let alone = 0;
  for (let i = 0; i < n; i++) {
    const here = (values[i] as number) - centre;
    alone += here * here;
    if (i > 0) together += here * ((values[i - 1] as number) - centre);
  }
  return alone > 0 ? together / alone : null;
}

/**
 * Independent values that would tell as much of the mean as n that lean on their neighbours like an AR(1): n (1 - r)/(1 + r),
 * at least 1. Those that lean away, r < 0, count as n: no advantage is taken of them.
 */
export function effectiveCount(n: number, lag: number): number {
  const r = Math.min(1, Math.max(0, lag));
  return Math.max(1, (n * (1 - r)) / (1 + r));
}
