import fc from "fast-check";
import { expect, test } from "vitest";
import { type EntryField, readEntry } from "./number-entry";
import { written, writtenRange } from "./written-number";

const USD = { kind: "money", currency: "USD" } as const;
const FIELDS: readonly EntryField[] = [USD, { kind: "percent" }, { kind: "number" }];

test.each([
  [1_234_567.5, "1,234,567.5"],
  [1234.5, "1,234.5"],
  [41_412, "41,412.00"],
  [85_000, "85,000"],
  [900, "900"],
])("a field shows %d with grouped digits", (value, text) => {
  expect(written(value, USD)).toBe(text);
});

test("a percentage is written without the noise of a product", () => {
  expect(written(0.07, { kind: "percent" })).toBe("7 %");
  expect(written(0.29, { kind: "percent" })).toBe("29 %");
});

test("any number of fifteen digits reads back as itself, and nothing about it is in doubt", () => {
  const digits = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: -12, max: 3 }));
  fc.assert(
    fc.property(digits, fc.constantFrom(...FIELDS), ([n, exponent], field) => {
      const value = Number(`${n}e${exponent}`) || 0;
      const read = readEntry(written(value, field), field);
      expect(read).toMatchObject({ ok: true, value: { value, meant: null } });
    }),
    { numRuns: 500 },
  );
});

test("any amount at all reads back as itself", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
      expect(readEntry(written(value, USD), USD)).toMatchObject({ ok: true, value: { value } });
    }),
    { numRuns: 500 },
  );
});

test("a range reads back with its middle, and says the middle only where it is not halfway", () => {
  expect(writtenRange({ low: 90_000, value: 100_000, high: 120_000 }, USD)).toBe("90,000/100,000/120,000");
  expect(writtenRange({ low: 0.08, value: 0.11, high: 0.14 }, { kind: "percent" })).toBe("8 to 14 %");
  expect(writtenRange({ low: 0.08, value: 0.11, high: 0.14 }, { kind: "percent" }, true)).toBe("8/11/14 %");
  expect(writtenRange({ low: -0.03, high: 0.05 }, { kind: "percent" })).toBe("-3 to 5 %");
  const cents = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 1000);
  fc.assert(
    fc.property(cents, cents, cents, fc.constantFrom(...FIELDS), (a, b, c, field) => {
      const [low = 0, value = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
      const read = readEntry(writtenRange({ low, value, high }, field), { ...field, range: true } as EntryField);
      expect(read).toMatchObject({ ok: true, value: { low, value, high } });
    }),
    { numRuns: 300 },
  );
});
