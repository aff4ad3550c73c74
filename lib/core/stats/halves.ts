import { quantile, sorted } from "./quantile";

/**
 * How far apart two halves of one side's runs lie at most: median of the upper half over that of the lower half, minus 1; the
 * middle value of an odd number belongs to neither. No other way of halving them, such as first against last, lies further
 * apart, whichever half is called the baseline. `null` below two values.
 * @param values finite and > 0, in any order
 */
export function halvesApart(values: ArrayLike<number>): number | null {
  const n = values.length;
  if (n < 2) return null;
  const ordered = sorted(values);
  const half = n >> 1;
  return quantile(ordered.subarray(n - half), 0.5) / quantile(ordered.subarray(0, half), 0.5) - 1;
}
