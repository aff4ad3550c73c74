import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisLimit, onAxis } from "./compare-axis";

const row = fc.record({ value: fc.double({ min: -50, max: 1, noNaN: true }), floor: fc.constantFrom(0, 0.01, 0.03) });

describe("the axis of the overheads", () => {
  test("one wild row among ordinary ones does not widen it", () => {
    const usual = [0.02, 0.03, -0.01, 0.05, 0.04, 0.01, 0.02].map((value) => ({ value, floor: 0.03 }));
    // Twenty floors of 3 %: 60 %.
    expect(axisLimit([...usual, { value: -9, floor: 0.03 }])).toBeCloseTo(0.6, 12);
    expect(axisLimit(usual)).toBeCloseTo(0.6, 12);
  });

  test("where most rows are far out the axis reaches them", () => {
    const far = [-1, -2, -3, -4].map((value) => ({ value, floor: 0 }));
    // Three quarters of the rows lie within 3; a quarter more is room.
    expect(axisLimit(far)).toBe(3.75);
  });

  test("three quarters of the rows always lie on it, and the band of every row", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const limit = axisLimit(rows);
        const on = rows.filter(({ value }) => Math.abs(value) <= limit).length;
        return on >= Math.ceil(rows.length * 0.75) && rows.every(({ floor }) => floor * 20 <= limit * (1 + 1e-12));
      }),
    );
  });

  test("what lies beyond it stands at its edge and says which", () => {
    expect(onAxis({ value: 0.9, low: 0.4, high: 0.95 }, 0.6)).toEqual({
      value: 0.6,
      off: "high",
      low: 0.4,
      high: 0.6,
      cutLow: false,
      cutHigh: true,
    });
    expect(onAxis({ value: -2, low: null, high: null }, 0.6)).toEqual({ value: -0.6, off: "low" });
    expect(onAxis({ value: 0.1, low: null, high: null }, 0.6)).toEqual({ value: 0.1, off: null });
  });
});
