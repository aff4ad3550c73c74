// What moving saves month by month over the trials, less what it costs in that month: the scenario's one-off cost at month 0,
// a segment's own at its move, and what virtualization gave.
import { monthlyBenefitsOf } from "../cost/cash";
import { quantilesOf, quantilesOfProducts, spanOf } from "../stats/count-select";
import { growing } from "./growing";
import { type Trials, scaleBy, takeOff } from "./monte-carlo";
import { ENDS, type MonthMoney } from "./simulated-money";

/** Month 0 first, at P5, P50 and P95, in currency units. */
export function cashByMonth(trials: Trials): MonthMoney[] {
  const { scenario, groups, growth, migration, inputs, count } = trials;
  const known = costsOf(trials);
  const out = new Float64Array(count);
  const moved = inputs.migration.varies;
  const begin = quantilesOf(takeOff(out, migration, known[0] ?? 0), ENDS);
  const rows: MonthMoney[] = [{ own: begin, sum: begin }];
  const sumUp = (tables: readonly Float64Array[]) => {
    if (groups.length === 0) out.fill(0);
    groups.forEach(({ saving }, g) => {
      scaleBy(out, saving, { ...growth, table: tables[g] as Float64Array }, g > 0);
    });
    return out;
  };
  const [first, ...others] = groups;
  const only = others.length === 0 ? first : undefined;
  const span = only && spanOf(only.saving);
  // With known growth a month is one column times a factor, which is not below 0.
  const plain = only && !inputs.growth.varies ? quantilesOf(only.saving, ENDS) : null;
  const saved = (tables: readonly Float64Array[]) => {
    const [table] = tables;
    if (!only || !span || !table) return quantilesOf(sumUp(tables), ENDS);
    return plain
      ? plain.map((v) => v * (table[0] as number))
      : quantilesOfProducts(only.saving, span, { ...growth, table }, ENDS);
  };
  let spent = known[0] ?? 0;
  const weights = groups.map((g) => g.shares);
  for (const { month, own, sums } of growing(growth, weights, scenario.horizonMonths)) {
    const cost = known[month] ?? 0;
    spent += cost;
    rows.push({
      own: saved(own).map((v) => v - cost),
      sum: moved
        ? quantilesOf(takeOff(sumUp(sums), migration, spent), ENDS)
        : saved(sums).map((v) => v - scenario.migrationCost - spent),
    });
  }
  return rows;
}

/** Costs that no trial changes, month 0 first: the segments' own moves, and what is given up. */
function costsOf({ scenario, moving }: Trials): number[] {
  const benefits = monthlyBenefitsOf(scenario);
  return Array.from({ length: scenario.horizonMonths + 1 }, (_, month) => {
    const steps = moving.steps.reduce((sum, s) => sum + (s.month === month ? s.cost : 0), 0);
    return steps + (month === 0 ? 0 : benefits * (moving.givenUp[month - 1] ?? 0));
  });
}
