import { describe, expect, test } from "vitest";
import { Scenario } from "./scenario";

const base = {
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 14_600,
      overhead: { source: "point", value: 0.05 },
    },
  ],
};
const priced = (over: object = {}) => ({
  gpu: "H100",
  mode: "virtualized",
  kind: "on-demand",
  currency: "USD",
  list: 2.5,
  source: "list",
  date: "2026-11-01",
  ...over,
});
const withSegment = (over: object) => ({ ...base, segments: [{ ...base.segments[0], ...over }] });
const refused = (candidate: unknown): string[] => {
  const read = Scenario.safeParse(candidate);
  return read.success ? [] : read.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
};

test("a scenario from before segments had GPUs, prices and phases still reads", () => {
  expect(refused(base)).toEqual([]);
});

describe("a spend from the price", () => {
  // 730 x 8 x 2.50 = 14,600
  test("is hours x GPUs x price", () => {
    expect(refused(withSegment({ gpus: 8, prices: { virtualized: priced() }, spendFrom: "price" }))).toEqual([]);
  });
  test("of another amount is refused, and so is one without GPUs", () => {
    const prices = { virtualized: priced({ list: 2.6 }) };
    expect(refused(withSegment({ gpus: 8, prices, spendFrom: "price" }))[0]).toMatch(/monthlySpend.*730 hours/);
    expect(refused(withSegment({ prices, spendFrom: "price" }))[0]).toMatch(/needs the number of GPUs/);
  });
});

test("a price in another currency has no place", () => {
  const prices = { virtualized: priced({ currency: "EUR" }) };
  expect(refused(withSegment({ prices }))).toEqual([
    "segments.0.prices.virtualized: a price in EUR has no place in a scenario in USD",
  ]);
});

test("a value lies within its range", () => {
  expect(refused({ ...base, ranges: { monthlyGrowth: { low: 0.01, high: 0.02 } } })[0]).toMatch(/within its range/);
  expect(refused(withSegment({ ranges: { monthlySpend: { low: 1, high: 2 } } }))[0]).toMatch(/within its range/);
  expect(refused(withSegment({ ranges: { monthlySpend: { low: 10_000, high: 20_000 } } }))).toEqual([]);
});

test("a benefit that says how it is reckoned comes to that amount", () => {
  const basis = { kind: "operations", hours: 40, rate: 90 };
  expect(refused({ ...base, monthlyBenefits: [{ name: "Operations", amount: 3600, basis }] })).toEqual([]);
  expect(refused({ ...base, monthlyBenefits: [{ name: "Operations", amount: 3601, basis }] })[0]).toMatch(
    /to the cent/,
  );
});
