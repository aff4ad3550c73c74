import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, type EntryField, readEntry } from "./number-entry";
import { numberWords } from "./number-words";

const number: EntryField = { kind: "number", range: true };
const usd: EntryField = { kind: "money", currency: "USD" };
const percent: EntryField = { kind: "percent", range: true };

function read(text: string, field: EntryField = number, decimal: "." | "," = "."): Entry {
  const outcome = readEntry(text, field, { decimal });
  if (!outcome.ok) throw new Error(`${text}: ${outcome.errors[0]?.message}`);
  return outcome.value;
}
function code(text: string, field: EntryField = number): string | undefined {
  const outcome = readEntry(text, field);
  return outcome.ok ? undefined : outcome.errors[0]?.code;
}

test("a hundred thousand may be typed with any separator of thousands", () => {
  for (const text of ["100000", "100,000", "100 000", "100'000", "100\u00a0000", "100\u202f000", "100’000", "100.000"])
    for (const decimal of [".", ","] as const) expect(read(text, usd, decimal).value).toBe(100_000);
});

test("plain digits need no echo", () => {
  for (const text of ["100000", "100,000", "100 000", "12.5"]) expect(read(text).echo).toBeNull();
});

test("of two different separators the last is the decimal one, whatever the format", () => {
  for (const decimal of [".", ","] as const) {
    expect(read("1.234,56", number, decimal).value).toBe(1234.56);
    expect(read("1,234.56", number, decimal).value).toBe(1234.56);
    expect(read("1.234.567,8", number, decimal).value).toBe(1_234_567.8);
    expect(read("1,234,567", number, decimal).value).toBe(1_234_567);
  }
});

test("one separator before three digits goes by the user's format and offers the other reading", () => {
  expect(read("1,234")).toEqual({
    value: 1234,
    echo: "read as 1,234 (one thousand two hundred thirty-four); meant 1.234?",
    meant: { value: 1.234, text: "1.234" },
  });
  expect(read("1.234")).toMatchObject({ value: 1.234, meant: { value: 1234 } });
  expect(read("1.234", number, ",")).toMatchObject({ value: 1234, meant: { value: 1.234 } });
  expect(read("0.125", number, ",")).toMatchObject({ value: 0.125, meant: null });
});

test("k, M and B are thousands, millions and billions, and k is never 1,024", () => {
  const cases = { "85k": 85e3, "1.2M": 1.2e6, "1.2mn": 1.2e6, "1.2MM": 1.2e6, "2B": 2e9, "2bn": 2e9, "1.1k": 1100 };
  for (const [text, value] of Object.entries(cases)) expect(read(text, usd).value).toBe(value);
  expect(read("85k", usd).echo).toBe("read as 85,000");
});

test("a currency beside the amount must be the field's", () => {
  expect(read("$85k", usd).value).toBe(85_000);
  expect(read("85k USD", usd).value).toBe(85_000);
  expect(read("US$ 85,000", usd).value).toBe(85_000);
  expect(read("€ 85.000", { kind: "money", currency: "EUR" }).value).toBe(85_000);
  expect(read("-$5", usd).value).toBe(-5);
  expect(code("€ 85.000", usd)).toBe("other-currency");
  expect(code("85k EUR", usd)).toBe("other-currency");
  expect(code("$8", percent)).toBe("unexpected-currency");
});

test("in a percent field 8 and 8 % are 8 %, and 0.08 asks", () => {
  for (const text of ["8", "8%", "8 %"]) expect(read(text, percent).value).toBe(0.08);
  expect(read("0.08", percent)).toEqual({
    value: 0.0008,
    echo: "0.08 %; meant 8 %?",
    meant: { value: 0.08, text: "8 %" },
  });
  expect(read("0.08 %", percent).meant).toBeNull();
  expect(code("8 %", usd)).toBe("unexpected-percent");
});

