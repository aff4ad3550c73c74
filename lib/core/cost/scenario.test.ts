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

test("the ends of a range lie where its value may lie", () => {
  const ends = (key: string, low: number, high: number) => refused({ ...base, ranges: { [key]: { low, high } } });
  expect(ends("monthlyGrowth", -50, 1000).map((m) => m.split(":")[0])).toEqual([
    "ranges.monthlyGrowth.low",
    "ranges.monthlyGrowth.high",
  ]);
  expect(ends("bareMetalPremium", -1, 1)[0]).toMatch(/^ranges.bareMetalPremium.low/);
  expect(ends("migrationCost", -1, 1)[0]).toMatch(/^ranges.migrationCost.low/);
  expect(ends("migrationCost", 0, 1)).toEqual([]);
  const share = refused(withSegment({ ranges: { bindingShare: { low: -5, high: 7 } } }));
  expect(share.map((m) => m.split(":")[0])).toEqual([
    "segments.0.ranges.bindingShare.low",
    "segments.0.ranges.bindingShare.high",
  ]);
  expect(refused(withSegment({ ranges: { monthlySpend: { low: -1, high: 2e12 } } }))).toHaveLength(2);
});

describe("two prices", () => {
  const of = (virtualized: number, bareMetal: number) =>
    refused(
      withSegment({
        prices: {
          virtualized: priced({ list: virtualized }),
          bareMetal: priced({ list: bareMetal, mode: "bare-metal" }),
        },
      }),
    );
  test("give a premium that a premium may be: at most ten times more", () => {
    expect(of(1, 11)).toEqual([]);
    expect(of(1, 11.01)[0]).toMatch(/^segments.0.prices.bareMetal: .*at most 11 times/);
    expect(of(1e6, 1e-6)).toEqual([]);
  });
  test("are a millionth of a currency unit and more", () => {
    expect(of(1e-300, 1e6)[0]).toMatch(/^segments.0.prices.virtualized.list/);
  });
});

test("what anything is divided by is no less than a millionth", () => {
  expect(refused(withSegment({ utilisation: 1e-300 }))[0]).toMatch(/^segments.0.utilisation/);
  expect(refused(withSegment({ work: { kind: "tokens", perSecond: 1e-300 } }))[0]).toMatch(/perSecond/);
  expect(refused(withSegment({ utilisation: 1e-6, work: { kind: "tokens", perSecond: 1e-6 } }))).toEqual([]);
});

test("a name cannot turn the direction of the text beside it", () => {
  expect(refused({ ...base, name: "safe\u202Etxt" })).toEqual(["name: plain text"]);
  expect(refused({ ...base, name: "חווה 7" })).toEqual([]);
});

test("an address has no credentials and nothing hidden", () => {
  const at = (url: string) => refused({ ...base, sources: { monthlyGrowth: { text: "quote", url } } });
  expect(at("https://example.org/a?b=c@d#e")).toEqual([]);
  for (const url of [
    "https://ada:secret@example.org/",
    "https://example.org@evil.example/",
    "https:ada@example.org",
    "https:\\ada@example.org",
    "https://example.org/\u0001a",
    "https://example.org/a b",
    "https://example.org/\u202Etxt",
    "ftp://example.org/",
  ])
    expect(at(url).length, url).toBeGreaterThan(0);
});

test("a benefit that says how it is reckoned comes to that amount", () => {
  const basis = { kind: "operations", hours: 40, rate: 90 };
  expect(refused({ ...base, monthlyBenefits: [{ name: "Operations", amount: 3600, basis }] })).toEqual([]);
  expect(refused({ ...base, monthlyBenefits: [{ name: "Operations", amount: 3601, basis }] })[0]).toMatch(
    /to the cent/,
  );
});
