import { describe, expect, test } from "vitest";
import { bcaIntervals, bcaLevel, biasCorrection, ratioAcceleration, shareBelow } from "./bca";
import { betaQuantile } from "./beta";
import { normalCdf, normalQuantile, normalTail } from "./normal";
import { ratioReplicates, sharedIndices } from "./order-statistic";
import { logMedianError, priceBonett, priceBonettRank } from "./price-bonett";
import { quantile, sorted } from "./quantile";
import { uniform53, xoshiro128 } from "./random";
import { studentCdf, studentQuantile } from "./student";
import { logRatioInterval, mixedWelch, welchOnLogs } from "./welch";

/** QUALITY 1.3: five runs a side; the figures beside them are SciPy's and those of exact enumeration. */
const X = sorted([100.2, 101.7, 99.4, 100.9, 102.3]);
const Y = sorted([105.1, 107.9, 104.4, 106.0, 110.6]);
const MIXED = [100.2, 101.7, 99.4, 100.9, 102.3];

/** P(median of a resample of 5 is the k-th value): differences of Bin(5, k/5) >= 3. */
const FIVE = [0, 1, 2, 3, 4, 5].map((k) => {
  const p = k / 5;
  return 10 * p ** 3 * (1 - p) ** 2 + 5 * p ** 4 * (1 - p) + p ** 5;
});
const chance = (k: number) => (FIVE[k + 1] as number) - (FIVE[k] as number);

describe("five runs a side, every resample counted", () => {
  const theta = quantile(Y, 0.5) / quantile(X, 0.5);
  let below = 0;
  let equal = 0;
  X.forEach((x, i) => {
    Y.forEach((y, j) => {
      const p = chance(i) * chance(j);
      if (y / x < theta) below += p;
      else if (y / x === theta) equal += p;
    });
  });

  test("the ratio of medians and its shares are the exact ones", () => {
    expect(theta).toBeCloseTo(1.0505450942, 10);
    expect(below).toBeCloseTo(0.4183122944, 10);
    expect(equal).toBeCloseTo(0.1333126144, 10);
  });

  test("bias, acceleration and levels are the exact ones", () => {
    const z0 = biasCorrection(below + equal / 2, 1e9);
    const a = ratioAcceleration(X, Y);
    expect(z0).toBeCloseTo(-0.0376870476, 9);
    expect(a).toBeCloseTo(0.0107878815, 9);
    expect(bcaLevel(z0, a, -1.959963984540054)).toBeCloseTo(0.0231199926, 9);
    expect(bcaLevel(z0, a, 1.959963984540054)).toBeCloseTo(0.9729038853, 9);
  });

  test("the exact distribution, read at those levels, gives the interval in percentile and BCa", () => {
    const all = [...X].flatMap((x, i) => [...Y].map((y, j) => ({ ratio: y / x, p: chance(i) * chance(j) })));
    all.sort((a, b) => a.ratio - b.ratio);
    const at = (level: number) => {
      let passed = 0;
      return all.find(({ p }) => (passed += p) >= level)?.ratio;
    };
    for (const [low, high] of [
      [0.025, 0.975],
      [0.0231199926, 0.9729038853],
    ] as const) {
      expect(at(low)).toBeCloseTo(1.027370479, 9);
      expect(at(high)).toBeCloseTo(1.0961347869, 9);
    }
  });

  test("ten thousand drawn replicates give the exact interval, in percentile and BCa", () => {
    const indices = sharedIndices();
    const draws = ratioReplicates(X, Y, indices(5, "baseline"), indices(5, "candidate"));
    const percentile = [0.025, 0.975].map((p) => quantile(sorted(draws), p));
    expect(shareBelow(draws, theta)).toBeCloseTo(below + equal / 2, 1);
    expect(percentile).toEqual([1.027370479, 1.0961347869].map((v) => expect.closeTo(v, 9)));
    const [bca] = bcaIntervals(draws, theta, ratioAcceleration(X, Y), [0.95]);
    expect(bca?.low).toBeCloseTo(1.027370479, 9);
    expect(bca?.high).toBeCloseTo(1.0961347869, 9);
  });
});

describe("Price and Bonett", () => {
  test.each([
    [5, 1, 1.862732],
    [6, 1, 2.153875],
    [8, 2, 1.809892],
    [10, 2, 2.299362],
    [30, 10, 2.025911],
    [100, 40, 2.106048],
    [1000, 469, 1.992728],
  ])("n = %i reads rank %i at %f standard errors", (n, c, zn) => {
    const rank = priceBonettRank(n);
    expect(rank.c).toBe(c);
    expect(rank.zn).toBeCloseTo(zn, 6);
  });

  test("the interval of the five runs", () => {
    expect(logMedianError(X)).toBeCloseTo(0.0077191892, 10);
    expect(logMedianError(Y)).toBeCloseTo(0.0154854315, 10);
    const { low, high } = priceBonett(X, Y);
    expect(low).toBeCloseTo(1.0155155746, 10);
    expect(high).toBeCloseTo(1.0867829332, 10);
  });

  test("a hundred thousand runs do not underflow", () => {
    expect(priceBonettRank(100_000).zn).toBeCloseTo(2, 1);
  });
});

