import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changePoints, findingChangePoints, LEAST_SEGMENT, MOST_VALUES, widestArc } from "./change-points";
import { mulberry32, normals } from "./random";

const finite = fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 1000);
const series = fc.array(finite, { maxLength: 24 });
const places = (values: readonly number[]) => changePoints(values).map(({ at }) => at);

/** Series of `n` normal values, moved by `level` of each place. */
function made(trials: number, n: number, seed: number, level: (i: number) => number = () => 0): number[][] {
  const normal = normals(mulberry32(seed));
  return Array.from({ length: trials }, () => Array.from({ length: n }, (_, i) => level(i) + normal()));
}

describe("a change of level", () => {
  test("is found where it happened, with the level before and after it", () => {
    const values = [5.01, 4.99, 5.0, 5.02, 6.0, 6.02, 5.98, 6.01];
    expect(changePoints(values)).toEqual([
      { at: 4, before: expect.closeTo(5.005, 10), after: expect.closeTo(6.0025, 10), p: expect.closeTo(1e-4, 6) },
    ]);
  });

  test("that comes and goes is found at both ends, which plain binary segmentation overlooks", () => {
    expect(places([1, 1.1, 0.9, 1.05, 3, 3.1, 2.9, 2.95, 1.02, 0.97, 1.08, 0.95])).toEqual([4, 8]);
  });

  test("of three steps is found step by step", () => {
    expect(places([1, 1.02, 0.99, 2, 2.03, 1.98, 3.01, 3, 2.99, 4, 4.02, 3.97])).toEqual([3, 6, 9]);
  });

  test("is told from six sessions, three a side", () => {
    expect(places([2.9, 3.1, 3.0, 6.1, 5.9, 6.0])).toEqual([3]);
  });

  test("is not made of one strange value", () => {
    expect(places([1, 1.1, 0.9, 1, 9, 1.05, 0.95, 1.1, 0.9, 1])).toEqual([]);
  });

  test("takes four values; an even level of any number is none", () => {
    expect(places([1, 1, 9])).toEqual([]);
    expect(places(new Array(50).fill(0.1 + 0.2))).toEqual([]);
  });

  test("without any spread within the levels goes by the order alone", () => {
    // 2 of C(6,3) = 20 orders put three equal values together: 0.1. Of C(10,5) = 252: 0.008.
    expect(places([1, 1, 1, 2, 2, 2])).toEqual([]);
    expect(changePoints([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])).toMatchObject([{ at: 5, p: expect.closeTo(2 / 252, 12) }]);
  });

  test("is asked of finite values, and of no more than can be looked through", () => {
    expect(() => changePoints([1, 2, Number.NaN, 4])).toThrow(RangeError);
    expect(() => changePoints(new Array(MOST_VALUES + 1).fill(1))).toThrow(RangeError);
    expect(() => changePoints([1, 2, 3, 4], { alpha: 0.2 })).toThrow(RangeError);
  });

  test("is looked for with pauses, which change nothing, nor does what was looked through before", () => {
    const values = Array.from({ length: 47 }, (_, i) => (i < 20 ? 0 : 1) + ((i * 7) % 5) / 10);
    const steps = findingChangePoints(values);
    let pauses = 0;
    let step = steps.next();
    // Whoever asks for the same length in a pause simulates it too.
    const between = changePoints(values);
    for (; !step.done; step = steps.next()) pauses += 1;
    expect(step.value).toEqual(between);
    expect(changePoints(values)).toEqual(between);
    expect(between.map(({ at }) => at)).toEqual([20]);
    // 9,999 draws of 47²/2 arcs, a pause in 200,000 of them.
    expect(pauses).toBeGreaterThan(50);
  });
});

describe("laws", () => {
  test("levels hold two values at least, and points stand in order inside the series", () => {
    fc.assert(
      fc.property(series, (values) => {
        const found = places(values);
        const lengths = [...found, values.length].map((at, i) => at - (found[i - 1] ?? 0));
        if (found.length > 0) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(LEAST_SEGMENT);
      }),
    );
  });

  test("another unit and another zero change nothing", () => {
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -100, max: 100 }),
        (values, power, zero) => {
          const scale = 2 ** power;
          expect(places(values.map((x) => scale * x))).toEqual(places(values));
          expect(widestArc(values.map((x) => x + zero)).share).toBeCloseTo(widestArc(values).share, 6);
        },
      ),
    );
  });

  test("turned upside down or read backwards, the widest arc is as wide", () => {
    fc.assert(
      fc.property(series, (values) => {
        const { share } = widestArc(values);
        expect(widestArc(values.map((x) => -x)).share).toBeCloseTo(share, 9);
        expect(widestArc([...values].reverse()).share).toBeCloseTo(share, 9);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test("the widest arc is the largest of all two-sample t statistics, t² / (t² + n − 2)", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 4, maxLength: 12 }), (values) => {
        const n = values.length;
        const mean = (of: number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
        const squares = (of: number[]) => of.reduce((sum, x) => sum + (x - mean(of)) ** 2, 0);
        let best = 0;
        for (let start = 0; start < n; start++)
          for (let end = start + 2; end <= n; end++) {
            const rest = [...values.slice(0, start), ...values.slice(end)];
            if (rest.length < 2 || start === 1 || end === n - 1) continue;
            const arc = values.slice(start, end);
            const within = squares(arc) + squares(rest);
            const between = (mean(arc) - mean(rest)) ** 2 / (1 / arc.length + 1 / rest.length);
            if (within + between > 0) best = Math.max(best, between / (within + between));
          }
        expect(widestArc(values).share).toBeCloseTo(best, 6);
      }),
    );
  });
});

describe("false alarms, simulated with fixed seeds", () => {
  // 2,000 series a cell: 5 % has a standard error of 0.49 points, so 6.5 % lies three of them above it.
  test.each([4, 6, 8, 12, 20, 40])("a series of %i values of one level shows a change once in twenty at most", (n) => {
    const alarms = made(2000, n, 100 + n).filter((values) => places(values).length > 0).length;
    expect(alarms / 2000).toBeLessThan(0.065);
    expect(alarms / 2000).toBeGreaterThan(0.02);
  });

  test("lognormal noise on a log scale is normal; heavy tails do not raise the alarms", () => {
    const uniform = mulberry32(77);
    const normal = normals(uniform);
    // Student's t with 3 degrees of freedom.
    const heavy = () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3);
    const trials = Array.from({ length: 2000 }, () => Array.from({ length: 12 }, heavy));
    expect(trials.filter((values) => places(values).length > 0).length / 2000).toBeLessThan(0.065);
  });

  test("a stricter level keeps what it says", () => {
    const alarms = made(2000, 10, 5).filter((values) => changePoints(values, { alpha: 0.05 / 3 }).length > 0).length;
    expect(alarms / 2000).toBeLessThan(0.027);
  });

  test("a shift of five standard deviations between twelve sessions is found in nine of ten, at its place", () => {
    const trials = made(500, 12, 9, (i) => (i < 6 ? 0 : 5));
    expect(trials.filter((values) => places(values).includes(6)).length / 500).toBeGreaterThan(0.9);
    expect(trials.filter((values) => places(values).length === 1).length / 500).toBeGreaterThan(0.85);
  });
});
