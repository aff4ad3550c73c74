import { describe, expect, test } from "vitest";
import { NODE_TICKS, logScale, overheadScale } from "./node-curve-scale";

describe("the axis of node counts", () => {
  test("has one node at its start, the largest published size at its end, and equal room for equal factors", () => {
    const x = logScale(NODE_TICKS);
    expect(x.ticks).toEqual([1, 8, 64, 256, 1344]);
    expect(x.at(1)).toBe(0);
    expect(x.at(1344)).toBe(1);
    // From 1 to 8 and from 8 to 64 are both a factor of eight.
    expect(x.at(64) - x.at(8)).toBeCloseTo(x.at(8) - x.at(1), 12);
  });
  test("has zero in sight for gains as for losses", () => {
    expect(overheadScale([0.02, 0.09]).low).toBe(0);
    expect(overheadScale([-0.02, -0.01]).high).toBe(0);
  });
});
