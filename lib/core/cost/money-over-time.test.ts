import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakEvenPremium, monthlySaving } from "./break-even";
import { npv } from "./discount";
import { fiscalYear } from "./fiscal-year";
import { nodePrice, perGpuYear } from "./hours";
import { monthsWorth } from "./ledger";
import { discountedPayback, irrPerMonth, payback } from "./payback";
import { breakEvenOverhead, pricePerMillionTokens, usefulHourPrice } from "./useful-hour";

const flat = (v: number, months: number) => Array.from({ length: months }, () => v);

test("at the break-even premium moving saves nothing", () => {
  const overhead = fc.double({ min: -2, max: 0.9, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(overhead, share, (o, f) => {
      expect(monthlySaving(100_000, o, breakEvenPremium(o, f), f)).toBeCloseTo(0, 6);
    }),
  );
  expect(() => breakEvenPremium(1)).toThrow(RangeError);
});

test("without growth twelve months are worth twelve; with it the closed form holds", () => {
  expect(monthsWorth(0, 12)).toBe(12);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.4, noNaN: true }), fc.integer({ min: 1, max: 60 }), (g, n) => {
      const closed = Math.expm1(n * Math.log1p(g)) / g;
      expect(Math.abs(monthsWorth(g, n) - closed)).toBeLessThanOrEqual(1e-9 * closed);
    }),
  );
});

describe("payback", () => {
  test("of nothing invested is at once", () => {
    expect(payback(flat(10, 12), 0)).toEqual({ state: "ok", value: 0 });
    expect(payback([10, 20], 0)).toEqual({ state: "ok", value: 0 });
    expect(discountedPayback(flat(10, 12), 0, 0.1)).toEqual({ state: "ok", value: 0 });
  });
  test("beyond the horizon says so, instead of a number", () => {
    expect(payback(flat(10, 12), 1000)).toMatchObject({
      state: "beyond_horizon",
      reason: expect.stringMatching(/12 months/),
    });
    expect(discountedPayback(flat(10, 12), 1000, 0.1).state).toBe("beyond_horizon");
  });
  test("of a saving that comes late is the month in which the sum turns", () => {
    // -100, -110, -60, +40: the third month.
    expect(payback([-10, 50, 100], 100)).toEqual({ state: "ok", value: 3 });
  });
  test("of a plan with a later step is not before that step", () => {
    // -100, -50, 0, then 60 at once in month 4: -10, 40.
    expect(payback([50, 50, 50, -10, 50], 100, { lastCost: 4 })).toEqual({ state: "ok", value: 4 });
    expect(payback([0, 0, -60, 50, 50], 0, { lastCost: 3 })).toEqual({ state: "ok", value: 5 });
    expect(payback([0, 0, 10], 0)).toEqual({ state: "ok", value: 0 });
  });
  test("without a saving is never", () => {
    expect(payback(flat(0, 12), 0).state).toBe("never");
    expect(irrPerMonth(flat(-1, 12), 100).state).toBe("never");
  });
});

test("the rate of return brings the value to zero, and does not exist where nothing is invested", () => {
  const rate = irrPerMonth(flat(12_000, 36), 150_000);
  expect(rate.state).toBe("ok");
  if (rate.state === "ok") expect(npv(flat(12_000, 36), 150_000, (1 + rate.value) ** 12 - 1)).toBeCloseTo(0, 4);
  expect(irrPerMonth(flat(10, 12), 0).state).toBe("not_applicable");
  expect(irrPerMonth(flat(1, 12), 1e9)).toMatchObject({ reason: expect.stringContaining("no more than it costs") });
  expect(irrPerMonth(flat(150, 12), 100)).toMatchObject({ reason: expect.stringContaining("above 100 %") });
  // -100, 230, -132 is zero at 10 % and at 20 %, so neither is the rate.
  expect(irrPerMonth([230, -132], 100)).toMatchObject({ reason: expect.stringContaining("several rates") });
  expect(irrPerMonth([10, -5, 10], 0)).toMatchObject({ reason: expect.stringContaining("earns before it invests") });
});

test("a fiscal year that starts in January has one number, and another month none of its own", () => {
  expect(fiscalYear("2026-01", 1)).toBe("FY2026");
  expect(fiscalYear("1999-12", 4)).toBe("FY1999/00");
  expect(() => fiscalYear("2026-13", 4)).toThrow(RangeError);
  expect(() => fiscalYear("2026-01", 0)).toThrow(RangeError);
});

test("730 hours make a month, and twelve of them a GPU-year", () => {
  expect(nodePrice(8, 3)).toBe(17_520);
  expect(perGpuYear(3)).toBe(26_280);
});

test("a GPU that does nothing has no price of a useful hour", () => {
  expect(usefulHourPrice(3, 0).state).toBe("not_applicable");
  expect(breakEvenOverhead({ price: 3, utilisation: 0 }, { price: 3, utilisation: 1 }).state).toBe("not_applicable");
  expect(pricePerMillionTokens(3, 0).state).toBe("not_applicable");
});
