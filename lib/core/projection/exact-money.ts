// The money of a scenario in which nothing varies but the overhead of one segment: waste and saving rise with it, so a
// quantile of each is what it comes to at that quantile of the overhead.
import { type Cash, cashOf, centralFigures, worthNow } from "../cost/cash";
import { growthFactors } from "../cost/ledger";
import type { Scenario } from "../cost/scenario";
import { waste } from "../cost/waste";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { shareAbove } from "../stats/draw-table";
import type { Input } from "./inputs";
import { ENDS, FAN, type MonthMoney, type SimulatedMoney, endsOf } from "./simulated-money";

/** @param only the overhead that varies; absent: none does */
export function exactly(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  only: Input | undefined,
): SimulatedMoney {
  const central = centralFigures(scenario, overheads);
  const growth = growthFactors(scenario.monthlyGrowth, scenario.horizonMonths);
  const figuresAt = (overhead: number) => central.map((f, i) => (i === only?.segment ? { ...f, overhead } : f));
  const drawn = (p: number) => (only ? only.draw(p) : 0);
  const wasteAt = (p: number) =>
    figuresAt(drawn(p)).reduce((sum, f) => sum + waste(f.overhead, f.spend, f.bindingShare), 0);
  const cashAt = (overhead: number) => cashOf(scenario, figuresAt(overhead));
  const npvAt = (overhead: number) => worthNow(cashAt(overhead), scenario.annualDiscountRate);
  return {
    waste(first, last, levels) {
      const months = growth.slice(first - 1, last).reduce((sum, g) => sum + g, 0);
      return levels.map((p) => wasteAt(p) * months);
    },
    wasteByMonth: () => grown(FAN.map(wasteAt), growth),
    cashByMonth: () => together(ENDS.map((p) => cashAt(drawn(p)))),
    npv: (levels) => levels.map((p) => npvAt(drawn(p))),
    chanceOfSaving: only ? chance(only, npvAt) : null,
  };
}

/** Waste by month where growth scales every case alike. @param first of month 1, at the levels of the fan */
export function grown(first: readonly number[], growth: readonly number[]): MonthMoney[] {
  let sum = 0;
  return growth.map((g) => {
    sum += g;
    return { own: endsOf(first).map((v) => v * g), sum: first.map((v) => v * sum) };
  });
}

/** The value of moving is a line in the overhead, from two points of it. */
function chance({ draw }: Input, npvAt: (overhead: number) => number): number | null {
  const at0 = npvAt(0);
  const slope = npvAt(1) - at0;
  return slope === 0 ? null : shareAbove(draw, -at0 / slope);
}

function together(cases: readonly Cash[]): MonthMoney[] {
  const sums = cases.map((c) => -c.atStart);
  const start = { own: [...sums], sum: [...sums] };
  const months = (cases[0]?.months ?? []).map((_, k) => {
    const own = cases.map((c) => c.months[k] ?? 0);
    own.forEach((v, i) => {
      sums[i] = (sums[i] ?? 0) + v;
    });
    return { own, sum: [...sums] };
  });
  return [start, ...months];
}
