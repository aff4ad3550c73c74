import { expect, test } from "vitest";
import {
  CARD,
  formatDate,
  formatInstant,
  formatInterval,
  formatMoney,
  formatMoneyCell,
  formatMoneyRange,
  formatNumber,
  formatPercent,
  formatPoints,
  formatQuantity,
  unitFor,
} from "./format";

/** No-break spaces as plain ones, to keep the expectations readable. */
const plain = (s: string) => s.replace(/\u00a0/g, " ");

test("a percentage keeps a space before its sign, two decimals at most and a true minus", () => {
  expect(formatPercent(0.0175)).toBe("1.75\u00a0%");
  expect(plain(formatPercent(0.15))).toBe("15 %");
  expect(plain(formatPercent(-0.0125))).toBe("−1.25 %");
  expect(plain(formatPercent(0.07))).toBe("7 %");
  expect(plain(formatPercent(0.17647))).toBe("17.65 %");
  expect(plain(formatPercent(0.17647, CARD))).toBe("17.6 %");
  expect(plain(formatPoints(0.013))).toBe("1.3 pp");
});

test("money carries its currency and no cents above a hundred", () => {
  expect(formatMoney(21_000, "USD")).toBe("US$21,000");
  expect(formatMoney(-4_800, "USD")).toBe("−US$4,800");
  expect(formatMoney(17_850.4, "USD")).toBe("US$17,850");
  expect(formatMoney(12.5, "EUR")).toBe("€12.50");
  expect(plain(formatMoney(1_234_567, "CHF"))).toBe("CHF 1,234,567");
  expect(formatMoney(171_428.571, "USD", CARD)).toBe("US$171,000");
  expect(formatMoney(-0.001, "USD", { decimals: 0 })).toBe("US$0");
  expect(formatMoneyRange(120_000, 180_000, "USD")).toBe("US$120,000 to US$180,000");
});

test("a table writes negative money in parentheses with the tag F", () => {
  expect(formatMoneyCell(-4_800, "USD")).toBe("(US$4,800) F");
  expect(formatMoneyCell(4_800, "USD")).toBe("US$4,800");
});

test("quantities take the prefix people use", () => {
  expect(plain(formatQuantity(55.42e9, "B/s"))).toBe("55.42 GB/s");
  expect(plain(formatQuantity(2.903e12, "B/s"))).toBe("2.903 TB/s");
  expect(plain(formatQuantity(0.32, "s"))).toBe("320 ms");
  expect(plain(formatQuantity(40e-6, "s"))).toBe("40 µs");
  expect(plain(formatQuantity(12.5, "s"))).toBe("12.5 s");
  expect(plain(formatQuantity(35_316.7, "token/s"))).toBe("35,317 token/s");
  expect(plain(formatQuantity(276.07, "request/s"))).toBe("276.1 request/s");
  expect(plain(formatQuantity(0, "s"))).toBe("0 s");
  expect(plain(formatQuantity(-0.004, "s"))).toBe("−4 ms");
  expect(plain(formatQuantity(0.915, "fraction"))).toBe("91.5 %");
});

test("a column has one unit, that of its largest value", () => {
  expect(unitFor([0.0004, 0.02], "s")).toEqual({ unit: "ms", factor: 1e-3 });
  expect(unitFor([], "B/s").unit).toBe("B/s");
});

test("an interval names its unit once and has as many digits as its width supports", () => {
  expect(plain(formatInterval(0.029, 0.056))).toBe("2.9 to 5.6 %");
  expect(plain(formatInterval(0.022, 0.0346))).toBe("2.2 to 3.5 %");
  expect(plain(formatInterval(-0.004, 0.054))).toBe("−0.4 to 5.4 %");
  expect(plain(formatInterval(0.0204, 0.0253))).toBe("2.04 to 2.53 %");
  expect(plain(formatInterval(-0.2, 0.3))).toBe("−20 to 30 %");
  expect(formatInterval(Number.NEGATIVE_INFINITY, 0.1)).toBe("unbounded");
});

test("a date is written in UTC with the month as a word", () => {
  expect(formatDate("2026-11-22T23:30:00Z")).toBe("22 Nov 2026");
  expect(formatInstant("2026-11-22T14:02:00+02:00")).toBe("22 Nov 2026, 12:02 UTC");
  expect(formatDate("not a date")).toBe("n/a");
});

test("what is not a number is never shown as one", () => {
  expect(formatNumber(Number.NaN)).toBe("n/a");
  expect(formatPercent(Number.POSITIVE_INFINITY)).toBe("n/a");
  expect(formatMoney(Number.NaN, "USD")).toBe("n/a");
});

test("another locale changes the separators, not the meaning", () => {
  expect(formatMoney(17_850, "EUR", undefined, "de-DE")).toBe("€17.850");
});

const HOSTILE = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf"];

test("a unit is any text: one that every object has is a unit like another", () => {
  for (const unit of HOSTILE) {
    expect(unitFor([1, 2], unit)).toEqual({ unit, factor: 1 });
    expect(plain(formatQuantity(1.5, unit))).toBe(`1.5 ${unit}`);
    expect(plain(formatMoney(5, unit))).toBe(`${unit} 5`);
  }
});