describe("ranges", () => {
  test("two ends are P10 and P90, however they are joined", () => {
    for (const text of ["8-14 %", "8–14", "8 to 14", "8..14", "8 - 14%", "8 % to 14 %", "8—14"])
      expect(read(text, percent)).toMatchObject({ low: 0.08, value: 0.11, high: 0.14 });
    expect(read("8-14 %", percent).echo).toBe("8 in 10 times between 8 and 14 %");
  });
  test("three values are low, most likely, high; a spread is added on both sides", () => {
    expect(read("8/11/14", percent)).toMatchObject({ low: 0.08, value: 0.11, high: 0.14 });
    expect(read("12 ± 2")).toMatchObject({ low: 10, value: 12, high: 14 });
    expect(read("12 +/- 2")).toMatchObject({ low: 10, value: 12, high: 14 });
  });
  test("negative ends are ends, not separators", () => {
    expect(read("-3 to 5")).toMatchObject({ low: -3, high: 5 });
    expect(read("-3-5")).toMatchObject({ low: -3, high: 5 });
    expect(read("-8 to -2")).toMatchObject({ low: -8, high: -2 });
    expect(read("80k-90k")).toMatchObject({ low: 80_000, high: 90_000 });
    expect(read("1e5").low).toBeUndefined();
    expect(read("1e-5").value).toBe(1e-5);
  });
  test("the middle is the most likely where it was typed as that", () => {
    expect(read("8/11/14", percent).likely).toBe(true);
    expect(read("12 ± 2").likely).toBe(true);
    expect(read("8 to 14", percent).likely).toBeUndefined();
    expect(read("90k/100k/120k", { ...usd, range: true }).echo).toBe(
      "8 in 10 times between 90,000 and 120,000, most likely 100,000",
    );
  });
  test("a suffix at the end is meant for all, unless the ends would turn around", () => {
    expect(read("90-120k")).toMatchObject({ low: 90_000, value: 105_000, high: 120_000 });
    expect(read("1/2/3M")).toMatchObject({ low: 1e6, value: 2e6, high: 3e6 });
    expect(read("100 ± 10k")).toMatchObject({ low: 90_000, value: 100_000, high: 110_000 });
    expect(read("500-1k")).toMatchObject({ low: 500, high: 1000 });
    expect(read("80k-90k")).toMatchObject({ low: 80_000, high: 90_000 });
  });
  test("a spread may be a share of an amount, and is points of a percentage", () => {
    const amount: EntryField = { ...usd, range: true };
    expect(read("120k ± 10 %", amount)).toMatchObject({ low: 108_000, value: 120_000, high: 132_000 });
    expect(read("12 ± 2 %", percent)).toMatchObject({ low: 0.1, value: 0.12, high: 0.14 });
    expect(code("8 % to 14 %", amount)).toBe("unexpected-percent");
  });
  test("ends below one in a percent field ask, as a single number does", () => {
    expect(read("0.08-0.14", percent)).toMatchObject({ low: 0.0008, high: 0.0014, meant: { text: "8 to 14 %" } });
    expect(read("0.08/0.1/0.14", percent).meant?.text).toBe("8/10/14 %");
    expect(read("0.08-0.14 %", percent).meant).toBeNull();
    expect(read("0.5 to 2", percent).meant).toBeNull();
  });
  test("ends in the wrong order, and a range where one number is wanted, are refused", () => {
    expect(code("14-8", percent)).toBe("out-of-order");
    expect(code("8-14", usd)).toBe("one-number");
  });
});

test("minus three may be typed in three ways", () => {
  for (const text of ["-3", "−3", "(3)", "- 3"]) expect(read(text).value).toBe(-3);
  expect(read("(3)").echo).toBe("read as −3");
});

test("a quantity is converted to the field's unit, and GiB is not GB", () => {
  const rate: EntryField = { kind: "quantity", unit: "GB/s" };
  expect(read("55 GB/s", rate)).toEqual({ value: 55, echo: null, meant: null });
  expect(read("52 GiB/s", rate).value).toBeCloseTo(55.834574848, 9);
  expect(read("52 GiB/s", rate).echo).toContain("1 GiB is 1.074 GB");
  expect(read("40 us", { kind: "quantity", unit: "ms" }).value).toBeCloseTo(0.04, 12);
  expect(read("3", { kind: "quantity", unit: "ms" }).value).toBe(3);
  expect(code("3 ms", rate)).toBe("other-unit");
});

test("what is not a number is refused with what was found and what to do", () => {
  for (const text of ["", "abc", "1.2.3,4,5", "12 34", "1,23,4", "--3", "8 apples", "NaN", "1e999", "9".repeat(200)])
    expect(readEntry(text, number).ok).toBe(false);
  const outcome = readEntry("abc", usd);
  expect(outcome.ok ? null : outcome.errors[0]).toMatchObject({ found: "abc", expected: "an amount in USD" });
});

test("any amount written with its separators reads back as itself, in both formats", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom("en-US", "de-DE", "de-CH", "en-IN"), (n, locale) => {
      const text = new Intl.NumberFormat(locale).format(n);
      const sign = locale === "de-DE" ? "," : ".";
      expect(read(text, number, sign).value).toBe(n);
    }),
  );
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (text) => {
      for (const field of [number, usd, percent, { kind: "quantity", unit: "ms" } as const]) {
        const outcome = readEntry(text, field);
        if (outcome.ok) expect(Number.isFinite(outcome.value.value)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("whole numbers have words", () => {
  expect(numberWords(1234)).toBe("one thousand two hundred thirty-four");
  expect(numberWords(0)).toBe("zero");
  expect(numberWords(-1_000_019)).toBe("minus one million nineteen");
  expect(numberWords(1.5)).toBeNull();
});

test("a raised figure is not a digit", () => {
  expect(code("10²")).toBe("not-a-number");
});
