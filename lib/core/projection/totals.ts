// The ends of several segments are added: all low together, all high together. Money is added in micros, so a total
// is the sum of the rows beside it.
import { breakEvenPremium } from "../cost/break-even";
import { monthsWorth } from "../cost/ledger";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";
import { costToMatch, waste } from "../cost/waste";
import { extraCapacity } from "../overhead/slowdown";
import { addUp } from "../units/money";
import type { Range, ResolvedOverhead } from "../overhead/resolved-overhead";

/** Currency units at each end of the overhead: a month (month 1), and the first twelve months. */
export interface SegmentMoney {
  segment: Segment;
  overhead: ResolvedOverhead;
  waste: Range;
  wastePerYear: Range;
  match: Range;
  matchPerYear: Range;
}

export interface Totals {
  /** Currency units a month. */
  spend: number;
  overhead: Range;
  perMonth: { waste: Range; costToMatch: Range };
  perYear: { waste: Range; costToMatch: Range };
  extraCapacity: Range;
  breakEvenPremium: Range;
}

type End = keyof Range;

const byEnd = (f: (end: End) => number): Range => ({ low: f("low"), value: f("value"), high: f("high") });

/** Each segment's money, month 1 and first year, in currency units. @throws RangeError when the overheads do not fit the segments */
export function segmentMoney(scenario: Scenario, overheads: readonly ResolvedOverhead[]): SegmentMoney[] {
  if (overheads.length !== scenario.segments.length)
    throw new RangeError("project needs one resolved overhead for each segment, in the same order");
  const year = monthsWorth(scenario.monthlyGrowth, 12);
  return scenario.segments.map((segment, i) => {
    const overhead = overheads[i] as ResolvedOverhead;
    const { monthlySpend, bindingShare } = segment;
    const lost = byEnd((end) => waste(overhead.range[end], monthlySpend, bindingShare));
    const match = byEnd((end) => costToMatch(overhead.range[end], monthlySpend, bindingShare));
    return {
      segment,
      overhead,
      waste: lost,
      wastePerYear: byEnd((end) => lost[end] * year),
      match,
      matchPerYear: byEnd((end) => match[end] * year),
    };
  });
}

/**
 * All segments together: money added end by end in micros, currency units; overhead, extra capacity and the premium at
 * which moving saves nothing as fractions, weighted by spend (MODEL 1.2, 6.8).
 */
export function totalsOf(parts: readonly SegmentMoney[]): Totals {
  const add = (of: (p: SegmentMoney) => Range) => byEnd((end) => addUp(parts.map((p) => of(p)[end])));
  const spend = addUp(parts.map((p) => p.segment.monthlySpend));
  return {
    spend,
    perMonth: { waste: add((p) => p.waste), costToMatch: add((p) => p.match) },
    perYear: { waste: add((p) => p.wastePerYear), costToMatch: add((p) => p.matchPerYear) },
    ...shares(parts, spend),
  };
}

/** Weighted by spend; where there is none, all segments count alike. One segment keeps its own figures to the bit. */
function shares(
  parts: readonly SegmentMoney[],
  spend: number,
): Pick<Totals, "overhead" | "extraCapacity" | "breakEvenPremium"> {
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only) {
    const { range } = only.overhead;
    const f = only.segment.bindingShare;
    return {
      overhead: { ...range },
      extraCapacity: byEnd((end) => extraCapacity(range[end])),
      breakEvenPremium: byEnd((end) => breakEvenPremium(range[end], f)),
    };
  }
  const weight = (p: SegmentMoney) => (spend > 0 ? p.segment.monthlySpend / spend : 1 / parts.length);
  const mean = (of: (p: SegmentMoney, end: End) => number) =>
    byEnd((end) => parts.reduce((sum, p) => sum + weight(p) * of(p, end), 0));
  const lost = mean((p, end) => p.overhead.range[end] * p.segment.bindingShare);
  return {
    overhead: mean((p, end) => p.overhead.range[end]),
    extraCapacity: mean((p, end) => extraCapacity(p.overhead.range[end])),
    breakEvenPremium: byEnd((end) => extraCapacity(lost[end])),
  };
}
