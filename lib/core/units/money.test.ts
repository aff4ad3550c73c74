import fc from "fast-check";
import { expect, test } from "vitest";
import { addUp, fromMicros, roundTogether, toMicros, toTheMicro } from "./money";

const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });

test("an amount is kept to the millionth, also when it is large", () => {
  expect(toMicros(12_345.67)).toBe(12_345_670_000n);
  expect(toMicros(-0.5)).toBe(-500_000n);
  expect(toMicros(720_000_000_000_000.25)).toBe(720_000_000_000_000_250_000n);
  expect(() => toMicros(Number.NaN)).toThrow(RangeError);
});

test("micros and back are the same amount, to the micro", () => {
  fc.assert(
    fc.property(amount, (x) => {
      expect(toMicros(fromMicros(toMicros(x)))).toBe(toMicros(x));
    }),
  );
});

test("an amount is rid of the noise of its sum", () => {
  expect(toTheMicro(111_495.42990955956)).toBe(111_495.42991);
  expect(toTheMicro(0.1 + 0.2)).toBe(0.3);
  expect(Object.is(toTheMicro(-1e-9), 0)).toBe(true);
});

test("a total is the sum of its rows: 0.1 and 0.2 are 0.3", () => {
  expect(addUp([0.1, 0.2])).toBe(0.3);
});

test("shown parts add up to the shown total, and none is off by a whole step", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 0.01, 1000), (parts, step) => {
      const shown = roundTogether(parts, step);
      const micros = shown.parts.reduce((sum, p) => sum + toMicros(p), 0n);
      expect(micros).toBe(toMicros(shown.total));
      for (const [i, p] of shown.parts.entries())
        expect(Math.abs(p - (parts[i] ?? 0))).toBeLessThanOrEqual(step * 1.001);
    }),
  );
});

test("three thirds of a hundred are shown as 34, 33 and 33", () => {
  expect(roundTogether([100 / 3, 100 / 3, 100 / 3])).toEqual({ parts: [34, 33, 33], total: 100 });
});
