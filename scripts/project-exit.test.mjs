// What the exit code of `bin/bareline project --max-waste` says.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitOf, readProjectArguments } from "./lib/project-arguments.mjs";
import { exitOf } from "./lib/project-exit.mjs";
import { claimedOf, readScenario } from "./lib/projecting";

const money = (amount) => `$${amount.toFixed(2)}`;
const claimed = (low, value, high, without = []) => ({ low, value, high, without });

describe("the limit", () => {
  test("is an amount with its time", () => {
    expect(limitOf("5000/month")).toEqual({ amount: 5000, per: "month" });
    expect(limitOf("60,000 usd / Year")).toEqual({ amount: 60_000, per: "year", currency: "USD" });
    expect(limitOf("1.2M/year")).toEqual({ amount: 1_200_000, per: "year" });
    expect(limitOf("0.5k eur/month")).toEqual({ amount: 500, per: "month", currency: "EUR" });
    for (const text of [
      "5000",
      "5000/week",
      "5.000,00/month",
      "50,00/month",
      "-5/month",
      "/month",
      "5000/month/year",
      "1e3/year",
    ])
      expect([text, limitOf(text)]).toEqual([text, null]);
  });

  test("is broken by the middle of the claimed waste alone, to the cent", () => {
    const amount = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, amount, amount, amount, (low, value, high, most) => {
        const { code } = exitOf(claimed(low, value, high), { amount: most, per: "month" }, { money, worth: 12 });
        expect(code).toBe(Math.round(value * 100) > Math.round(most * 100) ? 1 : 0);
      }),
    );
  });

  test("of a year is held against the first twelve months, growth and all", () => {
    const { code, why } = exitOf(claimed(900, 1000, 1100), { amount: 12_000, per: "year" }, { money, worth: 12.5 });
    expect([code, why]).toEqual([
      1,
      "Above the limit of $12000.00 a year: the claimed waste is $12500.00 a year, between $11250.00 and $13750.00.",
    ]);
  });

  test("names what claims nothing, and is not asked where there is none", () => {
    const without = [{ segment: "Serving", because: "the runs cannot tell" }];
    expect(exitOf(claimed(0, 0, 0, without), { amount: 0, per: "month" }, { money, worth: 12 })).toEqual({
      code: 0,
      why: "Within the limit of $0.00 a month: the claimed waste is $0.00 a month. Serving claims nothing: the runs cannot tell.",
    });
    expect(exitOf(claimed(1, 2, 3), undefined, { money, worth: 12 })).toEqual({ code: 0, why: null });
  });
});

test("only what was measured clear of the noise, or typed, is claimed", () => {
  const verdicts = ["slower", "faster", "no-claim", "equivalent", "cannot-tell", "not-comparable"];
  const segment = (name, overhead) => ({ name, profile: "online-inference", monthlySpend: 1000, overhead });
  const { scenario } = readScenario({
    version: 1,
    name: "Fleet",
    currency: "USD",
    segments: [
      ...verdicts.map((name) => segment(name, { source: "comparison", comparisonId: "c" })),
      segment("published", { source: "evidence", prior: "vendor-claim" }),
      segment("typed", { source: "range", low: 0.01, high: 0.03 }),
    ],
  });
  const range = (value) => ({ low: value - 0.01, value, high: value + 0.01 });
  const at = (verdict) => ({ overhead: range(verdict === "faster" ? -0.05 : 0.1), verdict });
  const answer = { segments: [...verdicts.map(at), { overhead: range(0.125) }, { overhead: range(0.02) }] };
  const { without, ...sums } = claimedOf(scenario, answer);
  // 1,000 x (0.1 - 0.05 + 0.02), and 0.03 either way.
  expect(sums).toEqual({ low: 40, value: 70, high: 100 });
  expect(without.map((w) => w.segment)).toEqual([...verdicts.slice(2), "published"]);
});

describe("what was asked", () => {
  const read = (args, env = {}) => readProjectArguments(args, env);
  test("one scenario, and where the server is when it is needed", () => {
    expect(read(["a.json", "--max-waste", "5k/month"], { BARELINE_URL: "http://bare.example/" }).wanted).toEqual({
      file: "a.json",
      url: "http://bare.example",
      limit: { amount: 5000, per: "month" },
      json: false,
      markdown: false,
    });
    expect(read(["a.json", "--url", "http://b:1"], { BARELINE_URL: "http://bare.example" }).wanted.url).toBe(
      "http://b:1",
    );
  });
  test("--server says where it is, as it does for push", () => {
    expect(read(["a.json", "--server", "http://b:1/"]).wanted.url).toBe("http://b:1");
    expect(read(["a.json", "--server", "http://b:1", "--url", "http://b:2"]).message).toMatch(/not both/);
  });
  test("a limit with a decimal comma is refused with the form that is read", () => {
    expect(read(["a", "--max-waste", "7000,00/month"]).message).toBe(
      '--max-waste "7000,00/month": is not an amount and its time. Write 5000/month or 60000/year. ' +
        "A dot parts the decimals and commas group thousands: 7000.50/month, 7,000.50/month.",
    );
  });
  test("wrong usage is said in a sentence", () => {
    expect(read([]).message).toBe("Say which file holds the scenario.");
    expect(read(["a", "b"]).message).toMatch(/One scenario at a time/);
    expect(read(["a", "--max-waste", "5000"]).message).toMatch(/Write 5000\/month/);
    expect(read(["a", "--url", "ftp://x"]).message).toMatch(/not an address/);
    expect(read(["a", "--json", "--markdown"]).message).toMatch(/not both/);
    expect(read(["a", "--most", "1"]).message).toBe("Unknown option '--most'");
    expect(read(["-h"]).help).toBe(true);
  });
});
