import { describe, expect, test } from "vitest";
import { type SweepRuns, goodputLossInterval } from "./goodput-interval";

/** Latency rises by a line to 1 s at `full`; the runs lie within a hundredth of it. */
const runs = (rate: number, full: number): number[] =>
  [-0.01, -0.005, 0, 0.005, 0.01].map((d) => (rate / full) * (1 + d));
const sweep = (fullB: number, fullC: number): SweepRuns[] =>
  [10, 20, 30, 40].map((rate) => ({ rate, baseline: runs(rate, fullB), candidate: runs(rate, fullC) }));

describe("the interval of a loss read from sweeps", () => {
  test("holds the loss itself, and is as wide as the runs are apart", () => {
    // At 0.75 s bare metal carries 0.75 * 40 = 30, the candidate 0.75 * 36 = 27: a loss of 10 %.
    const interval = goodputLossInterval(sweep(40, 36), 0.75);
    expect(interval?.low).toBeGreaterThan(0.08);
    expect(interval?.low).toBeLessThan(0.1);
    expect(interval?.high).toBeGreaterThan(0.1);
    expect(interval?.high).toBeLessThan(0.12);
  });
  test("is a single point where all runs agree", () => {
    const same = sweep(40, 36).map((p) => ({
      rate: p.rate,
      baseline: Array.from({ length: 5 }, () => p.rate / 40),
      candidate: Array.from({ length: 5 }, () => p.rate / 36),
    }));
    const interval = goodputLossInterval(same, 0.75);
    expect(interval?.low).toBeCloseTo(0.1, 12);
    expect(interval?.high).toBeCloseTo(0.1, 12);
  });
  test("is not made of fewer than five runs a load", () => {
    const few = sweep(40, 36).map((p) => ({ ...p, candidate: p.candidate.slice(0, 4) }));
    expect(goodputLossInterval(few, 0.75)).toBeNull();
  });
  test("has no end where the limit lies beyond the loads", () => {
    expect(goodputLossInterval(sweep(40, 36), 3)).toBeNull();
    expect(goodputLossInterval(sweep(40, 36), 0.01)).toBeNull();
  });
  test("is the same for the same runs in any order", () => {
    const turned = sweep(40, 36).map((p) => ({ ...p, baseline: [...p.baseline].reverse() }));
    expect(goodputLossInterval(turned, 0.75)).toEqual(goodputLossInterval(sweep(40, 36), 0.75));
  });
});
