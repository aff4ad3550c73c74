import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { side } from "../core/comparison/made-runs";
import { liveSidesOf, withoutRun } from "./compare-without";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1000.9];
const SLOW = [981, 983, 979, 982, 980.5, 700];

function rowOf(baseline: readonly number[], candidate: readonly number[], exclude?: number) {
  const [a, b] = [side("bare-metal", baseline), side("vm-passthrough", candidate)];
  const gone = exclude === undefined ? [] : [{ runId: b[exclude]?.id ?? "", reason: "throttled" }];
  const [row] = compare(a, b, { exclusions: gone }).rows;
  if (!row) throw new Error("no row");
  return row;
}
const look = (row: ReturnType<typeof rowOf>, at: number) => {
  const live = liveSidesOf(row);
  return live && withoutRun(live, row.candidate.runIds[at] ?? "");
};

test("a look at a row without a run says what the comparison without it says", () => {
  fc.assert(
    fc.property(fc.nat({ max: SLOW.length - 1 }), (at) => {
      const { overhead } = rowOf(FAST, SLOW, at);
      const text = look(rowOf(FAST, SLOW), at) ?? "";
      const [, value, low, high] = /overhead (\S+)\s%  ?\((\S+) to (\S+)\s%\)/.exec(text) ?? [];
      const shown = [value, low, high].map((part) => Number(part?.replace("\u2212", "-")));
      for (const [i, known] of [overhead?.value, overhead?.low, overhead?.high].entries())
        expect(Math.abs((shown[i] ?? Number.NaN) - 100 * (known ?? Number.NaN))).toBeLessThanOrEqual(0.51);
    }),
  );
});

test("it says of how many runs it is made and how, and that it is a live estimate", () => {
  const text = look(rowOf(FAST, SLOW), 5) ?? "";
  expect(text).toMatch(/^Without this run: overhead 1\.9/);
  expect(text).toContain("a live estimate of 6 v 5 runs (order-statistic bootstrap");
  const many = Array.from({ length: 31 }, (_, i) => 1000 + 10 * Math.sin(1.7 * i));
  expect(look(rowOf(many, many), 3)).toContain("31 v 30 runs (Price and Bonett");
});

test("the last run of a side leaves nothing, and a run that is no part of the row leaves it as it is", () => {
  expect(look(rowOf(FAST, [950]), 0)).toMatch(/nothing to compare/);
  expect(look(rowOf(FAST, [950, 951]), 0)).toMatch(/, without an interval, a live estimate of 6 v 1 runs\.$/);
  const live = liveSidesOf(rowOf(FAST, SLOW));
  expect(live && withoutRun(live, "another")).toBeNull();
});
