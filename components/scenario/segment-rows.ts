// The per-segment money as it is shown: rounded once, together, so that the rows add up to the total (UX 5).
import { monthsWorth } from "@/lib/core/cost/ledger";
import { costToMatch, waste } from "@/lib/core/cost/waste";
import type { Grade } from "@/lib/core/evidence/grade";
import { notClaimed } from "@/lib/core/projection/not-claimed";
import type { Range } from "@/lib/core/overhead/resolved-overhead";
import { roundTogether } from "@/lib/core/units/money";
import type { Answer, Plan } from "./plan";
import type { Definition } from "./wording";

export interface SegmentRow {
  name: string;
  monthlySpend: number;
  bindingShare: number;
  overhead: Range;
  grade: Grade;
  source: string;
  /** Whole currency units, or hundredths where the total is below 100. */
  perYear: Range;
}

export interface SegmentRows {
  rows: SegmentRow[];
  total: { monthlySpend: number; perYear: Range };
  /** The middles are points that the comparison does not claim. */
  unclaimed: boolean;
  /** How many of today's months the first year is worth: 12 without growth. */
  months: number;
}

const ENDS = ["low", "value", "high"] as const;

/** Each segment's money of the first year by the chosen definition, and the total that the rows add up to. */
export function segmentRows(scenario: Plan, projection: Answer, definition: Definition): SegmentRows {
  const months = monthsWorth(scenario.monthlyGrowth, 12);
  const of = definition === "share" ? waste : costToMatch;
  const exact = scenario.segments.map((s, i) => {
    const range = projection.segments[i]?.overhead ?? { low: 0, value: 0, high: 0 };
    const year = (o: number) => of(o, s.monthlySpend, s.bindingShare) * months;
    return { low: year(range.low), value: year(range.value), high: year(range.high) };
  });
  const largest = Math.max(0, ...exact.flatMap((r) => ENDS.map((end) => Math.abs(r[end]))));
  const step = largest < 100 ? 0.01 : 1;
  const together = {
    low: roundTogether(
      exact.map((r) => r.low),
      step,
    ),
    value: roundTogether(
      exact.map((r) => r.value),
      step,
    ),
    high: roundTogether(
      exact.map((r) => r.high),
      step,
    ),
  };
  const rows = scenario.segments.map((s, i) => {
    const shown = projection.segments[i];
    return {
      name: s.name,
      monthlySpend: s.monthlySpend,
      bindingShare: s.bindingShare,
      overhead: shown?.overhead ?? { low: 0, value: 0, high: 0 },
      grade: shown?.grade ?? "entered",
      source: shown?.source ?? "",
      perYear: {
        low: together.low.parts[i] ?? 0,
        value: together.value.parts[i] ?? 0,
        high: together.high.parts[i] ?? 0,
      },
    } satisfies SegmentRow;
  });
  return {
    rows,
    total: {
      monthlySpend: scenario.segments.reduce((sum, s) => sum + s.monthlySpend, 0),
      perYear: { low: together.low.total, value: together.value.total, high: together.high.total },
    },
    months,
    unclaimed: notClaimed(projection) !== null,
  };
}
