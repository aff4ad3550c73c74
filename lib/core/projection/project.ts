// The scenario's answer: MODEL 1.2, 6 and 7.
import { growthFactors } from "../cost/ledger";
import type { Scenario } from "../cost/scenario";
import { type Grade, weakest } from "../evidence/grade";
import { assumptionsOf, isGraded, settingsOf, weakestOf } from "./assumptions";
import { decide } from "./decision";
import { MODEL_VERSION } from "./model-version";
import { type Simulated, simulate } from "./monte-carlo";
import { PARTIAL_SUM, isPartial } from "../overhead/partial-range";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import type { Projection } from "./projection";
import { MOVE_WITHHELD, notClaimed } from "./not-claimed";
import { sentenceOf } from "./sentence";
import { moneyMonth, moneyQuantiles, moneyRange, moneyRow } from "./to-the-micro";
import { type SegmentMoney, segmentMoney, totalsOf } from "./totals";
import { warningsOf } from "./warnings";
import { whatMatters } from "./what-matters";

/**
 * Turns a scenario and its resolved overheads into money over the horizon.
 *
 * @param overheads one a segment, in the same order
 * @param billGrade how far monthly bills without a grade of their own can be trusted; `example` for a bill nobody typed
 * @returns fractions as fractions, money in the scenario's currency units, rounded once to the micro; the same inputs give the same figures
 * @throws RangeError when the overheads do not fit the segments
 */
export function project(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  billGrade: Grade = "entered",
): Projection {
  const parts = segmentMoney(scenario, overheads);
  const totals = totalsOf(parts);
  const simulated = simulate(
    parts.map((p) => ({ weight: p.segment.monthlySpend * p.segment.bindingShare, draw: p.overhead.quantile })),
    scenario.seed,
  );
  const bills = scenario.segments.map((s) => s.spendGrade ?? billGrade);
  const assumptions = assumptionsOf(scenario, overheads, bills);
  const grade = weakest(assumptions.filter(isGraded).map((a) => a.grade));
  const level = levelOf(overheads);
  const varies = parts.some((p) => p.segment.monthlySpend > 0 && p.overhead.range.low !== p.overhead.range.high);
  const decision = decide(scenario, totals.spend, { simulated, central: totals.perMonth.waste.value }, varies);
  const segments = parts.map(shownSegment);
  const warnings = warningsOf(scenario, parts, totals.spend);
  return {
    currency: scenario.currency,
    grade,
    weakest: weakestOf(assumptions, grade),
    sentence: sentenceOf(scenario, parts, totals, level, weakest(bills)),
    level,
    overhead: { ...totals.overhead, grade: weakest(overheads.map((o) => o.grade)) },
    perMonth: totals.perMonth,
    perYear: totals.perYear,
    extraCapacity: totals.extraCapacity,
    breakEvenPremium: totals.breakEvenPremium,
    decision: {
      ...decision,
      npv: moneyQuantiles(decision.npv),
      ...(notClaimed({ warnings, segments }) ? WITHHELD : {}),
    },
    series: seriesOf(scenario, totals.spend, simulated).map(moneyMonth),
    segments,
    sensitivity: whatMatters(scenario, parts, totals).map(moneyRow),
    assumptions,
    settings: settingsOf(scenario),
    warnings,
    modelVersion: MODEL_VERSION,
    seed: scenario.seed,
  };
}

/** The value of moving keeps its shape; who shows it withholds it too. */
const WITHHELD = { paybackMonths: null, probabilityOfSaving: null, reason: MOVE_WITHHELD };

function shownSegment({ segment, overhead, wastePerYear }: SegmentMoney): Projection["segments"][number] {
  return {
    name: segment.name,
    overhead: { ...overhead.range },
    grade: overhead.grade,
    source: overhead.source,
    perYear: moneyRange(wastePerYear),
  };
}

/** Growth scales every trial alike, so a month's quantiles are the first month's times its factor. */
function seriesOf(scenario: Scenario, spend: number, simulated: Simulated): Projection["series"] {
  const first = {
    p05: simulated.at(0.05),
    p10: simulated.at(0.1),
    p25: simulated.at(0.25),
    p50: simulated.at(0.5),
    p75: simulated.at(0.75),
    p90: simulated.at(0.9),
    p95: simulated.at(0.95),
  };
  let worth = 0;
  return growthFactors(scenario.monthlyGrowth, scenario.horizonMonths).map((g, k) => {
    worth += g;
    return {
      month: k + 1,
      spend: spend * g,
      waste: { p05: first.p05 * g, p50: first.p50 * g, p95: first.p95 * g },
      cumulativeWaste: {
        p05: first.p05 * worth,
        p10: first.p10 * worth,
        p25: first.p25 * worth,
        p50: first.p50 * worth,
        p75: first.p75 * worth,
        p90: first.p90 * worth,
        p95: first.p95 * worth,
      },
    };
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
