// MODEL 6.6 and its edge cases.
import { type Figure, absent, figure } from "../units/figure";
import { monthlyRate, npvAt } from "./discount";

const never = absent("never", "moving never pays back: there is no saving");

/** Which month the last one-off cost falls in, where some come later than the start: before it nothing is paid back. */
interface Later {
  lastCost?: number;
}

/**
 * Months until the savings have paid the migration.
 * Constant savings give migration/saving, a fraction of a month included; otherwise the first whole month whose
 * running total reaches 0, and not before the last one-off cost.
 *
 * @param savings month 1 first, currency units, one-off costs of their months taken off
 * @param migration currency units, at the start
 * @returns `never` when nothing is ever saved, `beyond_horizon` when it takes longer than the months given
 */
export function payback(savings: readonly number[], migration: number, { lastCost = 0 }: Later = {}): Figure {
  const best = Math.max(...savings, 0);
  if (!(best > 0)) return never;
  const first = savings[0] ?? 0;
  const months = savings.length;
  const late = absent("beyond_horizon", `moving does not pay back within ${months} months`);
  if (savings.every((v) => v === first)) {
    const exact = migration / first;
    return exact <= months ? figure(exact) : late;
  }
  const month = firstAtZero(savings, migration, lastCost);
  return month === null ? late : figure(month);
}

/** First month in which the discounted running total reaches 0, and not before the last one-off cost. */
export function discountedPayback(
  savings: readonly number[],
  migration: number,
  annualRate: number,
  { lastCost = 0 }: Later = {},
): Figure {
  const rate = monthlyRate(annualRate);
  if (!(Math.max(...savings, 0) > 0)) return never;
  const discounted = savings.map((v, k) => v / (1 + rate) ** (k + 1));
  const month = firstAtZero(discounted, migration, lastCost);
  return month === null
    ? absent("beyond_horizon", `moving does not pay back within ${savings.length} months, discounted`)
    : figure(month);
}

/** 0 where nothing is ever invested; `null` where the total does not come back. */
function firstAtZero(savings: readonly number[], migration: number, lastCost: number): number | null {
  const earns = (savings.find((v) => v !== 0) ?? 0) > 0;
  if (migration === 0 && lastCost === 0 && earns) return 0;
  let total = -migration;
  for (const [k, v] of savings.entries()) {
    total += v;
    if (total >= 0 && k + 1 >= lastCost) return k + 1;
  }
  return null;
}

const STEPS = 200;

/**
 * Internal rate of return a month: root of the NPV on (0, 1) by bisection with a fixed number of steps. A running total
 * that changes its sign more than once may have several roots, so none of them is the rate (Norstrom 1972).
 */
export function irrPerMonth(savings: readonly number[], migration: number): Figure {
  if (!(Math.max(...savings, 0) > 0)) return absent("never", "there is no saving, so no rate of return");
  const flow = [-migration, ...savings];
  if (flow.every((v) => v >= 0)) return absent("not_applicable", "nothing is invested, so no rate of return");
  if ((flow.find((v) => v !== 0) ?? 0) > 0)
    return absent("not_applicable", "the plan earns before it invests, so no rate of return");
  if (signChanges(runningTotals(flow)) > 1)
    return absent(
      "not_applicable",
      "the running total crosses zero more than once, so several rates of return would fit",
    );
  let low = 0;
  let high = 1;
  const atLow = npvAt(savings, migration, low);
  if (atLow <= 0) return absent("not_applicable", "the plan earns back no more than it costs, so no rate of return");
  if (npvAt(savings, migration, high) > 0) return absent("not_applicable", "the rate of return is above 100 % a month");
  for (let i = 0; i < STEPS; i++) {
    const mid = (low + high) / 2;
    if (Math.sign(npvAt(savings, migration, mid)) === Math.sign(atLow)) low = mid;
    else high = mid;
  }
  return figure((low + high) / 2);
}

function runningTotals(flow: readonly number[]): number[] {
  let total = 0;
  return flow.map((v) => (total += v));
}

const signChanges = (values: readonly number[]): number => {
  const signs = values.map(Math.sign).filter((s) => s !== 0);
  return signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
};

/** A monthly rate as a yearly one: `(1+r)^12 - 1`. */
export const perAnnum = (ratePerMonth: number): number => (1 + ratePerMonth) ** 12 - 1;
