// MODEL 2, last row: what a sweep of loads measured, without any model of a queue.
import { type Bounded, absent, atLeast, figure } from "../units/figure";

export interface SweepPoint {
  /** Offered load, in requests a second. */
  rate: number;
  /** Latency measured at that load, in seconds. */
  latency: number;
}

/**
 * Highest rate that meets a latency limit, in requests a second, by linear interpolation between the last rate that passes
 * and the first that fails. `infeasible` when the lowest rate fails; `lower_bound` when none does: "at least X".
 *
 * @param limit seconds
 */
export function measuredGoodput(sweep: readonly SweepPoint[], limit: number): Bounded {
  const points = [...sweep].sort((a, b) => a.rate - b.rate);
  const failing = points.findIndex((p) => !(p.latency <= limit));
  const last = points[failing < 0 ? points.length - 1 : failing - 1];
  if (points.length === 0) return absent("not_applicable", "no load was measured");
  if (!last) return absent("infeasible", "the lowest rate that was measured misses the limit");
  const first = points[failing];
  if (!first) return atLeast(last.rate, "no rate that was measured misses the limit, so the limit lies beyond them");
  if (!Number.isFinite(first.latency)) return figure(last.rate);
  const share = (limit - last.latency) / (first.latency - last.latency);
  return figure(last.rate + share * (first.rate - last.rate));
}
