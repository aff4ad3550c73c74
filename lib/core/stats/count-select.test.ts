import fc from "fast-check";
import { expect, test } from "vitest";
import { quantilesOf, quantilesOfProducts, spanOf } from "./count-select";
import { quantile } from "./quantile";
import { correlation, ranksOf } from "./ranks";

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const values = fc
  .oneof(
    fc.array(finite, { minLength: 1, maxLength: 400 }),
    // Few distinct values, and one far from all others.
    fc.array(fc.constantFrom(0, 1, 1 + 1e-12, -3, 1e12), { minLength: 1, maxLength: 400 }),
  )
  .map((v) => Float64Array.from(v, (x) => x + 0));

test("counting gives the very quantiles that sorting gives, and leaves the values as they were", () => {
  const levels = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
  fc.assert(
    fc.property(values, (v) => {
      const before = v.slice();
      const sorted = v.slice().sort();
      expect(quantilesOf(v, levels)).toEqual(levels.map((p) => quantile(sorted, p)));
      expect(v).toEqual(before);
    }),
  );
});

test("many values after few, and few after many, do not mix", () => {
  const many = Float64Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_000);
  expect(quantilesOf(many, [0.5])).toEqual([4_999.5]);
  expect(quantilesOf(Float64Array.of(3, 1, 2), [0.5])).toEqual([2]);
  const [low, high] = quantilesOf(many, [0.05, 0.95]);
  expect(low).toBeCloseTo(499.95, 9);
  expect(high).toBeCloseTo(9_499.05, 9);
});

test("quantiles of products are those of the products, to the last digits", () => {
  const factors = fc
    .array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 1, maxLength: 9 })
    .map((f) => Float64Array.from(f).sort());
  fc.assert(
    fc.property(values, factors, ([...v], table) => {
      const ranks = Uint16Array.from(v, (_, i) => (i * 7) % table.length);
      const column = Float64Array.from(v);
      const sorted = column.map((x, i) => x * (table[ranks[i] ?? 0] ?? 0)).sort();
      const width = Math.max(1e-300, ...sorted.map(Math.abs));
      const levels = [0.05, 0.5, 0.95];
      quantilesOfProducts(column, spanOf(column), { table, ranks }, levels).forEach((q, i) => {
        expect(Math.abs(q - quantile(sorted, levels[i] ?? 0)) / width).toBeLessThan(1e-12);
      });
    }),
  );
});

test("products that differ in their last digits alone are told apart by them", () => {
  // A trillion and some cents: a bin of their spread is narrower than the rounding of a product.
  const column = Float64Array.from({ length: 1000 }, (_, i) => 1e12 + (i % 100) / 10_000);
  const ranks = new Uint16Array(1000);
  const levels = [0, 0.05, 0.5, 0.95, 1];
  for (const factor of [1, 0.1, 1 / 3, 7]) {
    const sorted = column.map((v) => v * factor).sort();
    const found = quantilesOfProducts(column, spanOf(column), { table: Float64Array.of(factor), ranks }, levels);
    expect(found).toEqual(levels.map((p) => quantile(sorted, p)));
  }
});

test("there is no quantile of nothing", () => {
  expect(() => quantilesOf(new Float64Array(), [0.5])).toThrow(RangeError);
});

test("ranks rise with the values, ties share the mean of theirs, and both zeros are one", () => {
  expect([...ranksOf(Float32Array.of(3, -1, 3, 0, -0, 1e30, -1e30))]).toEqual([5.5, 2, 5.5, 3.5, 3.5, 7, 1]);
  fc.assert(
    fc.property(values, (doubles) => {
      const v = Float32Array.from(doubles);
      const ranks = ranksOf(v);
      // The plain way: how many are smaller, and half of the others that are equal.
      const plain = Array.from(v, (x) => {
        const smaller = v.filter((y) => y < x).length;
        const equal = v.filter((y) => y === x).length;
        return smaller + (equal + 1) / 2;
      });
      expect([...ranks]).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});

test("ranks that go together correlate fully, and a side that does not vary has no correlation", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  expect(correlation(x, x)).toBe(1);
  expect(
    correlation(
      x,
      x.map((v) => -v),
    ),
  ).toBe(-1);
  // scipy.stats.spearmanr([1,2,3,4,5], [5,6,7,8,7]).statistic = 0.8207826816681233
  const y = ranksOf(Float32Array.of(5, 6, 7, 8, 7));
  expect(correlation(ranksOf(Float32Array.of(1, 2, 3, 4, 5)), y)).toBeCloseTo(0.8207826816681233, 12);
  expect(correlation(x, new Float64Array(4).fill(2))).toBeNull();
});
