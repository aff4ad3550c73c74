import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectiveCount, lagOne } from "./autocorrelation";
import { normals, uniform53, xoshiro128 } from "./random";

describe("samples that lean on their neighbours", () => {
  // R: acf(c(2,4,6,8,10), plot = FALSE)$acf[2] is 0.4: deviations -4 -2 0 2 4, products 8 0 0 8 over 40.
  test("a straight line of five leans by 0.4", () => {
    expect(lagOne([2, 4, 6, 8, 10])).toBeCloseTo(0.4, 12);
  });

  test("an AR(1) of 0.9 shows its 0.9 in 20,000 samples, and independent ones show none", () => {
    const normal = normals(uniform53(xoshiro128([4, 3, 2, 1])));
    let held = 0;
    const leaning = Float64Array.from({ length: 20_000 }, () => (held = 0.9 * held + normal()));
    expect(lagOne(leaning)).toBeCloseTo(0.9, 1);
    expect(Math.abs(lagOne(Float64Array.from({ length: 20_000 }, normal)) ?? 1)).toBeLessThan(0.03);
  });

  test("1,000 samples that lean by 0.9 tell as much as 53 would; leaning away earns nothing", () => {
    // 1000 * 0.1 / 1.9
    expect(effectiveCount(1000, 0.9)).toBeCloseTo(52.63, 2);
    expect(effectiveCount(1000, -0.5)).toBe(1000);
    expect(effectiveCount(1000, 1)).toBe(1);
  });

  test("it lies between -1 and 1, and neither unit nor direction of time moves it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 60 }), (values) => {
        const lag = lagOne(values);
        if (lag === null) return expect(new Set(values).size).toBe(1);
        expect(Math.abs(lag)).toBeLessThanOrEqual(1);
        expect(lagOne([...values].reverse())).toBeCloseTo(lag, 9);
        expect(lagOne(values.map((v) => 3 * v + 7))).toBeCloseTo(lag, 9);
      }),
    );
  });
});
