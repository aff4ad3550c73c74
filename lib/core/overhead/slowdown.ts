// MODEL 0.1 and 1.1: retained r, slowdown s, overhead o and extra capacity e, and how they follow from one another:
// r = 1 - o = 1/s, e = s - 1 = o/(1 - o), o = e/(1 + e). Never clamped: a negative overhead is a faster candidate.
import { type Figure, absent, figure } from "../units/figure";

/**
 * Time the candidate needs for what the baseline does in 1.
 *
 * @param baseline, candidate the same metric in the same unit, above 0
 * @param better whether more of the metric is better (throughput) or less (time)
 * @returns a factor above 0, or `not_applicable` with the reason
 */
export function slowdown(baseline: number, candidate: number, better: "higher" | "lower"): Figure {
  if (candidate === 0) return absent("not_applicable", "candidate value is zero");
  if (baseline === 0) return absent("not_applicable", "baseline value is zero");
  for (const [side, x] of [
    ["baseline", baseline],
    ["candidate", candidate],
  ] as const) {
    if (!Number.isFinite(x)) return absent("not_applicable", `${side} value is missing`);
    if (x < 0) return absent("not_applicable", `${side} value is negative`);
  }
  return figure(better === "higher" ? baseline / candidate : candidate / baseline);
}

/** Share of capacity lost, from a measured pair: `1 - candidate performance / baseline performance`. */
export function overheadFrom(baseline: number, candidate: number, better: "higher" | "lower"): Figure {
  const s = slowdown(baseline, candidate, better);
  if (s.state !== "ok") return s;
  return figure(better === "higher" ? 1 - candidate / baseline : 1 - baseline / candidate);
}

/** Share of the baseline's performance that is left: `1 - o`. */
export const retained = (overhead: number): number => 1 - overhead;
/** Slowdown of an overhead: `1/(1 - o)`. */
export const slowdownOf = (overhead: number): number => 1 / (1 - overhead);
/** Overhead of a slowdown: `1 - 1/s`. */
export const overheadOf = (slow: number): number => 1 - 1 / slow;
/** What the candidate must add to do the baseline's work: `o/(1 - o)`. Losing 15 % needs 17.6 % more. */
export const extraCapacity = (overhead: number): number => overhead / (1 - overhead);
/** Overhead of a time increase `a` (equal to the extra capacity): `a/(1 + a)`. 15 % more time is 13.04 %. */
export const overheadOfTimeIncrease = (increase: number): number => increase / (1 + increase);
