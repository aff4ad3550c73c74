import { expect, test } from "vitest";
import { segmentSaving } from "../core/cost/moving";
import type { Price } from "../core/cost/price";
import { quoteRows, quoteSentence, sideOf } from "./quote-rows";

const at = (value: number, by = 0) => ({ low: value - by, value, high: value + by });
const price = (mode: Price["mode"], list: number): Price => ({
  gpu: "H100 SXM",
  mode,
  kind: "reserved",
  currency: "USD",
  list,
  discount: 0,
  source: "quote",
  date: "2026-11-01",
});
const plain = { name: "Training", bindingShare: 1 };
const shown = [{ overhead: at(0.1) }, { overhead: at(0.2) }];
const answer = { breakEvenPremium: at(1 / 9, 0.02), segments: shown };

test("a premium of nothing is one that nobody entered", () => {
  const rows = quoteRows({ bareMetalPremium: 0, segments: [plain, plain] }, answer);
  expect(rows).toHaveLength(1);
  expect(quoteSentence(rows, "No premium was entered.")).toMatch(/No premium was entered\.$/);
});

test("two equal prices are a premium of nothing that somebody entered", () => {
  const prices = { virtualized: price("virtualized", 2), bareMetal: price("bare-metal", 2) };
  const [row] = quoteRows({ bareMetalPremium: 0, segments: [{ ...plain, prices }] }, answer);
  expect(row?.quote).toBe(0);
  expect(row && sideOf(row)).toBe("below it: bare metal costs less a month");
});

test("segments with quotes of their own flip each at its own premium", () => {
  const rows = quoteRows({ bareMetalPremium: 0.3, segments: [{ ...plain, bareMetalPremium: 0.05 }, plain] }, answer);
  // 0.1 / 0.9 and 0.2 / 0.8
  expect(rows.map((r) => r.flip.value.toFixed(4))).toEqual(["0.1111", "0.2500"]);
  expect(rows.map((r) => r.quote)).toEqual([0.05, 0.3]);
  expect(quoteSentence(rows, "").replaceAll("\u00a0", " ")).toBe(
    "Training flips at 11.11 %; its quote of 5 % lies below it: bare metal costs less a month. Training flips at 25 %; the premium entered, 30 %, lies above it: virtualized costs less a month. Licences and electricity are in it; benefits, commitments and one-off costs are not.",
  );
});

test("a quote inside the range may be either way", () => {
  const [row] = quoteRows(
    { bareMetalPremium: 0.1, segments: [plain] },
    { ...answer, segments: [{ overhead: at(0.1, 0.02) }] },
  );
  expect(row && sideOf(row)).toBe(
    "below it: bare metal costs less a month, but inside the range, so it may be either way",
  );
});

test("where prices are left out there is no quote, not even a segment's", () => {
  const rows = quoteRows({ segments: [{ ...plain, bareMetalPremium: 0.05 }] }, answer);
  expect(rows[0]).not.toHaveProperty("quote");
});

test("a segment's row counts licences and electricity: there the month's saving is nothing", () => {
  const segment = {
    ...plain,
    bindingShare: 0.6,
    monthlySpend: 116_800,
    gpus: 64,
    licences: { perGpu: 60 },
    power: { kilowattsPerGpu: 1, facilityFactor: 1.3, pricePerKilowattHour: 0.1 },
  };
  const [row] = quoteRows({ bareMetalPremium: 0.02, segments: [segment] }, answer);
  const figures = { spend: 116_800, overhead: 0.1, bindingShare: 0.6 };
  expect(segmentSaving(segment, { ...figures, premium: row?.flip.value ?? NaN })).toBeCloseTo(0, 6);
  expect(row?.flip.value).toBeGreaterThan(0.06 / 0.94);
});

test("one row for several segments goes by the overhead alone, says so, and names no side as the cheaper", () => {
  const rows = quoteRows({ bareMetalPremium: 0.3, segments: [plain, plain] }, answer);
  const sentence = quoteSentence(rows, "");
  expect(sentence).toContain("lies above it. By the overhead alone, without licences, electricity, benefits");
  expect(sentence).not.toMatch(/cheaper\.|costs less a month/);
});
