import type { Interval } from "../stats/bca";
import type { Estimate } from "./comparison";

/**
 * Slowdown, overhead and difference from one estimate of theta = median(candidate)/median(baseline), so that no two numbers
 * of a row can disagree (QUALITY 1.3). Slowdown is theta for times and 1/theta for throughputs, the ends swapped where the
 * map falls; overhead = 1 - 1/slowdown rises with it. Nothing is clamped: a faster candidate has a negative overhead.
 */
export function orient(
  theta: number,
  interval: Interval | null,
  better: "higher" | "lower",
): { slowdown: Estimate; overhead: Estimate } {
  const slow = (t: number) => (better === "lower" ? t : 1 / t);
  // For throughputs 1 - theta itself, not 1 - 1/(1/theta): the inverse of an inverse loses the last bit.
  const lost = (t: number) => (better === "lower" ? 1 - 1 / t : 1 - t);
  const ends = (map: (t: number) => number): Estimate => {
    const value = map(theta);
    if (!interval) return { value };
    const [low, high] = better === "lower" ? [interval.low, interval.high] : [interval.high, interval.low];
    return { value, low: map(low), high: map(high) };
  };
  return { slowdown: ends(slow), overhead: ends(lost) };
}

/**
 * Candidate minus baseline in the metric's unit, its ends those of the ratio applied to the baseline's median: of one sign
 * with the overhead, always.
 */
export function differenceOf(baseline: number, candidate: number, interval: Interval | null): Estimate {
  const value = candidate - baseline;
  if (!interval) return { value };
  return { value, low: (interval.low - 1) * baseline, high: (interval.high - 1) * baseline };
}
