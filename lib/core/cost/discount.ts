// MODEL 6.5 and 6.7: end-of-month savings, discounted; the migration cost stands at month 0.

/** Monthly rate of an annual one: `(1+R)^(1/12) - 1`. */
export const monthlyRate = (annualRate: number): number => Math.expm1(Math.log1p(annualRate) / 12);

/**
 * Net present value, in currency units.
 *
 * @param savings month 1 first, currency units
 * @param migration one-off cost at month 0
 */
export function npv(savings: readonly number[], migration: number, annualRate: number): number {
  return npvAt(savings, migration, monthlyRate(annualRate));
}

/** The same at a rate a month. */
export function npvAt(savings: readonly number[], migration: number, ratePerMonth: number): number {
  let sum = -migration;
  let factor = 1;
  for (const v of savings) {
    factor *= 1 + ratePerMonth;
    sum += v / factor;
  }
  return sum;
}

/** Savings that a commitment leaves: until its end month (inclusive) only the uncommitted share is real. */
export function underCommitment(savings: readonly number[], committedShare: number, endMonth: number): number[] {
  return savings.map((v, k) => (k + 1 <= endMonth ? v * (1 - committedShare) : v));
}
