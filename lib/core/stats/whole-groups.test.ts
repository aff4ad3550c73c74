import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile, sorted } from "./quantile";
import { medianOverGroups } from "./whole-groups";

describe("the median of values that come in groups", () => {
  test("of two groups of one value: both alone happen one time in four each, so they are the 95 % ends", () => {
    expect(medianOverGroups([[1], [3]])).toEqual({ low: 1, high: 3 });
    // The quarter in the tails is cut at a level of one half: 2 is half of the draws.
    expect(medianOverGroups([[1], [3]], 0.4)).toEqual({ low: 2, high: 2 });
  });

  test("lies within the values, and a wider level is never narrower", () => {
    const groups = fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(groups, (of) => {
        const [wide, narrow] = [medianOverGroups(of, 0.95), medianOverGroups(of, 0.5)];
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
        expect(wide.low).toBeGreaterThanOrEqual(Math.min(...of.flat()));
        expect(wide.high).toBeLessThanOrEqual(Math.max(...of.flat()));
      }),
    );
  });

  test("of groups that are all alike is their median", () => {
    const of = [4, 1, 9];
    const middle = quantile(sorted(of), 0.5);
    expect(medianOverGroups([of, of, of])).toEqual({ low: middle, high: middle });
  });

  test("is not asked of one group, or of an empty one", () => {
    expect(() => medianOverGroups([[1, 2]])).toThrow(RangeError);
    expect(() => medianOverGroups([[1], []])).toThrow(RangeError);
  });
});
