// The money of a scenario over its trials. Where growth does not vary it scales every trial alike, and a month's quantiles
// are the first month's times its factor; where it does, each month is a column of its own.
import { monthlyBenefitsOf } from "../cost/cash";
import { monthlyRate } from "../cost/discount";
import { growthFactors } from "../cost/ledger";
import { quantilesOf } from "../stats/count-select";
import { turningQuantiles } from "../stats/turning-quantiles";
import { grown } from "./exact-money";
import { grownMonths, grownTable } from "./growing";
import { allInputs } from "./inputs";
import { type Trials, scaleBy, takeOff } from "./monte-carlo";
import { ENDS, FAN, type MonthMoney, type SimulatedMoney } from "./simulated-money";
import { cashByMonth } from "./trial-cash";

/** The money of every trial (MODEL 7), in currency units; chances are fractions. Columns are found once for the same trials. */
export function byTrials(trials: Trials): SimulatedMoney {
  const npv = npvColumn(trials);
  return {
    waste: (first, last, levels) =>
      quantilesOf(first === 1 && last === 12 ? yearColumn(trials) : wasteColumn(trials, first, last), levels),
    wasteByMonth: () => keptMonths(trials),
    cashByMonth: () => cashByMonth(trials),
    npv: (levels) => quantilesOf(npv, levels),
    chanceOfSaving: chance(npv),
  };
}

/** Waste of the months `first` to `last` together, one entry a trial. */
export function wasteColumn({ waste, growth, count }: Trials, first: number, last: number): Float64Array {
  const months = Array.from({ length: last }, (_, k) => (k + 1 >= first ? 1 : 0));
  const out = new Float64Array(count);
  scaleBy(out, waste, { ...growth, table: grownTable(growth, months) });
  return out;
}

const years = new WeakMap<Trials, Float64Array>();

/** Waste of the first twelve months together, one entry a trial; found once for the same trials. */
export function yearColumn(trials: Trials): Float64Array {
  const known = years.get(trials) ?? wasteColumn(trials, 1, 12);
  years.set(trials, known);
  return known;
}

const npvs = new WeakMap<Trials, Float64Array>();

/** Net present value of moving, one entry a trial; found once for the same trials. */
export function npvColumn(trials: Trials): Float64Array {
  const known = npvs.get(trials) ?? npvOf(trials);
  npvs.set(trials, known);
  return known;
}

function npvOf({ scenario, moving, growth, migration, groups, count }: Trials): Float64Array {
  const { annualDiscountRate, horizonMonths } = scenario;
  const rate = monthlyRate(annualDiscountRate);
  const today = (month: number) => (1 + rate) ** -month;
  const out = new Float64Array(count);
  for (const { shares, saving } of groups) {
    const weights = shares.map((share, k) => share * today(k + 1));
    scaleBy(out, saving, { ...growth, table: grownTable(growth, weights) }, true);
  }
  const benefits = monthlyBenefitsOf(scenario);
  const givenUp = moving.givenUp.reduce((sum, share, k) => sum + benefits * share * today(k + 1), 0);
  const within = moving.steps.filter((s) => s.month <= horizonMonths);
  takeOff(out, migration, givenUp + within.reduce((sum, s) => sum + s.cost * today(s.month), 0));
  return out;
}

function chance(npv: Float64Array): number | null {
  let above = 0;
  let others = 0;
  const first = npv[0];
  for (let t = 0; t < npv.length; t++) {
    if ((npv[t] as number) > 0) above++;
    if (npv[t] !== first) others++;
  }
  return others > 0 ? above / npv.length : null;
}

let kept: { of: readonly unknown[]; rows: MonthMoney[] } = { of: [], rows: [] };

/** The waste of the last trials, as long as nothing has moved but what it does not depend on: premium and cost of moving. */
function keptMonths(trials: Trials): MonthMoney[] {
  const { inputs, scenario, count } = trials;
  const drawn = allInputs(inputs).filter(({ kind }) => kind !== "premium" && kind !== "migration");
  const of = [scenario.seed, scenario.horizonMonths, count, ...drawn.map((i) => (i.varies ? i.draw : i.value))];
  if (of.length !== kept.of.length || of.some((v, i) => v !== kept.of[i])) kept = { of, rows: wasteByMonth(trials) };
  return kept.rows;
}

function wasteByMonth({ scenario, waste, growth, inputs }: Trials): MonthMoney[] {
  const months = scenario.horizonMonths;
  if (!inputs.growth.varies) return grown(quantilesOf(waste, FAN), growthFactors(scenario.monthlyGrowth, months));
  const { own, sums } = grownMonths(growth, new Array<number>(months).fill(1));
  const owns = turningQuantiles(waste, growth.ranks, own, ENDS);
  return turningQuantiles(waste, growth.ranks, sums, FAN).map((sum, k) => ({ own: owns[k] ?? [], sum }));
}
