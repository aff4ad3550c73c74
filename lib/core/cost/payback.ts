// MODEL 6.6 and its edge cases.
import { type Figure, absent, figure } from "../units/figure";
import { monthlyRate, npvAt } from "./discount";

const never = absent("never", "moving never pays back: there is no saving");

/**
 * Months until the savings have paid the migration.
 * Constant savings give migration/saving, a fraction of a month included; otherwise the first whole month whose
 * running total reaches 0.
 *
 * @returns `never` when nothing is ever saved, `beyond_horizon` when it takes longer than the months given
 */
export function payback(savings: readonly number[], migration: number): Figure {
  const best = Math.max(...savings, 0);
  if (!(best > 0)) return never;
  const first = savings[0] ?? 0;
  const months = savings.length;
  const late = absent("beyond_horizon", `moving does not pay back within ${months} months`);
  if (savings.every((v) => v === first)) {
    const exact = migration / first;
    return exact <= months ? figure(exact) : late;
  }
  let total = -migration;
  if (total >= 0 && first > 0) return figure(0);
  for (let k = 0; k < months; k++) {
    total += savings[k] ?? 0;
    if (total >= 0) return figure(k + 1);
  }
  return late;
}

/** First month in which the discounted running total reaches 0. */
export function discountedPayback(savings: readonly number[], migration: number, annualRate: number): Figure {
  const rate = monthlyRate(annualRate);
  if (!(Math.max(...savings, 0) > 0)) return never;
  if (migration === 0 && (savings[0] ?? 0) > 0) return figure(0);
  let total = -migration;
  let factor = 1;
  for (let k = 0; k < savings.length; k++) {
    factor *= 1 + rate;
    total += (savings[k] ?? 0) / factor;
    if (total >= 0) return figure(k + 1);
  }
  return absent("beyond_horizon", `moving does not pay back within ${savings.length} months, discounted`);
}

const STEPS = 200;

/** Internal rate of return a month: root of the NPV on (0, 1) by bisection with a fixed number of steps. */
export function irrPerMonth(savings: readonly number[], migration: number): Figure {
  if (!(Math.max(...savings, 0) > 0)) return absent("never", "there is no saving, so no rate of return");
  if (migration === 0) return absent("not_applicable", "nothing is invested, so no rate of return");
  let low = 0;
  let high = 1;
  const atLow = npvAt(savings, migration, low);
  if (Math.sign(atLow) === Math.sign(npvAt(savings, migration, high)))
    return absent("not_applicable", "no rate between 0 and 100 % a month brings the value to zero");
  for (let i = 0; i < STEPS; i++) {
    const mid = (low + high) / 2;
    if (Math.sign(npvAt(savings, migration, mid)) === Math.sign(atLow)) low = mid;
    else high = mid;
  }
  return figure((low + high) / 2);
}

/** A monthly rate as a yearly one: `(1+r)^12 - 1`. */
export const perAnnum = (ratePerMonth: number): number => (1 + ratePerMonth) ** 12 - 1;
