// MODEL 6.11: what virtualization costs a month after what it gives. A net below zero says that it pays for itself.
import { monthlyBenefitsOf } from "../cost/cash";
import { costOfConvenience } from "../cost/convenience";
import { monthlyLicences } from "../cost/running-costs";
import type { Scenario } from "../cost/scenario";
import type { Range } from "../overhead/resolved-overhead";
import { addUp } from "../units/money";
import type { Totals } from "./totals";

/** Currency units a month, month 1; `net` = waste + licences - benefits at each end. */
export interface ConvenienceCost {
  waste: Range;
  licences: number;
  benefits: number;
  net: Range;
}

/** The cost of convenience (MODEL 6.11) of month 1, in currency units; at each end of the waste the net adds up to the micro. */
export function convenienceOf(scenario: Scenario, { perMonth: { waste } }: Pick<Totals, "perMonth">): ConvenienceCost {
  const licences = addUp(scenario.segments.map(monthlyLicences));
  const benefits = monthlyBenefitsOf(scenario);
  const net = (end: keyof Range) => costOfConvenience(waste[end], licences, benefits);
  return { waste, licences, benefits, net: { low: net("low"), value: net("value"), high: net("high") } };
}
