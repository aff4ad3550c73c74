import fc from "fast-check";
import { expect, test } from "vitest";
import { readDecimal, writeDecimal } from "./decimal";
import { roundCents } from "./round-cents";

const CENT = 10n ** 10n;

test("thirds of a cent go to the parts that lost most", () => {
  const { parts, total } = roundCents(["0.005", "0.004", "0.001", "-0.02"].map((d) => readDecimal(d) ?? 0n));
  // 0.010 - 0.02 = -0.01; the floors are 0, 0, 0, -0.02, so one cent goes to the largest remainder.
  expect(parts.map(writeDecimal)).toEqual(["0.01", "0.00", "0.00", "-0.02"]);
  expect(writeDecimal(total)).toBe("-0.01");
});

test("whole cents that add up to the rounded total, each less than a cent from its own amount", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })), (amounts) => {
      const { parts, total } = roundCents(amounts);
      const sum = amounts.reduce((a, b) => a + b, 0n);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
      expect(2n * (total > sum ? total - sum : sum - total) <= CENT).toBe(true);
      parts.forEach((part, i) => {
        const off = part - (amounts[i] ?? 0n);
        expect(part % CENT).toBe(0n);
        expect(off > -CENT && off < CENT).toBe(true);
      });
    }),
  );
});
