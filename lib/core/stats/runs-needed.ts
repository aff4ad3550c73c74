import { normalQuantile } from "./normal";

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
