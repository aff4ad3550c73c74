import type { Interval } from "./bca";
import { fairBinomialCdf } from "./binomial";
import { Z95, normalQuantile } from "./normal";
import { quantile } from "./quantile";

/** Rank c, (n+1)/2 - sqrt(n) rounded with halves down, and normal deviate zn of Price and Bonett (2002) for n values. */
export function priceBonettRank(n: number): { c: number; zn: number } {
  const c = Math.max(1, Math.ceil(n / 2 - Math.sqrt(n)));
  return { c, zn: -normalQuantile(fairBinomialCdf(c - 1, n)) };
}

/** Standard error of ln(median) of one side. @param sorted ascending, > 0, at least 2 */
export function logMedianError(sorted: Float64Array): number {
  const n = sorted.length;
  const { c, zn } = priceBonettRank(n);
  return (Math.log(sorted[n - c] as number) - Math.log(sorted[c - 1] as number)) / (2 * zn);
}

/**
 * 95 % interval of median(y)/median(x) without random numbers, for views that change as one filters (QUALITY 1.3).
 * @param x baseline, sorted ascending, > 0, at least 5 @param y candidate, likewise
 */
export function priceBonett(x: Float64Array, y: Float64Array): Interval & { ratio: number } {
  const ratio = quantile(y, 0.5) / quantile(x, 0.5);
  const reach = Z95 * Math.hypot(logMedianError(x), logMedianError(y));
  return { ratio, low: ratio * Math.exp(-reach), high: ratio * Math.exp(reach) };
}
