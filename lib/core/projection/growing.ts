// Growth over the trials, as factors for each entry of its table: what grows alike in a thousandth of the cases is
// multiplied once for all of them.
import type { Column } from "./monte-carlo";

/** What is kept between answers, the last used first: a moved bill, overhead or premium leaves growth as it is. */
interface Kept<T> {
  table: Float64Array;
  weights: readonly number[];
  made: T;
}

function remembered<T>(
  kept: Kept<T>[],
  most: number,
  { table, weights }: Omit<Kept<T>, "made">,
  make: (table: Float64Array, weights: readonly number[]) => T,
): T {
  const at = kept.findIndex((k) => k.table === table && sameNumbers(k.weights, weights));
  const [known] = at < 0 ? [] : kept.splice(at, 1);
  const entry = known ?? { table, weights, made: make(table, weights) };
  kept.unshift(entry);
  if (kept.length > most) kept.pop();
  return entry.made;
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((v, i) => v === b[i]);

const totals: Kept<Float64Array>[] = [];

/** What one currency unit a month comes to in the months of `weights`, for each entry of the growth's table. Not to be written to. */
export function grownTable({ table }: Pick<Column, "table">, weights: readonly number[]): Float64Array {
  // The table rises, so equal ends are one value throughout.
  if (table[0] === table[table.length - 1])
    return new Float64Array(table.length).fill(worth(table[0] as number, weights));
  return remembered(totals, 16, { table, weights }, (growth) => growth.map((g) => worth(g, weights)));
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

/** One table a month, month 1 first: of the month itself, and of all so far. */
export interface GrownMonths {
  own: Float64Array[];
  sums: Float64Array[];
}

const months: Kept<GrownMonths>[] = [];

/**
 * {@link grownTable} for every month and for the months up to it. Not to be written to.
 * @param weights of the months, none below 0
 */
export function grownMonths({ table }: Pick<Column, "table">, weights: readonly number[]): GrownMonths {
  return remembered(months, 4, { table, weights }, monthsOf);
}

function monthsOf(table: Float64Array, weights: readonly number[]): GrownMonths {
  const factors = new Float64Array(table.length).fill(1);
  const sum = new Float64Array(table.length);
  const made: GrownMonths = { own: [], sums: [] };
  for (const weight of weights) {
    const own = new Float64Array(table.length);
    addShare(own, sum, factors, weight);
    made.own.push(own);
    made.sums.push(sum.slice());
    grow(factors, table);
  }
  return made;
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
