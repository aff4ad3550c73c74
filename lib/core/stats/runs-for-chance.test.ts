import { expect, test } from "vitest";
import { runsForChance } from "./runs-needed";

// SciPy: s = t.ppf(0.995, 8); 2 * t.sf(s * sqrt(m / 5), 2 * m - 2) is 0.001859 for m = 7 and 0.000817 for m = 8.
test("p = 0.01 at 5 runs a side comes below 0.05 / 40 with 8", () => {
  expect(runsForChance(5, 0.01, 0.05 / 40)).toBe(8);
});

test("what is sure enough needs no more, and what is pure chance is settled by no number of runs", () => {
  expect(runsForChance(5, 0.0001, 0.05 / 40)).toBe(5);
  expect(runsForChance(5, 1, 0.05)).toBeNull();
  expect(runsForChance(5, 0.999999, 0.05)).toBeNull();
  expect(runsForChance(1, 0.01, 0.001)).toBeNull();
});
