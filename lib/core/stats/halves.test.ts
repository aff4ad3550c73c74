import fc from "fast-check";
import { expect, test } from "vitest";
import { halvesApart } from "./halves";
import { median } from "./quantile";

const runs = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 2, maxLength: 15 });

test("two runs are as far apart as the larger is above the smaller", () => {
  expect(halvesApart([100, 101.1])).toBeCloseTo(0.011, 12);
  expect(halvesApart([101.1, 100])).toBeCloseTo(0.011, 12);
  expect(halvesApart([100])).toBeNull();
});

test("the middle of an odd number belongs to neither half", () => {
  // 98 and 99 against 102 and 103; 100 is left out: 102.5 / 98.5 - 1.
  expect(halvesApart([103, 98, 100, 102, 99])).toBeCloseTo(102.5 / 98.5 - 1, 12);
});

test("no other way to halve the runs lies further apart, whichever half is the baseline", () => {
  fc.assert(
    fc.property(runs, fc.array(fc.nat(), { minLength: 15, maxLength: 15 }), (values, keys) => {
      const half = values.length >> 1;
      const order = values.map((v, i) => ({ v, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key);
      const [a, b] = [order.slice(0, half), order.slice(-half)].map((part) => median(part.map(({ v }) => v)));
      const apart = Math.max(Math.abs(1 - (a ?? 1) / (b ?? 1)), Math.abs(1 - (b ?? 1) / (a ?? 1)));
      expect(apart).toBeLessThanOrEqual((halvesApart(values) ?? 0) + 1e-12);
    }),
  );
});

test("neither order nor unit moves it", () => {
  fc.assert(
    fc.property(runs, (values) => {
      const apart = halvesApart(values) ?? 0;
      expect(halvesApart([...values].reverse())).toBe(apart);
      expect(halvesApart(values.map((v) => v / 1024))).toBe(apart);
    }),
  );
});
