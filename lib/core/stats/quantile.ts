import { settle } from "./select";

/**
 * Quantile of type 7 (R's and NumPy's default): h = (n-1)p, linear between neighbours.
 * @param sorted ascending, finite; its unit is the result's
 * @param p in [0, 1]
 * @throws RangeError on an empty list
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError("no quantile of nothing");
  const h = (n - 1) * p;
  const k = Math.min(n - 1, Math.floor(h));
  const low = sorted[k] as number;
  return k + 1 < n ? low + (h - k) * ((sorted[k + 1] as number) - low) : low;
}

/** A sorted copy, ascending; the argument stays as it was. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** Median of values in any order, in their unit. @throws RangeError on an empty list */
export function median(values: ArrayLike<number>): number {
  return quantile(sorted(values), 0.5);
}

/**
 * Type-7 quantiles of unsorted values, by selection instead of a sort. The array is reordered.
 * @param levels each in [0, 1], in any order; the answer keeps it @throws RangeError on an empty list
 */
export function quantilesInPlace(values: Float64Array, levels: readonly number[]): number[] {
  const last = values.length - 1;
  if (last < 0) throw new RangeError("no quantile of nothing");
  const places = levels.map((p) => {
    const h = last * p;
    const k = Math.min(last, Math.floor(h));
    return { k, next: Math.min(last, k + 1), share: h - k };
  });
  const ranks = [...new Set(places.flatMap(({ k, next }) => [k, next]))].sort((a, b) => a - b);
  settle(values, ranks);
  return places.map(({ k, next, share }) => {
    const low = values[k] as number;
    return low + share * ((values[next] as number) - low);
  });
}

/** Arithmetic mean. @throws RangeError on an empty list */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError("no mean of nothing");
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

/** Sample variance, divisor n - 1; 0 for a single value. */
export function variance(values: ArrayLike<number>): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - centre) ** 2;
  return sum / (values.length - 1);
}

/** Whether every value equals the first: no spread was seen. */
export function allEqual(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
