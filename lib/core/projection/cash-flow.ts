// The move's money month by month, over all cases and in the central one.
import { cashOf, centralFigures } from "../cost/cash";
import { monthlyRate } from "../cost/discount";
import type { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { toTheMicro } from "../units/money";
import type { Quantiles } from "./projection";
import { type Simulation, asQuantiles } from "./simulation";
import { moneyQuantiles } from "./to-the-micro";

/** Currency units. Month 0 holds what is spent at once. */
export interface CashMonth {
  month: number;
  /** Saved in the month, less the one-off costs of its steps. */
  saving: Quantiles;
  /** All of it so far. */
  cumulative: Quantiles;
  /** The central case so far, discounted to month 0; of the last month it is the central net present value. */
  discounted: number;
}

/**
 * The plan's cash by month, 0 to the horizon (MODEL 6.5): quantiles over the trials, and the central case discounted.
 *
 * @param overheads one a segment, in the scenario's order
 * @returns currency units, whole micros
 * @throws RangeError when the overheads do not fit the segments
 */
export function cashFlowOf(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  { money }: Pick<Simulation, "money">,
): CashMonth[] {
  const central = cashOf(scenario, centralFigures(scenario, overheads));
  const rate = monthlyRate(scenario.annualDiscountRate);
  let discounted = -central.atStart;
  return money.cashByMonth().map(({ own, sum }, month) => {
    if (month > 0) discounted += (central.months[month - 1] ?? 0) / (1 + rate) ** month;
    return {
      month,
      saving: moneyQuantiles(asQuantiles(own)),
      cumulative: moneyQuantiles(asQuantiles(sum)),
      discounted: toTheMicro(discounted),
    };
  });
}
