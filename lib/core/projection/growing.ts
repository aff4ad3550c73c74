// Growth over the trials, as factors for each entry of its table: what grows alike in a thousandth of the cases is
// multiplied once for all of them.
import type { Column } from "./monte-carlo";

/** What one currency unit a month comes to in the months of `weights`, for each entry of the growth's table. */
export function grownTable({ table }: Pick<Column, "table">, weights: readonly number[]): Float64Array {
  const out = new Float64Array(table.length);
  // The table rises, so equal ends are one value throughout.
  if (table[0] === table[table.length - 1]) return out.fill(worth(table[0] ?? 0, weights));
  for (let k = 0; k < out.length; k++) out[k] = worth(table[k] as number, weights);
  return out;
}

function worth(growth: number, weights: readonly number[]): number {
  let factor = 1;
  let sum = 0;
  for (let k = 0; k < weights.length; k++) {
    sum += (weights[k] as number) * factor;
    factor *= 1 + growth;
  }
  return sum;
}

/**
 * Month by month, the factors of the month and their running sum for each row of `weights`; the arrays are the same ones
 * each time. @param weights one row a group, month 1 first
 */
export function* growing({ table }: Pick<Column, "table">, weights: readonly (readonly number[])[], months: number) {
  const factors = new Float64Array(table.length).fill(1);
  const own = weights.map(() => new Float64Array(table.length));
  const sums = weights.map(() => new Float64Array(table.length));
  for (let month = 0; month < months; month++) {
    weights.forEach((row, g) => {
      addShare(own[g] as Float64Array, sums[g] as Float64Array, factors, row[month] ?? 0);
    });
    yield { month: month + 1, own, sums };
    grow(factors, table);
  }
}

function grow(factors: Float64Array, table: Float64Array): void {
  for (let k = 0; k < factors.length; k++) factors[k] = (factors[k] as number) * (1 + (table[k] as number));
}

function addShare(own: Float64Array, sums: Float64Array, factors: Float64Array, weight: number): void {
  for (let k = 0; k < own.length; k++) {
    const v = weight * (factors[k] as number);
    own[k] = v;
    sums[k] = (sums[k] as number) + v;
  }
}
