// What a projection says beside the figure and its fan: what the money goes on, what virtualization gives in return, by
// fiscal year, in whole nodes, for a unit of work, and what to do with each segment.
import type { Scenario } from "../cost/scenario";
import type { Steps } from "../steps";
import { NO_BILL, nothingToMove } from "../cost/what-moves";
import { adviceOf } from "./advice";
import { alone } from "./alone";
import { conclusionOf } from "./conclusion";
import { convenienceOf } from "./convenience";
import { fiscalYearsOf } from "./fiscal-years";
import { nodesOf } from "./nodes";
import { paidOf } from "./paid";
import type { Projection, Quantiles } from "./projection";
import { type Simulation, npvQuantiles, simulateMoney, wasteQuantiles } from "./simulation";
import type { SegmentMoney, Totals } from "./totals";
import { usefulHoursOf } from "./useful-hours";
import { workOf } from "./work";

type Answers = Pick<
  Projection,
  "paid" | "paidNotes" | "convenience" | "fiscalYears" | "nodes" | "work" | "usefulHour" | "advice" | "conclusion"
>;

interface Known {
  parts: readonly SegmentMoney[];
  totals: Totals;
  simulation: Simulation;
  series: Projection["series"];
  /** Every segment rests on a comparison that claims nothing. */
  unclaimed: boolean;
}

/**
 * The answers beside the figure and its fan.
 *
 * @returns money in currency units, a month unless its field says otherwise; fractions as fractions
 * @throws RangeError when an amount is not finite
 */
export function* answersOf(
  scenario: Scenario,
  { parts, totals, simulation, series, unclaimed }: Known,
): Steps<Answers> {
  const { count } = simulation.trials;
  const npv = npvQuantiles(simulation);
  const convenience = convenienceOf(scenario, totals);
  const bill = nothingToMove(scenario) !== NO_BILL;
  const whole = parts.length === 1 && scenario.segments[0]?.move !== "never" ? npv : null;
  const npvs: Quantiles[] = [];
  for (const [i, { overhead }] of parts.entries()) {
    if (!bill) npvs.push({ p05: 0, p50: 0, p95: 0 });
    else npvs.push(whole ?? npvQuantiles(simulateMoney(alone(scenario, i), [overhead], count)));
    yield;
  }
  return {
    ...paidOf(scenario, totals),
    convenience,
    fiscalYears: bill ? fiscalYearsOf(scenario, series, (first, last) => wasteQuantiles(simulation, first, last)) : [],
    nodes: nodesOf(parts),
    work: workOf(parts, scenario.bareMetalPremium),
    usefulHour: usefulHoursOf(parts, scenario.bareMetalPremium),
    advice: adviceOf(scenario, parts, npvs),
    conclusion: conclusionOf(scenario, parts, npv, convenience, unclaimed),
  };
}
