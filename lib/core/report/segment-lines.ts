// The lines of each segment: what it costs, which hours count, what it loses, and both readings of the money.
import { monthsWorth } from "../cost/ledger";
import { costToMatch } from "../cost/waste";
import { weakest } from "../evidence/grade";
import { type Line, claimNote, ends, money } from "./report-line";
import type { Snapshot } from "./snapshot";

/** Five lines a segment, first year, unrounded. */
export function segmentLines(s: Snapshot): Line[] {
  const year = monthsWorth(s.scenario.monthlyGrowth, 12);
  const several = s.scenario.segments.length > 1;
  return s.scenario.segments.flatMap((segment, i) => {
    const shown = s.projection.segments[i];
    if (!shown) return [];
    const { name, monthlySpend, bindingShare } = segment;
    const bill = s.assumptions.find((a) => a.id === (several ? `bill-${i + 1}` : "bill"));
    const billGrade = bill?.grade ?? "entered";
    const note = claimNote(s);
    const graded = { grade: weakest([billGrade, shown.grade]), source: shown.source, ...note };
    const match = (o: number) => costToMatch(o, monthlySpend, bindingShare) * year;
    const { low, value, high } = shown.overhead;
    const section = "segments";
    return [
      {
        section,
        item: `${name}: bill`,
        value: monthlySpend,
        ...money(s, "month"),
        grade: billGrade,
        source: bill?.source ?? null,
      },
      { section, item: `${name}: GPU-bound share of the hours`, value: bindingShare, unit: "fraction" },
      ends(section, `${name}: overhead`, shown.overhead, {
        unit: "fraction",
        grade: shown.grade,
        source: shown.source,
        ...note,
      }),
      ends(section, `${name}: spend that bought no work`, shown.perYear, { ...money(s, "year"), ...graded }),
      ends(
        section,
        `${name}: cost to match`,
        { low: match(low), value: match(value), high: match(high) },
        { ...money(s, "year"), ...graded },
      ),
    ];
  });
}
