import { normalQuantile } from "./normal";
import { studentQuantile } from "./student";

/**
 * Runs a side to plan for (MODEL 5.5): 2 ((z_{1-alpha/2} + z_power) cv / d)^2. `null` where d <= 0 or nothing varies.
 * @param cv coefficient of variation between runs, the larger of the two sides @param d smallest relative difference that matters
 */
export function plannedRuns(
  cv: number,
  d: number,
  { alpha = 0.05, power = 0.8 } = {},
): { exact: number; n: number } | null {
  if (!(d > 0) || !(cv > 0)) return null;
  const exact = 2 * (((normalQuantile(1 - alpha / 2) + normalQuantile(power)) * cv) / d) ** 2;
  return { exact, n: Math.ceil(exact - 1e-9) };
}

/** Runs a side for an interval of the width wanted, from one of n >= 5 runs: the width falls with the root of n (MODEL 5.5). */
export function runsForWidth(n: number, width: number, wanted: number): number | null {
  if (!(wanted > 0) || !Number.isFinite(width)) return null;
  return Math.ceil(n * (width / wanted) ** 2 - 1e-9);
}

/** Runs a side beyond which the search below stops. */
const MOST = 1_000_000;

/**
 * Runs a side for a two-sided p of `wanted`, from one of `p` at n runs a side, if the means and the spread stay as they are:
 * the t statistic grows with the root of n and its bar falls with the degrees of freedom, 2n - 2 (Student's two-sample test).
 * `null` where p is no evidence of a difference at all, or more than a million runs would be needed.
 */
export function runsForChance(n: number, p: number, wanted: number): number | null {
  if (n < 2 || !(p < 1) || !(wanted > 0)) return null;
  if (p <= wanted) return n;
  const seen = studentQuantile(1 - p / 2, 2 * n - 2);
  const enough = (m: number) => seen * Math.sqrt(m / n) >= studentQuantile(1 - wanted / 2, 2 * m - 2);
  let high = n + 1;
  while (!enough(high)) {
    high *= 2;
    if (high > MOST) return null;
  }
  let low = Math.max(n, Math.floor(high / 2));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