describe("Welch on logs, plain and mixed", () => {
  test("all five against all five", () => {
    const found = welchOnLogs(MIXED, Y);
    if (!found) throw new Error("both sides vary");
    const { low, high } = logRatioInterval(found, 0.95);
    expect([Math.exp(found.m), found.df, low, high]).toEqual(
      [1.0582999085, 5.8378448797, 1.0285318604, 1.0889295115].map((v) => expect.closeTo(v, 9)),
    );
  });

  test("three runs against five: the short side by its mean, the long one by its median", () => {
    const found = mixedWelch(MIXED.slice(0, 3), Y);
    if (!found) throw new Error("both sides vary");
    const { low, high } = logRatioInterval(found, 0.95);
    expect([Math.exp(found.m), found.df, low, high]).toEqual(
      [1.0554739337, 5.2688774435, 1.0113370528, 1.1015370412].map((v) => expect.closeTo(v, 9)),
    );
  });

  test("two runs against five have one degree of freedom", () => {
    const found = mixedWelch(MIXED.slice(0, 2), Y);
    if (!found) throw new Error("both sides vary");
    expect(found.df).toBe(1);
    const { low, high } = logRatioInterval(found, 0.95);
    expect(low).toBeCloseTo(0.8441764502, 9);
    expect(high).toBeCloseTo(1.306140282, 9);
  });

  test("where nothing varies there is no interval, not 0/0", () => {
    expect(mixedWelch([2, 2], [3, 3, 3])).toBeNull();
    expect(welchOnLogs([2, 2], [3, 3, 3])).toBeNull();
  });
});

describe("distribution functions", () => {
  test.each([
    [1, 12.7062047362],
    [3.4820281847, 2.9471661441],
    [5.8378448797, 2.4634819849],
  ])("t(.975) with %f degrees of freedom is %f", (df, t) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(t, 9);
    expect(studentQuantile(0.025, df)).toBeCloseTo(-t, 9);
    expect(studentCdf(t, df)).toBeCloseTo(0.975, 10);
  });

  test("the normal quantile of one in ten thousand", () => {
    expect(normalQuantile(1e-4)).toBeCloseTo(-3.7190164855, 10);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
  });

  // R: pnorm(c(1, 3, 5, 8), lower.tail = FALSE)
  test.each([
    [1, 0.158655253931457],
    [3, 0.00134989803163009],
    [5, 2.86651571879194e-7],
    [8, 6.22096057427178e-16],
  ])("the tail beyond z = %i is right to eight digits", (z, tail) => {
    expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-10);
    expect(Math.abs(normalCdf(-z) / tail - 1)).toBeLessThan(1e-10);
    expect(normalCdf(z)).toBeCloseTo(1 - tail, 12);
  });

  // SciPy: stats.beta.ppf([.05, .5, .95], 1.8, 4.2) * .1, the PERT of MODEL 7
  test("quantiles of Beta(1.8, 4.2)", () => {
    const at = [0.05, 0.5, 0.95].map((p) => 0.1 * betaQuantile(p, 1.8, 4.2));
    expect(at).toEqual([0.00589774, 0.0276672, 0.0621277].map((v) => expect.closeTo(v, 6)));
  });

  // SciPy: stats.norm.ppf
  test.each([
    [1e-16, -8.222082216130437],
    [1e-10, -6.361340902404056],
    [0.025, -1.9599639845400545],
    [0.2, -0.8416212335729142],
  ])("the normal quantile of %f agrees to ten digits", (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-10);
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-9);
  });

  // SciPy: stats.t.ppf, at levels and degrees of freedom that few runs and large Welch tests ask for
  test.each([
    [1, 0.995, 63.656741162871526],
    [2, 0.95, 2.9199855803537242],
    [3.4820281847, 0.995, 5.107055098624102],
    [30.5, 0.975, 2.04086944518632],
    [198, 0.95, 1.6525857836178475],
  ])("the t quantile with %f degrees of freedom at %f agrees to ten digits", (df, p, t) => {
    expect(Math.abs(studentQuantile(p, df) / t - 1)).toBeLessThan(1e-10);
  });

  test("two outputs of xoshiro128** make a uniform of 53 bits", () => {
    const uniform = uniform53(xoshiro128([1, 2, 3, 4]));
    // 27 bits of the first output above 26 bits of the second: 11520 and 0, then 5927040 and 70819200.
    expect(uniform()).toBe(360 / 2 ** 27);
    expect(uniform()).toBe((185220 * 2 ** 26 + 1106550) / 2 ** 53);
  });

  test("xoshiro128** begins as its authors say", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 6 }, next)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });
});
