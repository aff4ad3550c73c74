import { describe, expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { Price } from "../core/cost/price";
import { priceText } from "./price-text";
import { fieldsOf } from "./scenario-fields";
import { keyAt } from "./scenario-places";
import { readFields } from "./scenario-reading";

const BASE = Scenario.parse({
  version: 1,
  name: "Serving fleet",
  currency: "USD",
  segments: [
    {
      name: "Online serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "range", low: 0.1, high: 0.15 },
    },
  ],
});
const FIELDS = fieldsOf(BASE);
const BARE_METAL = Price.parse({
  gpu: "H100 SXM",
  mode: "bare-metal",
  kind: "own",
  currency: "USD",
  list: 2,
  source: "Quote 17",
  date: "2026-10-01",
});
const read = (change: Record<string, string>) => readFields({ ...FIELDS, ...change });

describe("ranges are typed in the text of their value", () => {
  test("90k/100k/120k is a hundred thousand with its ends, and is said so", () => {
    const { scenario: s, notes } = read({ migration: "90k/100k/120k" });
    expect(s?.migrationCost).toBe(100_000);
    expect(s?.ranges).toEqual({ migrationCost: { low: 90_000, high: 120_000 } });
    expect(notes.migration?.echo).toBe("8 in 10 times between 90,000 and 120,000, most likely 100,000");
  });

  test.each([
    ["growth", "0.5 to 1.5 %", { monthlyGrowth: { low: 0.005, high: 0.015 } }],
    ["premium", "12 ± 2", { bareMetalPremium: { low: 0.1, high: 0.14 } }],
    ["premium", "8–14 %", { bareMetalPremium: { low: 0.08, high: 0.14 } }],
  ])("%s takes %s", (key, text, ranges) => {
    expect(read({ [key]: text }).scenario?.ranges).toEqual(ranges);
  });

  test("a segment's bill and its GPU-bound share take ranges too", () => {
    const { scenario: s } = read({ "segments.0.spend": "90-120k", "segments.0.share": "70/80/95 %" });
    expect(s?.segments[0]).toMatchObject({
      monthlySpend: 105_000,
      bindingShare: 0.8,
      ranges: { monthlySpend: { low: 90_000, high: 120_000 }, bindingShare: { low: 0.7, high: 0.95 } },
    });
  });

  test("the shape is chosen beside it, and the words follow", () => {
    const { scenario: s, notes } = read({ premium: "8/11/14 %", "premium.shape": "triangular" });
    expect(s?.ranges?.bareMetalPremium).toEqual({ low: 0.08, high: 0.14, shape: "triangular" });
    expect(notes.premium?.echo).toBe("never below 8 % or above 14 %, most likely 11 %");
    const overhead = read({ "segments.0.range.shape": "pert" });
    expect(overhead.scenario?.segments[0]?.overhead).toMatchObject({ shape: "pert" });
    expect(overhead.notes["segments.0.range"]?.echo).toContain("never below 10 % or above 15 %");
  });

  test("a shape of one number says nothing", () => {
    expect(read({ premium: "8 %", "premium.shape": "triangular" }).scenario?.ranges).toBeUndefined();
  });

  test("an end out of bounds is refused at its field", () => {
    expect(read({ "segments.0.share": "80 to 120 %" }).notes["segments.0.share"]?.error).toContain("between 0 and 100");
  });
});

describe("what belongs together is asked for together", () => {
  test.each([
    [{ "segments.0.commit.share": "60 %" }, "segments.0.commit.end"],
    [{ "segments.0.commit.reused": "yes" }, "segments.0.commit.share"],
    [{ "segments.0.power.kw": "0.7", "segments.0.gpus": "8" }, "segments.0.power.factor"],
    [{ "segments.0.work": "tokens" }, "segments.0.work.amount"],
    [{ "rates.0.currency": "EUR", "rates.0.perUnit": "0.9" }, "rates.0.date"],
    [{ "growth.source.owner": "Ada" }, "growth.source.text"],
    [{ "segments.0.price.bm": priceText(BARE_METAL) }, "segments.0.price.vm"],
  ])("%o lacks %s", (change: Record<string, string>, key) => {
    const { scenario: s, notes } = read(change);
    expect(s).toBeNull();
    expect(notes[key]?.error).toBeTruthy();
  });
});

describe("what the schema refuses is laid at its field", () => {
  test.each([
    [{ "segments.0.licence.gpu": "120" }, "segments.0.licence.gpu"],
    [{ "segments.0.licence.cores": "12" }, "segments.0.licence.cores"],
    [
      { "segments.0.power.kw": "0.7", "segments.0.power.factor": "1.3", "segments.0.power.price": "0.2" },
      "segments.0.power.kw",
    ],
    [
      {
        "segments.0.price.vm": priceText({ ...BARE_METAL, mode: "virtualized" }),
        "segments.0.price.bm": priceText(BARE_METAL),
        "segments.0.premium": "5 %",
      },
      "segments.0.premium",
    ],
    [
      { currency: "EUR", "segments.0.price.vm": priceText({ ...BARE_METAL, mode: "virtualized" }) },
      "segments.0.price.vm",
    ],
    [{ viewers: "monthlySpend,everything" }, "viewers"],
    [
      { "rates.0.currency": "euro", "rates.0.perUnit": "1", "rates.0.date": "2026-11-20", "rates.0.source": "ECB" },
      "rates.0.currency",
    ],
    [{ "growth.source.text": "a", "growth.source.url": "ftp://x" }, "growth.source.url"],
    [
      { "segments.0.overhead.source.text": "a", "segments.0.overhead.source.date": "May" },
      "segments.0.overhead.source.date",
    ],
  ])("%o is refused at %s", (change: Record<string, string>, key) => {
    const { scenario: s, notes } = read(change);
    expect(s).toBeNull();
    expect(notes[key]?.error).toBeTruthy();
  });

  test("every place of the schema has its field", () => {
    const at = (...path: (string | number)[]) => keyAt(path, { ...FIELDS, "segments.0.source": "range" });
    expect(at("segments", 0, "ranges", "monthlySpend")).toBe("segments.0.spend");
    expect(at("segments", 0, "sources", "licences", "url")).toBe("segments.0.licence.source.url");
    expect(at("segments", 0, "overhead", "low")).toBe("segments.0.range");
    expect(at("segments", 0, "overhead", "values", "network")).toBe("segments.0.axes.network");
    expect(at("segments", 0, "prices", "bareMetal", "list")).toBe("segments.0.price.bm");
    expect(at("segments", 0, "commitment", "endMonth")).toBe("segments.0.commit.end");
    expect(at("monthlyBenefits", 1, "basis", "rate")).toBe("benefits.1.rate");
    expect(at("monthlyBenefits", 1, "amount")).toBe("benefits.1.amount");
    expect(at("rates", 2, "perUnit")).toBe("rates.2.perUnit");
    expect(at("ranges", "migrationCost", "low")).toBe("migration");
    expect(at("sources", "monthlyGrowth")).toBe("growth.source.text");
    expect(at("startMonth")).toBe("start");
    expect(at("nothing")).toBe("name");
  });
});

test("the end of a commitment may be a calendar month where the plan has its first", () => {
  const commit = { "segments.0.commit.share": "60 %", "segments.0.commit.end": "Jun 2029" };
  expect(read({ ...commit, start: "Jan 2027" }).scenario?.segments[0]?.commitment?.endMonth).toBe(30);
  expect(read({ ...commit, start: "Jan 2027" }).notes.start?.echo).toBe("read as 2027-01");
  expect(read(commit).notes["segments.0.commit.end"]?.error).toContain("first month");
});
