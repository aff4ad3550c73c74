// The scenario's answer: MODEL 1.2, 6 and 7.
import { growthFactors } from "../cost/ledger";
import type { Scenario } from "../cost/scenario";
import { chargedPlan } from "../cost/what-moves";
import { type Grade, weakest } from "../evidence/grade";
import { PARTIAL_SUM, isPartial } from "../overhead/partial-range";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { type Steps, atOnce } from "../steps";
import { answersOf } from "./answers";
import { assumptionsOf, billGradeOf, isGraded, settingsOf, weakestOf, withNotes } from "./assumptions";
import { cashFlowOf } from "./cash-flow";
import { decide } from "./decision";
import { distributionOf } from "./distribution";
import { influenceOf } from "./influence";
import { measureNext } from "./measure-next";
import { MODEL_VERSION } from "./model-version";
import { TRIALS } from "./monte-carlo";
import { notClaimed } from "./not-claimed";
import type { Projection } from "./projection";
import { sentenceOf } from "./sentence";
import { type Simulation, asQuantiles, simulate } from "./simulation";
import { moneyDistribution, moneyMonth, moneyRange, moneyRow } from "./to-the-micro";
import { type SegmentMoney, segmentMoney, totalsOf } from "./totals";
import { warningsOf } from "./warnings";
import { whatMatters } from "./what-matters";

/**
 * Turns a scenario and its resolved overheads into money over the horizon.
 *
 * @param resolved one overhead a segment, in the same order
 * @param billGrade how far monthly bills without a grade of their own can be trusted; `example` for a bill nobody typed
 * @param trials cases that are drawn; fewer only while an input is being moved
 * @returns fractions as fractions, money in the scenario's currency units, rounded once to the micro; the same inputs give the same figures
 * @throws RangeError when the overheads do not fit the segments
 */
export const project = (...of: Parameters<typeof projecting>): Projection => atOnce(projecting(...of));

/** {@link project} in parts, for a server that has others to answer: many segments take a good part of a second. */
export function* projecting(
  scenario: Scenario,
  resolved: readonly ResolvedOverhead[],
  billGrade: Grade = "entered",
  trials: number = TRIALS,
): Steps<Projection> {
  const overheads = withNotes(scenario, resolved);
  const parts = segmentMoney(scenario, overheads);
  const totals = totalsOf(parts);
  const charged = chargedPlan(scenario);
  const simulation = simulate(charged, overheads, trials);
  yield;
  const bills = scenario.segments.map((s) => billGradeOf(s, billGrade));
  const assumptions = assumptionsOf(scenario, overheads, bills);
  const grade = weakest(assumptions.filter(isGraded).map((a) => a.grade));
  const level = levelOf(overheads);
  const segments = parts.map(shownSegment);
  const warnings = warningsOf(scenario, parts, totals.spend);
  const unclaimed = notClaimed({ warnings, segments }) !== null;
  const series = seriesOf(scenario, totals.spend, simulation);
  yield;
  const distribution = moneyDistribution(distributionOf(simulation, overheads));
  const cashFlow = cashFlowOf(charged, overheads, simulation);
  yield;
  const sensitivity = whatMatters(charged, parts, totals).map(moneyRow);
  yield;
  const influence = influenceOf(simulation);
  yield;
  const next = measureNext(simulation, overheads);
  yield;
  const answers = yield* answersOf(scenario, { parts, totals, simulation, series, unclaimed });
  return {
    currency: scenario.currency,
    grade,
    weakest: weakestOf(assumptions, grade),
    sentence: sentenceOf(scenario, parts, totals, level, weakest(bills), distribution.chanceAboveZero),
    level,
    overhead: { ...totals.overhead, grade: weakest(overheads.map((o) => o.grade)) },
    perMonth: totals.perMonth,
    perYear: totals.perYear,
    extraCapacity: totals.extraCapacity,
    breakEvenPremium: totals.breakEvenPremium,
    distribution,
    decision: decide(scenario, overheads, simulation, unclaimed),
    series,
    cashFlow,
    segments,
    sensitivity,
    influence,
    measureNext: next,
    ...answers,
    assumptions,
    settings: settingsOf(scenario),
    warnings,
    modelVersion: MODEL_VERSION,
    seed: scenario.seed,
  };
}

function shownSegment({ segment, overhead, wastePerYear }: SegmentMoney): Projection["segments"][number] {
  return {
    name: segment.name,
    overhead: { ...overhead.range },
    grade: overhead.grade,
    source: overhead.source,
    ...(overhead.verdict ? { verdict: overhead.verdict } : {}),
    perYear: moneyRange(wastePerYear),
  };
}

function seriesOf(scenario: Scenario, spend: number, { money }: Simulation): Projection["series"] {
  const growth = growthFactors(scenario.monthlyGrowth, scenario.horizonMonths);
  return money.wasteByMonth().map(({ own, sum }, k) => {
    const [p05 = 0, p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0, p95 = 0] = sum;
    return moneyMonth({
      month: k + 1,
      spend: spend * (growth[k] ?? 0),
      waste: asQuantiles(own),
      cumulativeWaste: { p05, p10, p25, p50, p75, p90, p95 },
    });
  });
}

/** Of several segments the ends are added, so that no level of a single one is theirs. */
function levelOf(overheads: readonly ResolvedOverhead[]): string {
  const [first, ...more] = new Set(overheads.map((o) => o.level));
  const varies = overheads.some((o) => o.range.low !== o.range.high);
  if (overheads.length === 1 || (!varies && more.length === 0)) return first ?? "";
  if (overheads.some((o) => isPartial(o.level))) return PARTIAL_SUM;
  return "from all segments at their low end to all at their high end";
}
