import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "./quantile";
import { mulberry32, normals } from "./random";
import { turningQuantiles } from "./turning-quantiles";

const LEVELS = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

/** Each month's quantiles from a sort of its own. */
function plainly(values: Float64Array, ranks: Uint16Array, tables: readonly Float64Array[], levels: readonly number[]) {
  return tables.map((table) => {
    const sorted = values.map((v, i) => v * (table[ranks[i] ?? 0] ?? 0)).sort();
    return levels.map((p) => quantile(sorted, p));
  });
}

/** What a unit comes to in month 1 … months where it grows by each entry, and up to that month. */
function grown(growth: readonly number[], weights: readonly number[]) {
  const own = weights.map((w, k) => Float64Array.from(growth, (g) => w * (1 + g) ** k));
  const sums = own.map((_, k) =>
    Float64Array.from(growth, (_, r) => own.slice(0, k + 1).reduce((s, t) => s + (t[r] ?? 0), 0)),
  );
  return { own, sums };
}

function expectSorted(
  values: Float64Array,
  ranks: Uint16Array,
  tables: readonly Float64Array[],
  levels: readonly number[],
) {
  const [found, plain] = [turningQuantiles(values, ranks, tables, levels), plainly(values, ranks, tables, levels)];
  found.forEach((row, k) => {
    const width = Math.max(1e-300, ...(plain[k] ?? []).map(Math.abs));
    row.forEach((q, i) => expect(Math.abs(q - (plain[k]?.[i] ?? Number.NaN)) / width).toBeLessThan(1e-12));
    expect(row).toHaveLength(levels.length);
  });
  expect(found).toHaveLength(tables.length);
}

test("every month has the quantiles that sorting it gives, whatever its values and its growth", () => {
  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1, -1, 1e9));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.array(fc.double({ min: -1, max: 0.4, noNaN: true }), { minLength: 1, maxLength: 9 }),
      fc.array(fc.constantFrom(0, 0.4, 1), { minLength: 1, maxLength: 40 }),
      (plain, growth, weights) => {
        const values = Float64Array.from(plain);
        const rising = [...growth].sort((a, b) => a - b);
        const ranks = Uint16Array.from(plain, (_, i) => (i * 7) % rising.length);
        const { own, sums } = grown(rising, weights);
        expectSorted(values, ranks, own, LEVELS);
        expectSorted(values, ranks, sums, LEVELS);
      },
    ),
    { numRuns: 60 },
  );
});

test("thousands of cases over five years do too, also where some save and others lose", () => {
  const normal = normals(mulberry32(11));
  const uniform = mulberry32(12);
  const growth = Array.from({ length: 201 }, (_, k) => -0.04 + 0.0005 * k);
  const { own, sums } = grown(growth, new Array<number>(60).fill(1));
  const ranks = Uint16Array.from({ length: 4_000 }, () => uniform() * growth.length);
  for (const shift of [0.3, 0, -5]) {
    const values = Float64Array.from({ length: 4_000 }, () => 1_000 * (shift + normal()));
    expectSorted(values, ranks, own, [0.05, 0.5, 0.95]);
    expectSorted(values, ranks, sums, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]);
  }
});

test("cases that jump from one month to the next are still counted right", () => {
  // Nothing is smooth here: half of the values turn over the other half within one month.
  const tables = Array.from({ length: 12 }, (_, k) => Float64Array.of(1, k < 6 ? 1 : 1_000));
  const values = Float64Array.from({ length: 500 }, (_, i) => 1 + ((i * 37) % 500));
  expectSorted(
    values,
    Uint16Array.from(values, (_, i) => i % 2),
    tables,
    LEVELS,
  );
});

test("there is no quantile of nothing", () => {
  const months = [Float64Array.of(1), Float64Array.of(1), Float64Array.of(1)];
  expect(() => turningQuantiles(new Float64Array(), new Uint16Array(), months, [0.5])).toThrow(RangeError);
});
