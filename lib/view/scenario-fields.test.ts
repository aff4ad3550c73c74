import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OverheadSource, PRIORS } from "../core/cost/overhead-source";
import { PROFILES } from "../core/cost/segment";
import { Scenario } from "../core/cost/scenario";
import { countOf, fieldsFrom, fieldsOf, withEntry, withText, withoutEntry, written } from "./scenario-fields";
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
const read = (change: Record<string, string>) => readFields({ ...FIELDS, ...change });

const percent = fc.integer({ min: -40_000, max: 94_000 }).map((n) => n / 100_000);
const amount = fc.integer({ min: 0, max: 2_000_000_00 }).map((n) => n / 100);
const word = fc.string({ minLength: 1, maxLength: 20 }).map((s) => `n${s.replaceAll("\u0000", "")}`.trim());
const source: fc.Arbitrary<OverheadSource> = fc.oneof(
  fc.tuple(percent, percent).map(([a, b]) => ({ source: "range" as const, low: Math.min(a, b), high: Math.max(a, b) })),
  percent.map((value) => ({ source: "point" as const, value })),
  fc.constantFrom(...PRIORS).map((prior) => ({ source: "evidence" as const, prior })),
  percent.map((value) => ({ source: "axes" as const, values: { network: value } })),
  fc.uuid().map((comparisonId) => ({ source: "comparison" as const, comparisonId, metric: "output-throughput" })),
  fc.tuple(fc.uuid(), fc.uuid()).map(([b, c]) => ({ source: "comparison" as const, baseline: [b], candidate: [c, b] })),
);
const scenario = fc
  .record({
    name: word,
    currency: fc.constantFrom("USD", "EUR", "CHF"),
    segments: fc.array(
      fc.record({
        name: word,
        profile: fc.constantFrom(...PROFILES),
        monthlySpend: amount,
        bindingShare: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
        overhead: source,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    horizonMonths: fc.integer({ min: 12, max: 60 }),
    monthlyGrowth: fc.integer({ min: -500, max: 500 }).map((n) => n / 1000),
    bareMetalPremium: fc.integer({ min: -999, max: 9999 }).map((n) => n / 1000),
    migrationCost: amount,
    monthlyBenefits: fc.array(fc.record({ name: word, amount }), { maxLength: 3 }),
    annualDiscountRate: fc.integer({ min: -499, max: 1000 }).map((n) => n / 1000),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  })
  .map((s) => Scenario.parse({ version: 1, ...s }));

describe("a scenario as the texts of its form", () => {
  test("reads back as the scenario it was written from, without a doubt to echo", () => {
    fc.assert(
      fc.property(scenario, (s) => {
        const { scenario: back, notes } = readFields(fieldsOf(s));
        expect(back).toEqual(s);
        const doubts = Object.entries(notes).filter(([key]) => !key.endsWith(".range"));
        expect(doubts).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a form holds its own fields only", () => {
    const form = Object.entries({ ...FIELDS, $ACTION_ID_1: "x", __proto__x: "y", "segments.0.name": "A" });
    expect(Object.keys(fieldsFrom(form))).toEqual(Object.keys(FIELDS));
    expect(fieldsFrom([["name", new Uint8Array()]])).toEqual({});
  });
});

describe("what is typed is read as people mean it", () => {
  test("85k is eighty-five thousand, and said so", () => {
    const { scenario: s, notes } = read({ "segments.0.spend": "85k" });
    expect(s?.segments[0]?.monthlySpend).toBe(85_000);
    expect(notes["segments.0.spend"]?.echo).toBe("read as 85,000");
  });

  test("8/11/14 is low, most likely and high", () => {
    const { scenario: s } = read({ "segments.0.range": "8/11/13 %" });
    expect(s?.segments[0]?.overhead).toEqual({ source: "range", low: 0.08, mode: 0.11, high: 0.13 });
  });

  test("one value in a range's field is refused with the way out", () => {
    const { scenario: s, notes } = read({ "segments.0.range": "12 %" });
    expect(s).toBeNull();
    expect(notes["segments.0.range"]?.error).toContain("One value");
  });

  test("another currency is refused, never converted", () => {
    const { scenario: s, notes } = read({ migration: "€ 5,000" });
    expect(s).toBeNull();
    expect(notes.migration?.error).toContain("EUR");
  });

  test("0.08 in a percent field asks whether 8 % was meant, and the offered text means it", () => {
    const { notes } = read({ "segments.0.source": "point", "segments.0.point": "0.08" });
    const meant = notes["segments.0.point"]?.meant ?? "";
    const { scenario: s } = read({ "segments.0.source": "point", "segments.0.point": meant });
    expect(s?.segments[0]?.overhead).toEqual({ source: "point", value: 0.08 });
  });

  test.each([
    ["horizon", "11"],
    ["horizon", "12.5"],
    ["segments.0.share", "101 %"],
    ["segments.0.spend", "-1"],
    ["segments.0.range", "90 to 100 %"],
    ["growth", "51 %"],
    ["premium", "-100 %"],
    ["discount", "-50 %"],
    ["seed", "4294967296"],
    ["currency", "usd"],
    ["name", "  "],
    ["segments.0.profile", "mining"],
    ["segments.0.source", "__proto__"],
    ["segments.0.name", "x".repeat(201)],
  ])("%s may not be %s: the field says why", (key, text) => {
    const { scenario: s, notes } = read({ [key]: text });
    expect(s).toBeNull();
    expect(notes[key]?.error).toBeTruthy();
  });
});

describe("an example bill", () => {
  const example = fieldsOf(Scenario.parse({ ...BASE, segments: [{ ...BASE.segments[0], spendGrade: "example" }] }));
  const gradeOf = (fields: typeof example) => readFields(fields).scenario?.segments[0]?.spendGrade;
  test("stays one while other fields are edited, and goes through a plain form", () => {
    expect(gradeOf(withText(example, "premium", "3 %"))).toBe("example");
    expect(gradeOf(fieldsFrom(Object.entries(example)))).toBe("example");
  });
  test("is the user's own once the spend is edited, in the editor or in a plain form", () => {
    const edited = withText(example, "segments.0.spend", "85k");
    expect(gradeOf(edited)).toBeUndefined();
    expect(gradeOf(withText(edited, "segments.0.spend", "100,000"))).toBeUndefined();
    expect(gradeOf({ ...example, "segments.0.spend": "85k" })).toBeUndefined();
  });
  test("moves with its segment", () => {
    const two = withEntry(example, "segments");
    expect(gradeOf(withoutEntry(two, "segments", 1))).toBe("example");
    expect(gradeOf(withoutEntry(two, "segments", 0))).toBeUndefined();
  });
});

test.each([
  [1_234_567.5, "1,234,567.5"],
  [1234.5, "1,234.5"],
  [41_412, "41,412.00"],
  [85_000, "85,000"],
  [900, "900"],
])("a field shows %d with grouped digits and reads back as the same", (value, text) => {
  expect(written(value, { kind: "money", currency: "USD" })).toBe(text);
  expect(read({ migration: text }).notes.migration).toBeUndefined();
  expect(read({ migration: text }).scenario?.migrationCost).toBe(value);
});

describe("segments come and go", () => {
  test("a new one stands last and can be read at once", () => {
    const fields = withEntry(FIELDS, "segments");
    expect(countOf(fields, "segments")).toBe(2);
    expect(readFields(fields).scenario?.segments[1]?.name).toBe("Segment 2");
  });

  test("taking one out moves the next into its place", () => {
    const two = withEntry(FIELDS, "segments");
    const one = withoutEntry({ ...two, "segments.1.spend": "7" }, "segments", 0);
    expect(countOf(one, "segments")).toBe(1);
    expect(readFields(one).scenario?.segments[0]?.monthlySpend).toBe(7);
  });
});
