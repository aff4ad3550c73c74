import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { below, loadLatencyScales } from "./load-latency-paths";

/** 1/(10 - x), the mean of M/M/1. */
const queue = (to: number) =>
  Array.from({ length: 50 }, (_, i) => ({ load: (to * i) / 49, latency: 1 / (10 - (to * i) / 49) }));

describe("a curve of latency against load", () => {
  test("ends at the top of the chart, on the line between the points around it", () => {
    const points = [
      { load: 0, latency: 1 },
      { load: 10, latency: 3 },
    ];
    expect(below(points, 2)).toEqual([
      { load: 0, latency: 1 },
      { load: 5, latency: 2 },
    ]);
    expect(below(points, 3)).toEqual(points);
    expect(below(points, 0.5)).toEqual([]);
    expect(
      below(
        [
          { load: 0, latency: 1 },
          { load: 1, latency: Infinity },
        ],
        2,
      ),
    ).toEqual([{ load: 0, latency: 1 }]);
  });

  test("never leaves the chart, and the limit is always in sight", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 9.9, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (to, limit) => {
          const curve = queue(to);
          const { x, y } = loadLatencyScales([curve], limit);
          expect(y.high).toBeGreaterThan(limit);
          for (const p of below(curve, y.high)) {
            expect(y.at(p.latency)).toBeLessThanOrEqual(1 + 1e-9);
            expect(x.at(p.load)).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });

  test("shows no load far beyond the one at which it leaves", () => {
    // A limit of 0.2 s shows up to 0.4 s, which the queue reaches at 7.5; the axis ends at 8, not at 10.
    expect(loadLatencyScales([queue(9.9)], 0.2).x.high).toBe(8);
  });

  test("without a limit shows five times the unloaded latency at most", () => {
    expect(loadLatencyScales([queue(9.9)], null).y.high).toBeLessThanOrEqual(0.6);
  });
});
