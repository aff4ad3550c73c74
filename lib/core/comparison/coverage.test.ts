import { describe, expect, test } from "vitest";
import { sharedIndices } from "../stats/order-statistic";
import { normals, uniform53, xoshiro128 } from "../stats/random";
import { estimateRatio } from "./ratio";

/**
 * Whether the intervals are true (QUALITY 2): data sets with a known ratio of medians, the interval chosen by the number of
 * runs. 2,000 data sets a cell are good to about ± 1 point.
 */
const SETS = 2000;
const indices = sharedIndices(2000);

function outside(n: number, m: number, spread: [number, number], ratio: number, seed: number): number {
  const normal = normals(uniform53(xoshiro128([seed, 2, 3, 4])));
  const draw = (count: number, sigma: number, centre: number) =>
    Array.from({ length: count }, () => centre * Math.exp(sigma * normal()));
  let misses = 0;
  for (let i = 0; i < SETS; i++) {
    const found = estimateRatio(draw(n, spread[0], 100), draw(m, spread[1], 100 * ratio), indices).at95;
    if (!found) throw new Error("every data set varies");
    if (ratio < found.low || ratio > found.high) misses += 1;
  }
  return misses / SETS;
}

describe("a 95 % interval misses about one time in twenty", () => {
  test.each([2, 3, 4, 5, 10, 30])("%i runs a side of one distribution: 1 lies outside in at most 6 %%", (n) => {
    expect(outside(n, n, [0.1, 0.1], 1, n)).toBeLessThan(0.065);
  });

  test.each([
    [5, 5],
    [10, 10],
    [30, 30],
    [3, 10],
    [2, 6],
  ])("%i runs against %i of another spread: the true ratio is held in 92 %% and more", (n, m) => {
    expect(outside(n, m, [0.05, 0.2], 1.06, 10 * n + m)).toBeLessThan(0.085);
  });
});
