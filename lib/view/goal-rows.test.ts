import { expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { goalRows } from "./goal-rows";
import { readFields } from "./scenario-reading";
import { fieldsOf } from "./scenario-fields";

const at = (value: number) => ({ overhead: { low: value, value, high: value } });
const scenarioOf = (more: object = {}, segments = 1) =>
  Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    horizonMonths: 12,
    bareMetalPremium: 0.05,
    segments: Array.from({ length: segments }, (_, i) => ({
      name: `S${i}`,
      profile: "development",
      monthlySpend: 100_000,
      overhead: { source: "point", value: 0.1 },
    })),
    ...more,
  });

test("with nothing to pay for the move, the premium is the break-even premium", () => {
  // 0.1 / 0.9 = 11.1111 %
  const [premium, overhead, cost] = goalRows(scenarioOf(), [at(0.1)]);
  expect(premium).toMatchObject({ answer: "11.1111\u00a0%", now: "5\u00a0%", found: true });
  // o = 1 − 1/1.05 = 4.7619 %
  expect(overhead?.answer).toBe("4.7619\u00a0%");
  // 100,000 × (1 − 0.9 × 1.05) × 12 = 66,000
  expect(cost?.answer).toBe("US$66,000");
});

test("what is put in reads back as the figure that was shown", () => {
  const [premium, overhead, cost] = goalRows(scenarioOf(), [at(0.1)]);
  const put = { ...fieldsOf(scenarioOf()), ...premium?.put, ...overhead?.put, ...cost?.put };
  const { scenario } = readFields(put);
  expect(scenario?.bareMetalPremium).toBe(0.111111);
  expect(scenario?.segments[0]?.overhead).toEqual({ source: "point", value: 0.047619 });
  expect(scenario?.migrationCost).toBe(66_000);
});

test("where there is no such figure the reason stands in its place, and nothing can be put in", () => {
  const [, , cost] = goalRows(scenarioOf({ bareMetalPremium: 0.5 }), [at(0.1)]);
  expect(cost).toMatchObject({ found: false, put: null, answer: "The plan loses money even if moving costs nothing." });
});

test("several segments are set to the one overhead that was asked for", () => {
  const [, overhead] = goalRows(scenarioOf({}, 2), [at(0.1), at(0.2)]);
  expect(Object.keys(overhead?.put ?? {})).toEqual([
    "segments.0.source",
    "segments.0.point",
    "segments.1.source",
    "segments.1.point",
  ]);
});

test("in another currency money is shown by the rate and put in as it is kept", () => {
  const rate = { currency: "EUR", perUnit: 0.5, date: "2026-11-24", source: "ECB" };
  const [, , cost] = goalRows(scenarioOf(), [at(0.1)], rate);
  expect(cost).toMatchObject({ answer: "€33,000", put: { migration: "66,000" } });
});

test("the premium is said to be of the segments without a price of their own, and the cost to be at the start", () => {
  const base = { name: "S", profile: "development", monthlySpend: 100_000, overhead: { source: "point", value: 0.1 } };
  const segments = [
    { ...base, bareMetalPremium: 0.02 },
    { ...base, name: "Training", move: { month: 6, cost: 15_000 } },
  ];
  const [premium, , cost] = goalRows(scenarioOf({ segments }), [at(0.1), at(0.1)]);
  expect(premium?.question).toBe(
    "Which premium of bare metal, for the segments without a price of their own, makes the value of moving zero?",
  );
  expect(cost?.question).toBe("What may moving cost at most at the start, beside US$15,000 for Training?");
});
