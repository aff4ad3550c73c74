import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile, sorted } from "../stats/quantile";
import { sampleQuantiles } from "./sample-quantiles";
import { describeSamples } from "./sample-statistics";

const LEVELS = [0, 0.05, 0.5, 0.95, 0.99, 1];

describe("what a sample is known by", () => {
  it("is what sorting would say, also without a copy, and the order stays", () => {
    const value = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(1, 1, 1, 2, 2, 1e300, -1e-300),
      fc.nat(5),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 400 }),
        fc.constantFrom(1, 2, 7, 1000),
        (values, copied) => {
          const samples = Float64Array.from(values, (v) => v + 0);
          const expected = LEVELS.map((p) => quantile(sorted(samples), p));
          sampleQuantiles(samples, LEVELS, copied).forEach((q, i) =>
            expect(q).toBeCloseTo(expected[i] ?? Number.NaN, 9),
          );
          expect(samples).toEqual(Float64Array.from(values, (v) => v + 0));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("agrees with numpy: np.percentile([3,1,4,1,5,9,2,6], [5,50,95,99]) and np.std(ddof=1)", () => {
    const s = describeSamples(new Float64Array([3, 1, 4, 1, 5, 9, 2, 6]));
    // p05 at h = 0.35 between 1 and 1; p95 at h = 6.65 between 6 and 9; p99 at h = 6.93
    expect(s).toMatchObject({ n: 8, min: 1, p05: 1, median: 3.5, max: 9, mean: 3.875 });
    expect(s.p95).toBeCloseTo(7.95, 12);
    expect(s.p99).toBeCloseTo(8.79, 12);
    expect(s.std).toBeCloseTo(2.748376143938713, 12);
  });

  it("one value has no spread", () => {
    expect(describeSamples(new Float64Array([7]))).toMatchObject({ n: 1, median: 7, std: null });
  });
});
