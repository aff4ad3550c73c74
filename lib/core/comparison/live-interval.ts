import { type IndexSource, sharedIndices } from "../stats/order-statistic";
import { priceBonett } from "../stats/price-bonett";
import { allEqual, sorted } from "../stats/quantile";
import type { Estimate, IntervalMethod, Row, Warning } from "./comparison";
import { hostDesign, type HostedSides } from "./host-design";
import { orient } from "./orient";
import { estimateOverHosts, estimateRatio } from "./ratio";

/** From this many runs on the smaller side a closed formula does for a view that changes as one points at it (QUALITY 1.3). */
export const LIVE_FROM = 30;

export interface LiveInterval {
  slowdown: Estimate;
  /** A fraction, with the 95 % interval its runs allow. */
  overhead: Estimate;
  method?: IntervalMethod;
  warnings: Warning[];
}

/**
 * What a row would be with these runs, at once: Price and Bonett's interval from 30 runs a side, below it the row's own way.
 * For looking only; a comparison and a report are computed anew. `null` without a finite value > 0 on both sides.
 * @param indices kept by the caller from one look to the next, so that nothing is drawn twice
 */
export function liveInterval(
  sides: HostedSides,
  better: Row["better"],
  indices: IndexSource = sharedIndices(),
): LiveInterval | null {
  const all = [sides.baseline.values, sides.candidate.values];
  if (all.some((values) => values.length === 0 || !values.every((v) => Number.isFinite(v) && v > 0))) return null;
  const [x = [], y = []] = all;
  const design = hostDesign(sides);
  // Where all runs of a side agree there is no interval either way, and that is said by the row's own.
  const varies = !allEqual(x) && !allEqual(y);
  if (!design && varies && Math.min(x.length, y.length) >= LIVE_FROM) {
    const { ratio, low, high } = priceBonett(sorted(x), sorted(y));
    // Middles that agree leave no width, and no width is no interval: the tool's resolution, not certainty.
    const seen = high > low;
    return {
      ...orient(ratio, seen ? { low, high } : null, better),
      ...(seen && { method: "price-bonett" as const }),
      warnings: [],
    };
  }
  const { theta, at95, method, warnings } = design ? estimateOverHosts(design) : estimateRatio(x, y, indices);
  return { ...orient(theta, at95, better), ...(method && { method }), warnings };
}
