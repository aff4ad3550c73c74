// MODEL 6.12 with 6.8: what a million tokens, or one training run, costs on either side for the same work.
import { HOURS_PER_MONTH } from "../cost/hours";
import { premiumOf, segmentSaving } from "../cost/moving";
import { monthlyLicences, monthlyPower } from "../cost/running-costs";
import type { Segment } from "../cost/segment";
import { pricePerMillionTokens } from "../cost/useful-hour";
import { isConfidential } from "../overhead/confidential";
import type { Range } from "../overhead/resolved-overhead";
import { valueOf } from "../units/figure";
import { addUp, toTheMicro } from "../units/money";
import type { SegmentMoney } from "./totals";

export interface WorkCost {
  segment: string;
  unit: "million tokens" | "training run";
  /** Currency units for one of them, licences and electricity included. */
  virtualized: Range;
  /** At the premium given; cheapest where the overhead is highest. */
  bareMetal: Range;
  /** Virtualized minus bare metal, end by end of the overhead; negative where bare metal costs more. */
  difference: Range;
  /** A product line of its own, never to be mixed with the others. */
  confidential: boolean;
}

/** Of every segment that says what it makes. Whole micros; at each end of the overhead the difference adds up. */
export function workOf(parts: readonly SegmentMoney[], premium: number): WorkCost[] {
  return parts.flatMap(({ segment, overhead }) => {
    const each = costOfEach(segment);
    if (!each) return [];
    const { unit, of } = each;
    const virtualized = toTheMicro(of(monthlyCost(segment)));
    const figures = {
      spend: segment.monthlySpend,
      bindingShare: segment.bindingShare,
      premium: premiumOf(segment, premium),
    };
    const saving = (o: number) => toTheMicro(of(segmentSaving(segment, { ...figures, overhead: o })));
    const { low, value, high } = overhead.range;
    const difference = { low: saving(low), value: saving(value), high: saving(high) };
    const bare = (end: keyof Range) => addUp([virtualized, -difference[end]]);
    return [
      {
        segment: segment.name,
        unit,
        virtualized: { low: virtualized, value: virtualized, high: virtualized },
        bareMetal: { low: bare("high"), value: bare("value"), high: bare("low") },
        difference,
        confidential: isConfidential(overhead),
      },
    ];
  });
}

/** What the virtualized segment costs, in currency units a month. */
const monthlyCost = (segment: Segment): number =>
  segment.monthlySpend + monthlyLicences(segment) + monthlyPower(segment);

/** From currency units a month to currency units for one unit of work. */
function costOfEach({ work }: Segment): { unit: WorkCost["unit"]; of: (perMonth: number) => number } | null {
  if (!work) return null;
  if (work.kind === "training-run")
    return { unit: "training run", of: (perMonth) => (perMonth / HOURS_PER_MONTH) * work.hours };
  return {
    unit: "million tokens",
    of: (perMonth) => valueOf(pricePerMillionTokens(perMonth / HOURS_PER_MONTH, work.perSecond)) ?? 0,
  };
}
