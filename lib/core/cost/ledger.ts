// MODEL 6.2: spend that grows by g a month. Month 1 is today's bill.

/** Growth factor of month 1 … months: `(1+g)^(k-1)`. */
export function growthFactors(monthlyGrowth: number, months: number): number[] {
  return Array.from({ length: months }, (_, k) => (1 + monthlyGrowth) ** k);
}

/** How many of today's months the first `months` months are worth: 12 without growth. */
export function monthsWorth(monthlyGrowth: number, months: number): number {
  if (monthlyGrowth === 0) return months;
  return growthFactors(monthlyGrowth, months).reduce((a, b) => a + b, 0);
}
