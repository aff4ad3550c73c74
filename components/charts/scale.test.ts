import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale, niceStep, percent, spread, stack, tightScale } from "./scale";

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });

describe("an axis", () => {
  it("has zero in sight and every value within its ends", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const s = linearScale(values);
        const slack = (s.high - s.low) * 1e-9;
        expect(s.low).toBeLessThanOrEqual(0);
        expect(s.high).toBeGreaterThanOrEqual(0);
        for (const v of values) {
          expect(v).toBeGreaterThanOrEqual(s.low - slack);
          expect(v).toBeLessThanOrEqual(s.high + slack);
        }
        expect(s.ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });
  it("starts at zero when all values are positive, and ends there when all are negative", () => {
    expect(linearScale([9, 5]).low).toBe(0);
    expect(linearScale([-9, -5]).high).toBe(0);
  });
  it("writes its ticks without floating dust", () => {
    expect(linearScale([0, 0.3], { count: 3 }).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });
  it("still has a width when all values are the same", () => {
    expect(linearScale([0]).high).toBeGreaterThan(linearScale([0]).low);
    expect(linearScale([-5e-323]).high).toBe(1);
    const s = tightScale([55.4, 55.4]);
    expect(s.at(55.4)).toBeCloseTo(0.5);
  });
  it("ignores values that are no numbers", () => {
    expect(linearScale([Number.NaN, 4, Number.POSITIVE_INFINITY]).high).toBe(4);
  });
  it("steps by 1, 2, 2.5 or 5", () => {
    expect([0.9, 1.3, 2.2, 3, 6, 70].map(niceStep)).toEqual([1, 2, 2.5, 5, 10, 100]);
  });
});

describe("places", () => {
  it("become percentages", () => expect(percent(1 / 3)).toBe("33.333%"));
  it("of dots that would touch are stacked, and only those", () => {
    expect(stack([0, 0.5, 0.505, 0.51, 0.6], 0.01)).toEqual([0, 0, 1, 0, 0]);
  });
  it("of labels keep their order and their distance", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 2, maxLength: 5 }), (ys) => {
        const moved = spread(ys, 16, 0, 200);
        const inOrder = ys.map((y, i) => ({ y, m: moved[i] as number })).sort((a, b) => a.y - b.y);
        inOrder.slice(1).forEach((p, i) => {
          expect(p.m - (inOrder[i]?.m ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
        });
      }),
    );
  });
});
