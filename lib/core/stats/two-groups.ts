import { quantile } from "./quantile";
import { bimodality } from "./screening";

export interface TwoGroups {
  /** Their middles, and the share of the values in the lower one. */
  lower: number;
  upper: number;
  share: number;
}

/** Sarle's coefficient of an even spread; above it ask whether two configurations were mixed (MODEL 5.6). */
const BIMODAL_FROM = 0.555;
/** Fewest values in which groups are looked for (MODEL 5.6). */
export const GROUPS_FROM = 8;
/** Below this many Sarle's coefficient hardly tells: two even groups of 4 reach 0.476. A wider gap does. */
const FEW = 40;

/**
 * Two separate groups: a gap that is wider than either side of it, neither being a twentieth of the values or a lone one.
 * Sarle's coefficient must speak of them too; with few values the gap must be twice as wide instead. So strong skew, which
 * the coefficient also answers to, does not pass for two groups: of 8 to 240 values of a normal or lognormal (0.5) spread at
 * most 2 in 100 samples do.
 * @param ordered ascending, finite
 */
export function twoGroups(ordered: Float64Array): TwoGroups | null {
  const n = ordered.length;
  if (n < GROUPS_FROM) return null;
  if (n >= FEW && (bimodality(ordered)?.coefficient ?? 0) <= BIMODAL_FROM) return null;
  const at = (i: number) => ordered[i] as number;
  const least = Math.max(2, Math.ceil(n / 20));
  let cut = -1;
  let widest = 0;
  for (let i = least; i <= n - least; i++) {
    const gap = at(i) - at(i - 1);
    if (gap > widest) [widest, cut] = [gap, i];
  }
  if (cut < 0) return null;
  // Stray values at its ends do not widen a group.
  const widthOf = (from: number, to: number) => {
    const trim = Math.floor((to - from) / 20);
    return at(to - 1 - trim) - at(from + trim);
  };
  const width = Math.max(widthOf(0, cut), widthOf(cut, n));
  if (widest <= (n < FEW ? 2 : 1) * width) return null;
  return {
    lower: quantile(ordered.subarray(0, cut), 0.5),
    upper: quantile(ordered.subarray(cut), 0.5),
    share: cut / n,
  };
}
