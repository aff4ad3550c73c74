// What moving saves month by month over the trials, less what it costs in that month: the scenario's one-off cost at month 0,
// a segment's own at its move, and what virtualization gave.
import { monthlyBenefitsOf } from "../cost/cash";
import { quantilesOf } from "../stats/count-select";
import { turningQuantiles } from "../stats/turning-quantiles";
import { grownMonths } from "./growing";
import { type Trials, scaleBy, takeOff } from "./monte-carlo";
import { ENDS, type MonthMoney } from "./simulated-money";

/** Month 0 first, at P5, P50 and P95, in currency units. */
export function cashByMonth(trials: Trials): MonthMoney[] {
  const { scenario, migration, inputs, count } = trials;
  const known = costsOf(trials);
  const atStart = known[0] ?? 0;
  const begin = quantilesOf(takeOff(new Float64Array(count), migration, atStart), ENDS);
  let spent = atStart;
  const rows = savedByMonth(trials, known).map(({ own, sum }, k): MonthMoney => {
    const cost = known[k + 1] ?? 0;
    spent += cost;
    return {
      own: own.map((v) => v - cost),
      sum: inputs.migration.varies ? sum : sum.map((v) => v - scenario.migrationCost - spent),
    };
  });
  return [{ own: begin, sum: begin }, ...rows];
}

/** What is saved in each month, and up to it; where the cost of moving varies, less all costs so far. */
function savedByMonth(trials: Trials, known: readonly number[]): MonthMoney[] {
  const { groups, growth, inputs } = trials;
  const [only, ...others] = groups;
  if (!only || others.length > 0) return totalled(trials, known);
  const months = grownMonths(growth, only.shares);
  // With known growth a month is one column times a factor, which is not below 0.
  const plain = inputs.growth.varies ? null : quantilesOf(only.saving, ENDS);
  const rowsOf = (tables: readonly Float64Array[]) =>
    plain
      ? tables.map((table) => plain.map((v) => v * (table[0] as number)))
      : turningQuantiles(only.saving, growth.ranks, tables, ENDS);
  const own = rowsOf(months.own);
  if (inputs.migration.varies) return totalled(trials, known, own);
  return rowsOf(months.sums).map((sum, k) => ({ own: own[k] ?? [], sum }));
}

/** The same from columns: what has moved by a month is one of them, which grows alike. @param owns quantiles of the months where they are known */
function totalled(trials: Trials, known: readonly number[], owns?: readonly number[][]): MonthMoney[] {
  const { scenario, groups, growth, migration, inputs, count } = trials;
  const factors = grownMonths(growth, new Array<number>(scenario.horizonMonths).fill(1)).own;
  const moved = new Float64Array(count);
  const own = new Float64Array(count);
  const sum = new Float64Array(count);
  let spent = known[0] ?? 0;
  return factors.map((table, k) => {
    for (const { shares, saving } of groups) addTimes(moved, saving, (shares[k] ?? 0) - (shares[k - 1] ?? 0));
    scaleBy(own, moved, { ...growth, table });
    addTimes(sum, own, 1);
    spent += known[k + 1] ?? 0;
    return {
      own: owns?.[k] ?? quantilesOf(own, ENDS),
      sum: quantilesOf(inputs.migration.varies ? takeOff(sum.slice(), migration, spent) : sum, ENDS),
    };
  });
}

function addTimes(out: Float64Array, column: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let t = 0; t < out.length; t++) out[t] = (out[t] as number) + (column[t] as number) * factor;
}

/** Costs that no trial changes, month 0 first: the segments' own moves, and what is given up. */
function costsOf({ scenario, moving }: Trials): number[] {
  const benefits = monthlyBenefitsOf(scenario);
  return Array.from({ length: scenario.horizonMonths + 1 }, (_, month) => {
    const steps = moving.steps.reduce((sum, s) => sum + (s.month === month ? s.cost : 0), 0);
    return steps + (month === 0 ? 0 : benefits * (moving.givenUp[month - 1] ?? 0));
  });
}
