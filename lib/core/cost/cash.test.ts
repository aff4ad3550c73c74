import fc from "fast-check";
import { expect, test } from "vitest";
import { cashOf, centralFigures, centralWorth } from "./cash";
import { npv } from "./discount";
import { moveCostForZero, overheadForZero, premiumForZero } from "./goal-seek";
import { movingOf, presentWorth, segmentSaving } from "./moving";
import { Scenario } from "./scenario";

const segment = (over: object = {}) => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "point", value: 0.05 },
  ...over,
});
const scenario = (over: object = {}, segments: object[] = [segment()]): Scenario =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", horizonMonths: 36, segments, ...over });
const point = (value: number) => ({ range: { low: value, value, high: value } });

test("a plan in steps pays each step in its month, and saves from the month after", () => {
  const s = scenario(
    { horizonMonths: 12, migrationCost: 1000, monthlyBenefits: [{ name: "operations", amount: 200 }] },
    [segment({ move: { month: 3, cost: 700 } }), segment({ monthlySpend: 100_000, move: "never" })],
  );
  const { atStart, months, lastCost } = cashOf(s, centralFigures(s, [point(0.05), point(0.05)]));
  // Half of the spend moves: 5,000 saved, and half of the 200 given up.
  expect([atStart, lastCost]).toEqual([1000, 3]);
  expect(months.slice(0, 5).map((v) => Number(v.toFixed(6)) + 0)).toEqual([0, 0, -700, 4900, 4900]);
});

test("a step at the start counts with the one-off cost", () => {
  const s = scenario({ migrationCost: 1000 }, [segment({ move: { month: 0, cost: 500 } })]);
  expect(cashOf(s, centralFigures(s, [point(0.05)])).atStart).toBe(1500);
});

test("overheads that do not fit the segments are refused", () => {
  expect(() => centralFigures(scenario(), [])).toThrow(RangeError);
});

const fraction = fc.double({ min: -0.3, max: 0.5, noNaN: true });
const plans = fc.record({
  bareMetalPremium: fraction,
  annualDiscountRate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  monthlyGrowth: fc.double({ min: -0.02, max: 0.03, noNaN: true }),
  migrationCost: fc.integer({ min: 0, max: 500_000 }),
  overhead: fraction,
  month: fc.integer({ min: 0, max: 30 }),
  cost: fc.integer({ min: 0, max: 50_000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  given: fc.integer({ min: 0, max: 5000 }),
});
const planOf = ({ overhead: _, month, cost, share, given, ...rest }: Record<string, number>): Scenario =>
  scenario({ ...rest, monthlyBenefits: [{ name: "operations", amount: given }] }, [
    segment({ move: { month, cost }, commitment: { share, endMonth: 18 }, bindingShare: 0.7 }),
    segment({ name: "Training", monthlySpend: 40_000 }),
  ]);

test("the value of a plan is that of its parts by the closed form", () => {
  fc.assert(
    fc.property(plans, (drawn) => {
      const s = planOf(drawn);
      const overheads = [point(drawn.overhead), point(0.02)];
      const { shares, givenUp } = movingOf(s);
      const R = s.annualDiscountRate;
      const saved = centralFigures(s, overheads).reduce(
        (sum, f, i) => sum + segmentSaving(s.segments[i]!, f) * presentWorth(shares[i] ?? [], s.monthlyGrowth, R),
        0,
      );
      const step = drawn.cost / (1 + R) ** (drawn.month / 12);
      const closed = saved - s.migrationCost - step - drawn.given * presentWorth(givenUp, 0, R);
      expect(centralWorth(s, overheads)).toBeCloseTo(closed, 4);
    }),
    { numRuns: 60 },
  );
});

test("what is sought brings the value to zero, for any plan", () => {
  fc.assert(
    fc.property(plans, (drawn) => {
      const s = planOf(drawn);
      const overheads = [point(drawn.overhead), point(0.02)];
      const premium = premiumForZero(s, overheads);
      if (premium.state === "ok")
        expect(centralWorth({ ...s, bareMetalPremium: premium.value }, overheads)).toBeCloseTo(0, 3);
      const overhead = overheadForZero(s, overheads);
      if (overhead.state === "ok")
        expect(centralWorth(s, [point(overhead.value), point(overhead.value)])).toBeCloseTo(0, 3);
      const cost = moveCostForZero(s, overheads);
      if (cost.state === "ok") expect(centralWorth({ ...s, migrationCost: cost.value }, overheads)).toBeCloseTo(0, 3);
      else expect(centralWorth({ ...s, migrationCost: 0 }, overheads)).toBeLessThan(0);
    }),
    { numRuns: 60 },
  );
});

test("without anything else the premium sought is the break-even premium, and the overhead its inverse", () => {
  // 0.05/0.95, and 0.1/1.1.
  expect(premiumForZero(scenario(), [point(0.05)])).toMatchObject({ value: expect.closeTo(0.05 / 0.95, 12) });
  expect(overheadForZero(scenario({ bareMetalPremium: 0.1 }), [point(0.05)])).toMatchObject({
    value: expect.closeTo(0.1 / 1.1, 12),
  });
  // 5,000 x 36 months.
  expect(moveCostForZero(scenario(), [point(0.05)])).toMatchObject({ value: expect.closeTo(180_000, 6) });
});

test("what cannot be sought says why", () => {
  const own = scenario({}, [segment({ bareMetalPremium: 0.1 })]);
  expect(premiumForZero(own, [point(0.05)])).toMatchObject({ reason: expect.stringContaining("of its own") });
  const still = scenario({}, [segment({ move: "never" })]);
  expect(premiumForZero(still, [point(0.05)])).toMatchObject({ reason: expect.stringContaining("nothing moves") });
  expect(overheadForZero(still, [point(0.05)]).state).toBe("not_applicable");
  const idle = scenario({}, [segment({ bindingShare: 0 })]);
  expect(overheadForZero(idle, [point(0.05)])).toMatchObject({ reason: expect.stringContaining("never the limit") });
  const dear = scenario({ bareMetalPremium: 0.5 });
  expect(moveCostForZero(dear, [point(0.05)])).toMatchObject({ state: "never" });
  const hopeless = scenario({ migrationCost: 1e9 });
  expect(premiumForZero(hopeless, [point(0.05)])).toMatchObject({ reason: expect.stringContaining("cost nothing") });
  expect(overheadForZero(hopeless, [point(0.05)])).toMatchObject({ reason: expect.stringContaining("did nothing") });
});

test("the plan's value is npv of its months", () => {
  const s = scenario({ migrationCost: 150_000, annualDiscountRate: 0.1 });
  expect(centralWorth(s, [point(0.12)])).toBeCloseTo(
    npv(
      Array.from({ length: 36 }, () => 12_000),
      150_000,
      0.1,
    ),
    6,
  );
});
