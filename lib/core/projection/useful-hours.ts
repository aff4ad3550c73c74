// MODEL 6.10: what an hour of useful work on one GPU costs on either side. Idle time raises it, and so does the overhead.
import { HOURS_PER_MONTH } from "../cost/hours";
import { premiumOf } from "../cost/moving";
import { effectivePrice } from "../cost/price";
import type { Segment } from "../cost/segment";
import { breakEvenOverhead, usefulHourPrice } from "../cost/useful-hour";
import type { Range } from "../overhead/resolved-overhead";
import { valueOf } from "../units/figure";
import { toTheMicro } from "../units/money";
import type { SegmentMoney } from "./totals";

export interface UsefulHour {
  segment: string;
  /** Currency units for a GPU-hour in which work is done; `null`: `reason` says why. */
  virtualized: Range | null;
  bareMetal: Range | null;
  /** Overhead at which both cost the same, if both are used alike; negative where bare metal is dearer. */
  breakEvenOverhead: number | null;
  reason?: string;
}

/**
 * Price of a useful GPU-hour of every segment on either side (MODEL 6.10), in currency units, whole micros.
 *
 * @param ofScenario premium of segments without one of their own, a fraction
 */
export function usefulHoursOf(parts: readonly SegmentMoney[], ofScenario: number): UsefulHour[] {
  return parts.map(({ segment, overhead: { range } }) => {
    const price = priceOf(segment);
    const none = { segment: segment.name, virtualized: null, bareMetal: null };
    if (price === null)
      return {
        ...none,
        breakEvenOverhead: null,
        reason: "Neither a price nor a bill with its number of GPUs was given.",
      };
    const bare = price * (1 + premiumOf(segment, ofScenario));
    const sides = (u: number) => ({ baseline: { price: bare, utilisation: u }, candidate: { price, utilisation: u } });
    const { baseline, candidate } = sides(1);
    const even = valueOf(breakEvenOverhead(baseline, candidate));
    const u = segment.utilisation;
    if (u === undefined)
      return {
        ...none,
        breakEvenOverhead: even,
        reason: "The share of the paid hours in which the GPUs do anything was not given.",
      };
    const hour = (of: number, o: number) => toTheMicro(valueOf(usefulHourPrice(of, u, o)) ?? 0);
    const idleOnly = hour(bare, 0);
    return {
      segment: segment.name,
      virtualized: { low: hour(price, range.low), value: hour(price, range.value), high: hour(price, range.high) },
      bareMetal: { low: idleOnly, value: idleOnly, high: idleOnly },
      breakEvenOverhead: even,
    };
  });
}

/** Currency units per GPU-hour: the price given, else the bill over the GPUs' hours. */
function priceOf({ prices, gpus, monthlySpend }: Segment): number | null {
  if (prices) return effectivePrice(prices.virtualized);
  return gpus !== undefined && monthlySpend > 0 ? monthlySpend / (gpus * HOURS_PER_MONTH) : null;
}
