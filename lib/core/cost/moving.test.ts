import fc from "fast-check";
import { expect, test } from "vitest";
import { npv } from "./discount";
import { movedShares, movingOf, premiumOf, presentWorth, segmentSaving } from "./moving";
import { monthlyLicences, monthlyPower } from "./running-costs";
import { Scenario } from "./scenario";
import { Segment } from "./segment";

const segment = (over: object = {}): Segment =>
  Segment.parse({
    name: "Serving",
    profile: "online-inference",
    monthlySpend: 100_000,
    overhead: { source: "point", value: 0.05 },
    ...over,
  });
const price = (mode: string, list: number, discount = 0) => ({
  gpu: "H100",
  mode,
  kind: "on-demand",
  currency: "USD",
  list,
  discount,
  source: "quote",
  date: "2026-11-01",
});

test("a segment that moves after six months saves nothing in the first six", () => {
  expect(movedShares(segment({ move: { month: 6, cost: 0 } }), 8)).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
  expect(movedShares(segment({ move: "never" }), 3)).toEqual([0, 0, 0]);
  expect(movedShares(segment(), 3)).toEqual([1, 1, 1]);
});

test("until a commitment ends only its uncommitted share is saved, unless somebody else uses what is freed", () => {
  const commitment = { share: 0.6, endMonth: 2 };
  expect(movedShares(segment({ commitment }), 4)).toEqual([0.4, 0.4, 1, 1]);
  expect(movedShares(segment({ commitment: { ...commitment, freedIsReused: true } }), 4)).toEqual([1, 1, 1, 1]);
});

test("two prices say the premium, before a premium of the segment and of the scenario", () => {
  const prices = { virtualized: price("virtualized", 2.5, 0.2), bareMetal: price("bare-metal", 2.2) };
  // 2.20 against 2.00: 10 % more.
  expect(premiumOf(segment({ prices }), 0.3)).toBeCloseTo(0.1, 12);
  expect(premiumOf(segment({ bareMetalPremium: 0.2 }), 0.3)).toBe(0.2);
  expect(premiumOf(segment(), 0.3)).toBe(0.3);
});

test("licences are counted per GPU and per core, electricity per GPU", () => {
  expect(monthlyLicences(segment({ gpus: 8, licences: { perGpu: 100, perCore: 10, cores: 64 } }))).toBe(1440);
  // 730 h x 8 x 0.7 kW x 1.5 x 0.20 = 1,226.40
  const power = { kilowattsPerGpu: 0.7, facilityFactor: 1.5, pricePerKilowattHour: 0.2 };
  expect(monthlyPower(segment({ gpus: 8, power }))).toBeCloseTo(1226.4, 9);
});

test("a move saves the overhead, its share of the electricity, and all licences", () => {
  const s = segment({ gpus: 8, licences: { perGpu: 100 } });
  // 100,000 x (1 - 0.95 x 1.02) + 800
  expect(segmentSaving(s, { spend: 100_000, overhead: 0.05, bindingShare: 1, premium: 0.02 })).toBeCloseTo(3900, 9);
});

test("what virtualization gives is given up by the share of the spend that has moved", () => {
  const scenario = Scenario.parse({
    version: 1,
    name: "two",
    currency: "USD",
    segments: [segment({ monthlySpend: 75_000 }), segment({ monthlySpend: 25_000, move: { month: 12, cost: 500 } })],
    horizonMonths: 13,
  });
  const { givenUp, steps } = movingOf(scenario);
  expect(givenUp[0]).toBe(0.75);
  expect(givenUp[12]).toBe(1);
  expect(steps).toEqual([{ segment: 1, month: 12, cost: 500 }]);
});

test("the present worth of a growing saving is the NPV of its months", () => {
  const growth = fc.double({ min: -0.05, max: 0.05, noNaN: true });
  const rate = fc.double({ min: 0, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(growth, rate, (g, R) => {
      const shares = [0, 1, 0.4, 1];
      const months = shares.map((s, k) => 100 * s * (1 + g) ** k);
      expect(100 * presentWorth(shares, g, R)).toBeCloseTo(npv(months, 0, R), 6);
    }),
  );
});
