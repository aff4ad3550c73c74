import { describe, expect, test } from "vitest";
import { normals, uniform53, xoshiro128 } from "./random";
import { screenSamples } from "./sample-screen";
import { twoGroups } from "./two-groups";

const bell = (seed: number) => normals(uniform53(xoshiro128([seed, 8, 7, 6])));

function steady(n: number): Float64Array {
  const normal = bell(n);
  return Float64Array.from({ length: n }, () => 100 * (1 + 0.01 * normal()));
}

describe("a quick look at samples", () => {
  test.each([12, 200, 5000])("%i steady samples show nothing", (n) => {
    expect(screenSamples(steady(n))).toEqual({ peaks: null, warmUp: null, drift: null });
  });

  test("two speeds that take turns are two groups, at any length and however they take turns", () => {
    for (const n of [40, 400, 4000])
      for (const every of [2, 3, 4]) {
        const samples = steady(n).map((v, i) => (i % every === 0 ? 1.3 * v : v));
        expect(screenSamples(samples).peaks?.share, `${n} by ${every}`).toBeCloseTo(1 - 1 / every, 1);
      }
  });

  test("a slow start is counted up to the first settled sample", () => {
    const samples = steady(300);
    samples.set([150, 140, 130, 120, 110]);
    expect(screenSamples(samples).warmUp).toEqual({ dropped: 5, of: 300 });
    // A single odd first sample is an outlier, not a start.
    expect(screenSamples(steady(300).map((v, i) => (i === 0 ? 2 * v : v))).warmUp).toBeNull();
  });

  test("a slope is a drift, and a drift of less than 2 % is none", () => {
    const sloping = (rise: number) => steady(3000).map((v, i) => v * (1 + (rise * i) / 3000));
    // Middles of the first and the last third: 1 + r/6 and 1 + 5r/6.
    expect(screenSamples(sloping(0.12)).drift).toBeCloseTo((1 + 0.1) / (1 + 0.02) - 1, 2);
    expect(screenSamples(sloping(0.01)).drift).toBeNull();
  });

  test("the samples keep their order", () => {
    const samples = steady(1000);
    const before = samples.slice();
    screenSamples(samples);
    expect(samples).toEqual(before);
  });
});

describe("two groups of a few values", () => {
  test("four runs and four runs apart are two groups, which Sarle's coefficient alone would not show", () => {
    const found = twoGroups(Float64Array.from([99.5, 100, 100.2, 100.4, 109.8, 110, 110.1, 110.5]));
    expect(found).toMatchObject({ share: 0.5, lower: expect.closeTo(100.1, 9), upper: expect.closeTo(110.05, 9) });
  });

  test("one run apart is an outlier, and seven runs are too few to tell", () => {
    expect(twoGroups(Float64Array.from([99.5, 100, 100.2, 100.3, 100.4, 100.5, 100.6, 120]))).toBeNull();
    expect(twoGroups(Float64Array.from([99.5, 100, 100.2, 110, 110.1, 110.5, 111]))).toBeNull();
  });

  test.each([8, 12, 20, 100])("%i values of one skewed spread pass for two groups in at most 2 of 100 cases", (n) => {
    const trials = 1000;
    const normal = bell(n);
    let found = 0;
    for (let i = 0; i < trials; i++)
      if (twoGroups(Float64Array.from({ length: n }, () => Math.exp(0.5 * normal())).sort())) found += 1;
    expect(found / trials).toBeLessThan(0.03);
  });
});
