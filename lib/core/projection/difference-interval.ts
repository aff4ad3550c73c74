// QUALITY 1.4: two plans with one seed draw the same numbers, so what they have in common cancels, and the difference has
// an interval of its own that is as narrow as it really is.
import { monthlyBenefitsOf } from "../cost/cash";
import { monthlyLicences } from "../cost/running-costs";
import type { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { quantilesOf } from "../stats/count-select";
import { inputsOf } from "./inputs";
import { TRIALS, runTrials } from "./monte-carlo";
import type { Quantiles } from "./projection";
import { ENDS } from "./simulated-money";
import { wasteColumn } from "./trial-money";

/** A plan with its overheads, one a segment, in the same order. */
export interface DrawnPlan {
  scenario: Scenario;
  overheads: readonly ResolvedOverhead[];
}

const MONTHS = 12;

/**
 * What the second plan costs more than the first in the first twelve months, trial by trial: net cost of virtualization
 * (waste + licences - benefits), in currency units; negative where it costs less.
 *
 * @returns a reason where the two do not draw the same unknowns
 */
export function differenceInterval(a: DrawnPlan, b: DrawnPlan): Quantiles | { reason: string } {
  const reason = whyApart(a.scenario, b.scenario);
  if (reason !== null) return { reason };
  const [first, second] = [netColumn(a), netColumn(b)];
  const more = second.map((x, t) => x - (first[t] ?? 0));
  const [p05 = 0, p50 = 0, p95 = 0] = quantilesOf(more, ENDS);
  return { p05, p50, p95 };
}

/** Why two plans do not draw the same unknowns; `null` where they do. */
function whyApart(a: Scenario, b: Scenario): string | null {
  if (a.currency !== b.currency) return "the plans are in different currencies";
  if (a.seed !== b.seed) return "the plans have different seeds, so each draws numbers of its own";
  if (a.segments.length !== b.segments.length)
    return "the plans have different numbers of segments, so each draws numbers of its own";
  const source = ({ overhead, profile }: Scenario["segments"][number]) => JSON.stringify([overhead, profile]);
  const same = a.segments.every((s, i) => {
    const other = b.segments[i];
    return other !== undefined && source(s) === source(other);
  });
  return same ? null : "the overheads come from different sources, and nobody knows how the two go together";
}

function netColumn({ scenario, overheads }: DrawnPlan): Float64Array {
  const trials = runTrials(scenario, inputsOf(scenario, overheads), TRIALS);
  const licences = scenario.segments.reduce((sum, s) => sum + monthlyLicences(s), 0);
  const benefits = MONTHS * monthlyBenefitsOf(scenario);
  const month = trials.waste.map((lost) => lost + licences);
  return wasteColumn({ ...trials, waste: month }, 1, MONTHS).map((year) => year - benefits);
}
