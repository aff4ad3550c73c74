import { describe, expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { Price } from "../core/cost/price";
import { priceText } from "./price-text";
import { countOf, fieldsFrom, fieldsOf, followed, withEntry, withText, withoutEntry } from "./scenario-fields";
import { sourceAt, sourceFields } from "./source-note-text";
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

describe("a scenario as the texts of its form", () => {
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

describe("a bill that follows its price", () => {
  const priced = withText(
    withText(
      { ...FIELDS, "segments.0.price.vm": priceText({ ...BARE_METAL, mode: "virtualized" }) },
      "segments.0.gpus",
      "8",
    ),
    "segments.0.spendFrom",
    "price",
  );
  test("is brought up to date when the GPUs change, and is the user's own once it is typed over", () => {
    // 730 h x 8 GPUs x US$2 = 11,680; with 16 GPUs twice that.
    expect(readFields(priced).scenario?.segments[0]).toMatchObject({ monthlySpend: 11_680, spendFrom: "price" });
    const twice = withText(priced, "segments.0.gpus", "16");
    expect(readFields(twice).scenario?.segments[0]?.monthlySpend).toBe(23_360);
    const typed = readFields(withText(twice, "segments.0.spend", "20k")).scenario?.segments[0];
    expect(typed?.monthlySpend).toBe(20_000);
    expect(typed?.spendFrom).toBeUndefined();
  });
  test("is what the price comes to in a plain form, whatever stands in its field", () => {
    const plain = { ...priced, "segments.0.gpus": "16" };
    expect(readFields(plain).scenario?.segments[0]?.monthlySpend).toBe(23_360);
    expect(followed(plain)["segments.0.spend"]).toBe("23,360.00");
    expect(readFields({ ...plain, "segments.0.spend": "" }).scenario?.segments[0]?.monthlySpend).toBe(23_360);
  });
  test("says what it lacks", () => {
    const { notes } = readFields({ ...priced, "segments.0.gpus": "" });
    expect(notes["segments.0.spendFrom"]?.error).toContain("how many GPUs");
  });
});

describe("benefits and rates", () => {
  test("what nobody valued is no part of the scenario, and is no fault", () => {
    const fields = withEntry(withEntry(FIELDS, "benefits"), "rates");
    expect(readFields(fields).scenario?.monthlyBenefits).toEqual([]);
    expect(readFields(fields).scenario?.rates).toBeUndefined();
    const named = withText(withText(fields, "benefits.0.name", "Isolation"), "benefits.0.kind", "operations");
    expect(readFields(named).scenario?.monthlyBenefits).toEqual([]);
  });

  test("hours of operations are valued at their rate, and a name is found", () => {
    const fields = { ...FIELDS, "benefits.0.name": "", "benefits.0.kind": "operations", "benefits.0.hours": "20" };
    expect(readFields(fields).notes["benefits.0.rate"]?.error).toBeTruthy();
    const { scenario: s } = readFields({ ...fields, "benefits.0.rate": "60.005" });
    expect(s?.monthlyBenefits).toEqual([
      { name: "Less operations work", amount: 1200.1, basis: { kind: "operations", hours: 20, rate: 60.005 } },
    ]);
  });

  test("the amount follows its quantities", () => {
    const fields = { ...FIELDS, "benefits.0.name": "a", "benefits.0.kind": "downtime", "benefits.0.amount": "500" };
    const { scenario: s } = readFields({ ...fields, "benefits.0.hoursAvoided": "2", "benefits.0.costPerHour": "4k" });
    expect(s?.monthlyBenefits[0]?.amount).toBe(8000);
  });
});

describe("where a value comes from", () => {
  const note = { text: "Invoice 2026-10", document: true, date: "2026-10-31", owner: "Ada" };
  const at = (key: string, of: object) => sourceFields("", { it: key }, { it: of });
  test("hangs on the field's key and reads back", () => {
    const fields = { ...FIELDS, ...at("growth", note), ...at("segments.0.overhead", { text: "a guess" }) };
    expect(fields["growth.source.text"]).toBe("Invoice 2026-10");
    const s = readFields(fields).scenario;
    expect(s?.sources).toEqual({ monthlyGrowth: note });
    expect(s?.segments[0]?.sources).toEqual({ overhead: { text: "a guess" } });
    expect(sourceAt(fields, "growth")).toMatchObject({ text: "Invoice 2026-10", document: "yes" });
    expect(sourceAt(fields, "premium")).toBeNull();
  });

  test("an edited value is no longer what the document says, but the note stays", () => {
    const fields = { ...FIELDS, ...at("growth", note), ...at("segments.0.overhead", note) };
    expect(readFields(withText(fields, "growth", "2 %")).scenario?.sources?.monthlyGrowth).toEqual({
      text: note.text,
      date: note.date,
      owner: note.owner,
    });
    expect(
      readFields(withText(fields, "segments.0.range", "1 to 2 %")).scenario?.segments[0]?.sources?.overhead?.document,
    ).toBeUndefined();
    expect(withText(fields, "growth.source.owner", "Bo")["growth.source.document"]).toBe("yes");
    expect(withText(fields, "premium", "2 %")["growth.source.document"]).toBe("yes");
  });

  test("moves with its segment", () => {
    const two = { ...withEntry(FIELDS, "segments"), ...at("segments.1.commit", note) };
    expect(sourceAt(withoutEntry(two, "segments", 0), "segments.0.commit")).toMatchObject({ text: note.text });
  });
});
