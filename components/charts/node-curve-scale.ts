// The axis of node counts: logarithmic, with ticks set by hand, because a log axis labels itself 1, 2, 3 … 9.
import { linearScale, type Scale } from "./scale";

/** Sizes people have: one node, a rack row, a pod, a hall, the largest published pair. */
export const NODE_TICKS = [1, 8, 64, 256, 1344] as const;

/** @param ticks above 0, rising, two or more: they are the ends of the axis as well */
export function logScale(ticks: readonly number[]): Scale {
  const low = ticks[0] ?? 1;
  const high = ticks.at(-1) ?? 10;
  return {
    low,
    high,
    ticks: [...ticks],
    // Ticks are whole numbers: none needs a decimal.
    step: 1,
    at: (v) => Math.log(v / low) / Math.log(high / low),
  };
}

/** The overheads of a curve with zero in sight, negative ones included. */
export const overheadScale = (values: readonly number[]): Scale => linearScale(values, { count: 4 });
