// MODEL 6.5: a plan's money month by month at given figures: what is spent at once, and what each month then saves.
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { addUp } from "../units/money";
import { npv } from "./discount";
import { growthFactors } from "./ledger";
import { type SegmentFigures, movingOf, premiumOf, segmentSaving } from "./moving";
import type { Scenario } from "./scenario";
import { movesEver } from "./what-moves";

export interface Cash {
  /** One-off costs at month 0, currency units. */
  atStart: number;
  /** Month 1 first: what is saved, less what is given up and the one-off costs of that month; currency units. */
  months: number[];
  /** Month of the last one-off cost; 0 where all of it is at the start. */
  lastCost: number;
}

/** An overhead by its range: what the central case needs of it. */
export type Central = Pick<ResolvedOverhead, "range">;

/** The central case of every segment, in the scenario's order. @throws RangeError when the overheads do not fit the segments */
export function centralFigures(scenario: Scenario, overheads: readonly Central[]): SegmentFigures[] {
  return scenario.segments.map((segment, i) => {
    const overhead = overheads[i];
    if (!overhead) throw new RangeError("each segment needs its overhead, in the same order");
    return {
      spend: segment.monthlySpend,
      overhead: overhead.range.value,
      bindingShare: segment.bindingShare,
      premium: premiumOf(segment, scenario.bareMetalPremium),
    };
  });
}

/** What virtualization gives in return, in currency units a month. */
export const monthlyBenefitsOf = ({ monthlyBenefits }: Pick<Scenario, "monthlyBenefits">): number =>
  addUp(monthlyBenefits.map((b) => b.amount));

/**
 * The plan's cash at these figures: savings grow with the spend, what is given up does not.
 *
 * @param figures one a segment, in the scenario's order
 */
export function cashOf(scenario: Scenario, figures: readonly SegmentFigures[]): Cash {
  const { shares, steps, givenUp } = movingOf(scenario);
  const benefits = monthlyBenefitsOf(scenario);
  const whole = scenario.segments.map((s, i) => segmentSaving(s, figures[i] as SegmentFigures));
  const growth = growthFactors(scenario.monthlyGrowth, scenario.horizonMonths);
  const costIn = (month: number) => steps.reduce((sum, s) => sum + (s.month === month ? s.cost : 0), 0);
  const within = steps.filter((s) => s.month <= scenario.horizonMonths);
  return {
    atStart: (scenario.segments.some(movesEver) ? scenario.migrationCost : 0) + costIn(0),
    months: growth.map((g, k) => {
      const saved = whole.reduce((sum, v, i) => sum + v * (shares[i]?.[k] ?? 0), 0);
      return g * saved - (givenUp[k] ?? 0) * benefits - costIn(k + 1);
    }),
    lastCost: Math.max(0, ...within.map((s) => s.month)),
  };
}

/** Net present value of the cash, in currency units. */
export const worthNow = ({ months, atStart }: Cash, annualRate: number): number => npv(months, atStart, annualRate);

/** Net present value of the plan in its central case, in currency units. */
export const centralWorth = (scenario: Scenario, overheads: readonly Central[]): number =>
  worthNow(cashOf(scenario, centralFigures(scenario, overheads)), scenario.annualDiscountRate);
