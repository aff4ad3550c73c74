// The overhead axis of the dot-and-whisker chart: wide enough for the rows, never so wide that one wild row hides the band.
import type { LiveRow } from "./compare-live";

/** The band of chance keeps at least a twentieth of the axis to either side. */
const FLOORS = 20;
/** Where no floor is known to be above nothing, this much is in sight anyway: fractions. */
const LEAST = 0.1;

/** How far the axis reaches to either side of zero; what lies beyond is marked at the edge with its value in words. */
export function axisLimit(rows: readonly Pick<LiveRow, "value" | "floor">[]): number {
  const aside = rows.flatMap(({ value }) => (value === null ? [] : [Math.abs(value)])).sort((a, b) => a - b);
  const floor = Math.max(0, ...rows.map((r) => r.floor));
  // Where most rows are far out, that is where the picture is.
  const most = aside[Math.ceil(aside.length * 0.75) - 1] ?? 0;
  return Math.max(LEAST, FLOORS * floor, 1.25 * most);
}

export interface OnAxis {
  /** Held at the axis's ends, as are `low` and `high`. */
  value: number;
  /** The end the value itself lies beyond. */
  off: "low" | "high" | null;
  low?: number;
  high?: number;
  cutLow?: boolean;
  cutHigh?: boolean;
}

/** What of a row lies on an axis that reaches `limit` to either side. */
export function onAxis(
  { value, low, high }: { value: number; low: number | null; high: number | null },
  limit: number,
): OnAxis {
  const held = (v: number) => Math.min(limit, Math.max(-limit, v));
  return {
    value: held(value),
    off: value > limit ? "high" : value < -limit ? "low" : null,
    ...(low === null || high === null
      ? {}
      : { low: held(low), high: held(high), cutLow: low < -limit, cutHigh: high > limit }),
  };
}
