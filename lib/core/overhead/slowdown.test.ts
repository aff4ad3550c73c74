import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOf } from "../units/figure";
import { PROFILE_TABLE, TUNED_AXES } from "./profiles";
import {
  extraCapacity,
  overheadFrom,
  overheadOf,
  overheadOfTimeIncrease,
  retained,
  slowdown,
  slowdownOf,
} from "./slowdown";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "./whole-nodes";
import { combine, overheadFromAxes, unexplained } from "./workload-overhead";

const overhead = fc.double({ min: -5, max: 0.95, noNaN: true });
const positive = fc.double({ min: 1e-6, max: 1e12, noNaN: true });

test("losing a tenth of the throughput needs a ninth more capacity", () => {
  expect(extraCapacity(valueOf(overheadFrom(100, 90, "higher")) ?? 0)).toBeCloseTo(1 / 9, 14);
});

test("retained, slowdown, overhead and extra capacity are one number in four clothes", () => {
  fc.assert(
    fc.property(overhead, (o) => {
      const s = slowdownOf(o);
      expect(Math.abs(retained(o) - 1 / s)).toBeLessThanOrEqual(1e-12 * Math.abs(retained(o)));
      expect(overheadOf(s)).toBeCloseTo(o, 12);
      expect(extraCapacity(o)).toBeCloseTo(s - 1, 11);
      expect(overheadOfTimeIncrease(extraCapacity(o))).toBeCloseTo(o, 12);
    }),
  );
});

test("swapping the sides inverts the slowdown, for throughput and for time", () => {
  fc.assert(
    fc.property(positive, positive, fc.constantFrom("higher" as const, "lower" as const), (a, b, better) => {
      const there = valueOf(slowdown(a, b, better)) ?? 0;
      const back = valueOf(slowdown(b, a, better)) ?? 0;
      expect(there * back).toBeCloseTo(1, 9);
    }),
  );
});

describe("there is no number where there is none", () => {
  test.each([
    [100, 0, "candidate value is zero"],
    [0, 100, "baseline value is zero"],
    [Number.NaN, 1, "baseline value is missing"],
    [1, -1, "candidate value is negative"],
  ])("%s against %s: %s", (baseline, candidate, reason) => {
    expect(overheadFrom(baseline, candidate, "higher")).toEqual({ state: "not_applicable", reason });
  });
});

describe("whole nodes", () => {
  test("a faster candidate frees and needs none", () => {
    expect([freedNodes(-0.1, 50), nodesToAdd(-0.1, 50)]).toEqual([0, 0]);
    expect(smallestFleetToFreeOne(0).state).toBe("not_applicable");
  });
  test("the smallest fleet frees one node, and one node less frees none", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.9, noNaN: true }), (o) => {
        const n = valueOf(smallestFleetToFreeOne(o)) ?? 0;
        expect(freedNodes(o, n)).toBeGreaterThanOrEqual(1);
        expect(freedNodes(o, n - 1)).toBe(0);
      }),
    );
  });
});

describe("axes into one workload", () => {
  const parts = fc.array(fc.record({ weight: fc.double({ min: 0.01, max: 1, noNaN: true }), overhead }), {
    minLength: 1,
    maxLength: 7,
  });
  test("the waterfall's steps add up to the overhead, and the overhead lies between its parts", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const all = combine(list);
        const sum = all.contributions.reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(all.overhead, 9);
        expect(all.overhead).toBeLessThanOrEqual(Math.max(...list.map((p) => p.overhead)) + 1e-9);
        expect(all.overhead).toBeGreaterThanOrEqual(Math.min(...list.map((p) => p.overhead)) - 1e-9);
      }),
    );
  });
  test("weights off 1 by more than half a hundredth are rescaled and it is said", () => {
    expect(
      combine([
        { weight: 2, overhead: 0.5 },
        { weight: 2, overhead: 0 },
      ]),
    ).toMatchObject({ rescaledFrom: 4 });
    expect(combine([{ weight: 0.998, overhead: 0.1 }]).rescaledFrom).toBeNull();
  });
  test("a loss of everything, a negative share and no shares at all are refused", () => {
    expect(() => combine([{ weight: 1, overhead: 1 }])).toThrow(RangeError);
    expect(() =>
      combine([
        { weight: -1, overhead: 0 },
        { weight: 2, overhead: 0 },
      ]),
    ).toThrow(RangeError);
    expect(() => combine([])).toThrow(RangeError);
  });
  test("every profile's shares sum to 1", () => {
    for (const { weights } of Object.values(PROFILE_TABLE))
      expect(Object.values(weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
  test("nothing given: the tuned values, covering nothing of one's own", () => {
    const all = overheadFromAxes(PROFILE_TABLE["training-multi-node"].weights, {});
    expect(all.overhead).toBeCloseTo(0.0128665, 7);
    expect(all.coverage).toBe(0);
  });
  test("an axis without time share changes nothing", () => {
    const { weights } = PROFILE_TABLE["training-single-node"];
    expect(overheadFromAxes(weights, { network: 0.9 }).overhead).toBe(overheadFromAxes(weights, {}).overhead);
  });
  test("axes explain an end-to-end overhead and are never added to it", () => {
    expect(unexplained(0.03, overheadFromAxes(PROFILE_TABLE.development.weights, TUNED_AXES).overhead)).toBeCloseTo(
      0.03 - 0.0213191,
      6,
    );
  });
});
