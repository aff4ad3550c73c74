// What a look at one sample would notice: spread, drift, two groups of values. Hints for people; no verdict uses them.
import { quantilesInPlace } from "./quantile";
import { type TwoGroups, twoGroups } from "./two-groups";

export interface Health {
  n: number;
  /** From P5 to P95, as a share of the median; null without a median or for one value. */
  spread: number | null;
  /** Median of the last third over that of the first, minus 1, when it is larger than chance would make it. */
  drift: number | null;
  /** Two separate groups. */
  peaks: TwoGroups | null;
}

/** Fewer values show neither a drift nor two groups. */
const LEAST = 12;
/** Values that stand for a long sample where groups are looked for: its quantiles at even steps. */
const RUNGS = 500;
/** Half the width of a box plot's notch in units of IQR/√n (McGill, Tukey and Larsen 1978). */
const NOTCH = 1.57;

/**
 * Spread, drift and groups of one sample; quantiles are of type 7, as the stored ones are.
 * @param values finite, at least one, in the order measured; they keep it
 * @throws RangeError on an empty list
 */
export function healthOf(values: ArrayLike<number>): Health {
  const n = values.length;
  const rungs = Math.min(n, RUNGS);
  const even = Array.from({ length: rungs }, (_, i) => (rungs === 1 ? 0.5 : i / (rungs - 1)));
  const [p05 = 0, median = 0, p95 = 0, ...ladder] = quantilesInPlace(Float64Array.from(values), [
    0.05,
    0.5,
    0.95,
    ...even,
  ]);
  return {
    n,
    spread: n > 1 && median !== 0 ? (p95 - p05) / Math.abs(median) : null,
    drift: driftOf(values, median),
    peaks: n < LEAST ? null : twoGroups(Float64Array.from(ladder)),
  };
}

interface Third {
  median: number;
  notch: number;
}

function thirdOf(values: Float64Array): Third {
  const [q1 = 0, median = 0, q3 = 0] = quantilesInPlace(values, [0.25, 0.5, 0.75]);
  return { median, notch: (NOTCH * (q3 - q1)) / Math.sqrt(values.length) };
}

/** Median of the last third over that of the first, minus 1; `null` where their notches overlap, which chance alone would do. */
export function driftOf(values: ArrayLike<number>, median: number): number | null {
  const third = Math.floor(values.length / 3);
  if (third < LEAST / 2 || !(median > 0)) return null;
  const part = (from: number) => thirdOf(Float64Array.from({ length: third }, (_, i) => values[from + i] as number));
  const [first, last] = [part(0), part(values.length - third)];
  const moved = last.median - first.median;
  return Math.abs(moved) > first.notch + last.notch ? moved / first.median : null;
}
