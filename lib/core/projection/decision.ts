// Whether moving to bare metal pays: MODEL 6.5, 6.6 and 6.8. All of it is linear in the waste of a month, B:
// saving of month k = G(k) * ((1+p)*B - p*S) - benefits.
import { npv } from "../cost/discount";
import { growthFactors } from "../cost/ledger";
import { payback } from "../cost/payback";
import type { Scenario } from "../cost/scenario";
import { reasonOf, valueOf } from "../units/figure";
import { addUp } from "../units/money";
import type { Simulated } from "./monte-carlo";
import type { Projection } from "./projection";

export interface Move {
  /** Currency units a month, today. */
  spend: number;
  /** Spend that bought no work, a month, today: the sum of o*f*S. */
  waste: number;
  premium: number;
  migration: number;
}

/** Net present value of moving, over the scenario's horizon; linear and rising in `waste`. */
export function npvOfMove(scenario: Scenario, move: Move): number {
  return npv(savings(scenario, move), move.migration, scenario.annualDiscountRate);
}

function savings(scenario: Scenario, { spend, waste, premium }: Move): number[] {
  const benefits = addUp(scenario.monthlyBenefits.map((b) => b.amount));
  const today = (1 + premium) * waste - premium * spend;
  return growthFactors(scenario.monthlyGrowth, scenario.horizonMonths).map((g) => g * today - benefits);
}

/**
 * @param waste the waste of a month over the trials, and its central value
 * @param varies whether any overhead has a range; without one there is no chance to state
 */
export function decide(
  scenario: Scenario,
  spend: number,
  waste: { simulated: Simulated; central: number },
  varies: boolean,
): Projection["decision"] {
  const move = (lost: number): Move => ({
    spend,
    waste: lost,
    premium: scenario.bareMetalPremium,
    migration: scenario.migrationCost,
  });
  const value = (lost: number) => npvOfMove(scenario, move(lost));
  const months = payback(savings(scenario, move(waste.central)), scenario.migrationCost);
  const known = spend > 0 && varies;
  const reasons = [
    reasonOf(months),
    spend > 0 ? null : "no monthly bill was given",
    spend > 0 && !varies ? "the overhead is one value without a range, so there is no chance to state" : null,
  ].filter((r) => r !== null);
  return {
    npv: {
      p05: value(waste.simulated.at(0.05)),
      p50: value(waste.simulated.at(0.5)),
      p95: value(waste.simulated.at(0.95)),
    },
    paybackMonths: valueOf(months),
    probabilityOfSaving: known ? waste.simulated.shareAbove(breakEvenWaste(value, spend)) : null,
    ...(reasons.length > 0 ? { reason: reasons.join("; ") } : {}),
  };
}

/** The waste of a month at which the value of moving is 0, from two points of the line `scale` apart. */
function breakEvenWaste(value: (waste: number) => number, scale: number): number {
  const at0 = value(0);
  return (-at0 / (value(scale) - at0)) * scale;
}
