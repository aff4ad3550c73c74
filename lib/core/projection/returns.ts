// MODEL 6.6 over the plan's own cash: phases, commitments and the one-off costs of single steps are in it.
import { type Central, cashOf, centralFigures } from "../cost/cash";
import { discountedPayback, irrPerMonth, payback, perAnnum } from "../cost/payback";
import type { Scenario } from "../cost/scenario";
import { reasonOf, valueOf } from "../units/figure";
import type { Projection } from "./projection";

type Decision = Projection["decision"];

/** Payback, discounted payback and rate of return a year of the central case; `null` with its reason. */
export interface Returns
  extends Pick<
    Decision,
    "paybackMonths" | "discountedPaybackMonths" | "irr" | "irrReason" | "discountedPaybackReason"
  > {
  paybackReason: string | null;
}

/**
 * When the plan's central case has paid, and at what rate (MODEL 6.6): months, and a fraction a year.
 *
 * @param overheads one a segment, in the scenario's order
 * @throws RangeError when the overheads do not fit the segments
 */
export function returnsOf(scenario: Scenario, overheads: readonly Central[]): Returns {
  const cash = cashOf(scenario, centralFigures(scenario, overheads));
  const simple = payback(cash.months, cash.atStart, cash);
  const discounted = discountedPayback(cash.months, cash.atStart, scenario.annualDiscountRate, cash);
  const rate = irrPerMonth(cash.months, cash.atStart);
  const perMonth = valueOf(rate);
  const irrReason = reasonOf(rate);
  const discountedPaybackReason = reasonOf(discounted);
  return {
    paybackMonths: valueOf(simple),
    paybackReason: reasonOf(simple),
    discountedPaybackMonths: valueOf(discounted),
    irr: perMonth === null ? null : perAnnum(perMonth),
    ...(irrReason === null ? {} : { irrReason }),
    ...(discountedPaybackReason === null ? {} : { discountedPaybackReason }),
  };
}
