import { expect, test } from "vitest";
import { cashOf, centralFigures } from "./cash";
import { moveCostForZero, overheadForZero, premiumForZero } from "./goal-seek";
import { growthRule } from "./growth-rule";
import { movingOf, premiumIsPartial } from "./moving";
import { Scenario } from "./scenario";
import { chargedPlan, nothingToMove } from "./what-moves";

const segment = (over: object = {}) => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "point", value: 0.05 },
  ...over,
});
const plan = (segments: object[], over: object = {}) =>
  Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    migrationCost: 60_000,
    ranges: { migrationCost: { low: 40_000, high: 90_000 } },
    monthlyBenefits: [{ name: "Operations", amount: 3600 }],
    segments,
    ...over,
  });
const at = (s: Scenario, value = 0.05) => s.segments.map(() => ({ range: { low: value, value, high: value } }));

test("a plan that moves nothing is charged nothing", () => {
  const stays = plan([segment({ move: "never" }), segment({ move: "never" })]);
  expect(nothingToMove(stays)).toBe("the plan moves nothing to bare metal");
  const { atStart, months } = cashOf(stays, centralFigures(stays, at(stays)));
  expect([atStart, ...months].every((x) => x === 0)).toBe(true);
  expect(chargedPlan(stays)).toMatchObject({ migrationCost: 0, monthlyBenefits: [], ranges: {} });
  for (const asked of [premiumForZero, overheadForZero, moveCostForZero])
    expect(asked(stays, at(stays))).toMatchObject({ state: "not_applicable" });
});

test("without a bill nothing is given up, and no premium, overhead or cost turns the answer", () => {
  const none = plan([segment({ monthlySpend: 0 }), segment({ monthlySpend: 0 })]);
  expect(movingOf(none).givenUp.every((share) => share === 0)).toBe(true);
  for (const asked of [premiumForZero, overheadForZero, moveCostForZero])
    expect(asked(none, at(none))).toMatchObject({ state: "not_applicable", reason: "no monthly bill was given" });
});

test("a plan that moves anything keeps its costs", () => {
  const some = plan([segment({ move: "never" }), segment()]);
  expect(nothingToMove(some)).toBeNull();
  expect(chargedPlan(some)).toBe(some);
});

test("the plan's premium is not every segment's where one that moves has a price of its own", () => {
  expect(premiumIsPartial(plan([segment({ bareMetalPremium: 0.1 }), segment()]).segments)).toBe(true);
  expect(premiumIsPartial(plan([segment(), segment()]).segments)).toBe(false);
  expect(premiumIsPartial(plan([segment({ bareMetalPremium: 0.1, move: "never" }), segment()]).segments)).toBe(false);
  const own = plan([segment({ bareMetalPremium: 0.1 }), segment({ move: "never" })]);
  expect(premiumForZero(own, at(own))).toMatchObject({
    reason: "every segment that moves has a price or premium of its own",
  });
});

test("what grows is said where the bill grows and something is counted beside it", () => {
  expect(growthRule(plan([segment()], { monthlyGrowth: 0.01 }))).toContain("does not");
  expect(growthRule(plan([segment()]))).toBeNull();
  expect(growthRule(plan([segment()], { monthlyGrowth: 0.01, monthlyBenefits: [] }))).toBeNull();
});
