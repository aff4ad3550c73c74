import oracle from "@stdlib/stats-base-dists-t-quantile";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bcaIntervals, leaveOneOutMedians, ratioAcceleration } from "./bca";
import { holm, benjaminiHochberg } from "./multiplicity";
import { mannWhitney } from "./mann-whitney";
import { normalCdf, normalQuantile } from "./normal";
import { drawMedianIndices, freshIndices, ratioReplicates, sharedIndices } from "./order-statistic";
import { plainAcceleration, plainReplicates } from "./plain-bootstrap";
import { median, quantile, quantilesInPlace, sorted } from "./quantile";
import { mulberry32 } from "./random";
import { studentCdf, studentQuantile } from "./student";
import { logRatioInterval, welchOnLogs } from "./welch";

const positive = fc.double({ min: 0.5, max: 2000, noNaN: true });
const side = (min: number, max = 40) => fc.array(positive, { minLength: min, maxLength: max });

/** Upper 0.1 % points of chi-squared with 4, 6 and 9 degrees of freedom (R: qchisq(.999, df)). */
const CHI = { 4: 18.467, 6: 22.458, 9: 27.877 } as const;

function chiSquared(counts: number[], chances: number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.reduce((sum, count, i) => {
    const expected = total * (chances[i] as number);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

describe("a median's place in a resample", () => {
  const draws = 1_000_000;

  test("with five runs each place comes as often as counting says", () => {
    const { lower } = drawMedianIndices(5, draws, mulberry32(20_261_122));
    const counts = [0, 0, 0, 0, 0];
    for (const i of lower) counts[i] = (counts[i] as number) + 1;
    expect(chiSquared(counts, [0.05792, 0.25952, 0.36512, 0.25952, 0.05792])).toBeLessThan(CHI[4]);
  });

  test("with seven runs too", () => {
    const { lower } = drawMedianIndices(7, draws, mulberry32(7));
    const counts = new Array<number>(7).fill(0);
    for (const i of lower) counts[i] = (counts[i] as number) + 1;
    // 1 - 2 (.01015 + .098124 + .238626) = .3062; more digits by counting Bin(7, k/7) >= 4.
    const atLeast4 = (p: number) => [35, 21, 7, 1].reduce((s, c, i) => s + c * p ** (4 + i) * (1 - p) ** (3 - i), 0);
    const chances = counts.map((_, k) => atLeast4((k + 1) / 7) - atLeast4(k / 7));
    expect(chances[0]).toBeCloseTo(0.01015, 5);
    expect(chances[3]).toBeCloseTo(0.3062, 4);
    expect(chiSquared(counts, chances)).toBeLessThan(CHI[6]);
  });

  test("with four runs the two middle places come as pairs, as often as counting says", () => {
    const { lower, upper } = drawMedianIndices(4, draws, mulberry32(4));
    // Each of the 4^4 resamples, sorted: its second and third place.
    const chances = new Map<string, number>();
    for (let code = 0; code < 256; code++) {
      const picks = [code & 3, (code >> 2) & 3, (code >> 4) & 3, code >> 6].sort((a, b) => a - b);
      const key = `${picks[1]},${picks[2]}`;
      chances.set(key, (chances.get(key) ?? 0) + 1 / 256);
    }
    expect(chances.get("1,2")).toBe(54 / 256);
    expect(chances.get("1,1")).toBe(37 / 256);
    expect(chances.get("0,0")).toBe(13 / 256);
    const keys = [...chances.keys()];
    const counts = keys.map(() => 0);
    lower.forEach((low, i) => {
      const at = keys.indexOf(`${low},${upper[i]}`);
      counts[at] = (counts[at] as number) + 1;
    });
    expect(
      chiSquared(
        counts,
        keys.map((key) => chances.get(key) as number),
      ),
    ).toBeLessThan(CHI[9]);
  });
});

describe("the fast bootstrap", () => {
  test.each([5, 8, 30])("agrees with plain resampling within the noise of its draws, n = %i", (n) => {
    const uniform = mulberry32(n);
    const x = sorted(Array.from({ length: n }, () => Math.exp(1 + 0.08 * normalQuantile(uniform() + 1e-12))));
    const y = sorted(Array.from({ length: n + 1 }, () => Math.exp(1.06 + 0.12 * normalQuantile(uniform() + 1e-12))));
    const statistic = (b: ArrayLike<number>, c: ArrayLike<number>) => median(c) / median(b);
    const theta = statistic(x, y);
    const plain = plainReplicates(x, y, statistic, 20_000, mulberry32(99));
    const indices = sharedIndices(20_000);
    const fast = ratioReplicates(x, y, indices(n, "baseline"), indices(n + 1, "candidate"));
    const [slow] = bcaIntervals(plain, theta, plainAcceleration(x, y, statistic), [0.95]);
    const [quick] = bcaIntervals(fast, theta, ratioAcceleration(x, y), [0.95]);
    if (!slow || !quick) throw new Error("an interval was asked for");
    const width = slow.high - slow.low;
    expect(Math.abs(slow.low - quick.low) / width).toBeLessThan(0.05);
    expect(Math.abs(slow.high - quick.high) / width).toBeLessThan(0.05);
  });

  test("the closed jackknife is the one that leaves out each run in turn", () => {
    fc.assert(
      fc.property(side(2, 12), side(2, 12), (a, b) => {
        const [x, y] = [sorted(a), sorted(b)];
        const plain = plainAcceleration(x, y, (p, q) => median(q) / median(p));
        expect(ratioAcceleration(x, y)).toBeCloseTo(plain, 8);
        expect(leaveOneOutMedians(x).reduce((sum, t) => sum + t.count, 0)).toBe(x.length);
      }),
    );
  });

  test("scaling either side scales the interval", () => {
    const indices = sharedIndices(1000);
    const interval = (x: Float64Array, y: Float64Array) => {
      const draws = ratioReplicates(x, y, indices(x.length, "baseline"), indices(y.length, "candidate"));
      return bcaIntervals(draws, quantile(y, 0.5) / quantile(x, 0.5), ratioAcceleration(x, y), [0.95])[0];
    };
    fc.assert(
      fc.property(side(5, 15), side(5, 15), (a, b) => {
        const [x, y] = [sorted(a), sorted(b)];
        const plain = interval(x, y);
        // A power of two scales without rounding.
        const scaled = interval(
          x,
          y.map((v) => 4 * v),
        );
        expect(scaled?.low).toBe(4 * (plain?.low ?? Number.NaN));
        expect(scaled?.high).toBe(4 * (plain?.high ?? Number.NaN));
      }),
      { numRuns: 40 },
    );
  });

  test("equal data draw equal indices, other data others", () => {
    const values = sorted([3, 1, 2, 5, 4]);
    expect(freshIndices(values, "baseline", 50)).toEqual(freshIndices(sorted([5, 4, 3, 2, 1]), "baseline", 50));
    expect(freshIndices(values, "candidate", 50)).not.toEqual(freshIndices(values, "baseline", 50));
    expect(freshIndices(sorted([3, 1, 2, 5, 4.5]), "baseline", 50)).not.toEqual(freshIndices(values, "baseline", 50));
  });
});

describe("laws", () => {
  test("selection finds the quantiles that sorting finds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(positive, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 200 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (values, levels) => {
          const ascending = levels.sort((a, b) => a - b);
          const ordered = sorted(values);
          expect(quantilesInPlace(Float64Array.from(values), ascending)).toEqual(
            ascending.map((p) => quantile(ordered, p)),
          );
        },
      ),
    );
  });

  test("quantile functions undo their distribution functions", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        fc.double({ min: 0.8, max: 300, noNaN: true }),
        (p, df) => {
          expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-12);
          expect(Math.abs(studentCdf(studentQuantile(p, df), df) - p)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  test("Student's quantile is stdlib's to nine digits, for any degrees of freedom", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (p, df) => {
          const theirs = oracle(p, df);
          expect(Math.abs(studentQuantile(p, df) - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
        },
      ),
    );
  });

  test("swapping the sides turns Welch's ratio over", () => {
    fc.assert(
      fc.property(side(3), side(3), (x, y) => {
        const there = welchOnLogs(x, y);
        const back = welchOnLogs(y, x);
        if (!there || !back) return expect(there).toBe(back);
        const [a, b] = [logRatioInterval(there, 0.95), logRatioInterval(back, 0.95)];
        expect(Math.log(a.low)).toBeCloseTo(-Math.log(b.high), 9);
        expect(there.m).toBeCloseTo(-back.m, 12);
      }),
    );
  });

  test("adjusted p values never fall below the raw ones and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
        const strict = holm(p);
        const mild = benjaminiHochberg(p);
        p.forEach((raw, i) => {
          expect(strict[i]).toBeGreaterThanOrEqual(raw);
          expect(mild[i]).toBeGreaterThanOrEqual(raw);
          expect(strict[i]).toBeGreaterThanOrEqual((mild[i] as number) - 1e-15);
        });
      }),
    );
  });

  test("the exact rank test counts every arrangement", () => {
    // 3 v 3 fully apart: 2 of the 20 arrangements are as extreme.
    expect(mannWhitney([4, 5, 6], [1, 2, 3]).exact).toBeCloseTo(0.1, 12);
    // SciPy: mannwhitneyu([1, 4, 6, 7], [2, 3, 5], method="exact") gives U = 8, p = 0.62857142857...
    expect(mannWhitney([1, 4, 6, 7], [2, 3, 5])).toMatchObject({ u: 8, exact: expect.closeTo(22 / 35, 12) });
  });
});
