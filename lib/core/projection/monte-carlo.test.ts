import { describe, expect, test } from "vitest";
import { constant, splitNormal, triangular } from "../stats/draws";
import { quantile } from "../stats/quantile";
import { mulberry32 } from "../stats/random";
import { TRIALS, simulate } from "./monte-carlo";

/** The plain way: every trial drawn, summed and sorted. */
function plainly(terms: { weight: number; draw: (u: number) => number }[], seed: number): Float64Array {
  const next = mulberry32(seed);
  return Float64Array.from({ length: TRIALS }, () =>
    terms.reduce((sum, t) => sum + t.weight * t.draw(next()), 0),
  ).sort();
}

describe("one segment", () => {
  const term = { weight: 100_000, draw: triangular(0.01, 0.03, 0.1) };
  const exact = simulate([term], 42);
  test("has the quantiles of its own distribution, without a draw", () => {
    for (const p of [0.05, 0.1, 0.5, 0.9, 0.95]) expect(exact.at(p)).toBe(100_000 * term.draw(p));
  });
  test("agrees with the plain simulation within its noise", () => {
    const plain = plainly([term], 42);
    // The standard error of a quantile of 10,000 trials is at most about 1 % of this spread; five of them.
    const spread = exact.at(0.95) - exact.at(0.05);
    for (const p of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
      expect(Math.abs(exact.at(p) - quantile(plain, p))).toBeLessThan(0.03 * spread);
  });
  test("counts the share above a limit by the same distribution", () => {
    for (const p of [0.05, 0.3, 0.5, 0.95]) expect(exact.shareAbove(exact.at(p))).toBeCloseTo(1 - p, 9);
    expect(exact.shareAbove(20_000)).toBeCloseTo(0, 12);
    expect(exact.shareAbove(0)).toBeCloseTo(1, 12);
  });
});

test("several segments stay within a hundredth of a standard deviation of the plain simulation", () => {
  const terms = [
    { weight: 60_000, draw: splitNormal(-0.003, 0.022, 0.062) },
    { weight: 40_000, draw: splitNormal(0, 0.023, 0.05) },
    { weight: 10_000, draw: constant(0.1) },
  ];
  const plain = plainly(terms, 7);
  const quick = simulate(terms, 7);
  const sd = (quantile(plain, 0.84) - quantile(plain, 0.16)) / 2;
  for (const p of [0.05, 0.1, 0.5, 0.9, 0.95])
    expect(Math.abs(quick.at(p) - quantile(plain, p))).toBeLessThan(0.01 * sd);
});

test("the same seed gives the same figures, and another seed others", () => {
  const terms = [1, 2].map((weight) => ({ weight, draw: splitNormal(0, 1, 3) }));
  const first = simulate(terms, 1).at(0.05);
  expect(simulate(terms, 2).at(0.05)).not.toBe(first);
  expect(simulate(terms, 1).at(0.05)).toBe(first);
});

test("nothing to add is nothing", () => {
  expect(simulate([], 1).at(0.5)).toBe(0);
});
