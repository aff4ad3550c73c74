import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { side } from "../core/comparison/made-runs";
import { pWords, testLines } from "./compare-tests";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1];
const linesOf = (a: number[], b: number[]) => {
  const [row] = compare(side("bare-metal", a), side("vm-passthrough", b)).rows;
  return new Map(row ? testLines(row).map(({ name, says }) => [name, says.replaceAll("\u00a0", " ")]) : []);
};

describe("the other tests in plain words", () => {
  test("five runs all above five others are a rank p of 2 in 252, told as such", () => {
    // Two-sided exact: 2 / C(10, 5) = 0.0079.
    expect(linesOf(FAST, SLOW).get("Mann-Whitney")).toMatch(/^p = 0\.0079 \(exact\): the runs of one side rank above/);
  });

  test("a large p is never said to show that nothing differs", () => {
    const lines = linesOf(FAST, [...FAST].reverse());
    expect(lines.get("Mann-Whitney")).toContain("no rarer than chance");
    expect(lines.get("Mann-Whitney")).not.toMatch(/no (overhead|difference)/);
  });

  test("Welch's figure comes with its interval and says what it is of", () => {
    expect(linesOf(FAST, SLOW).get("Welch on logs")).toMatch(
      /^6\.\d\d % overhead \(95 % interval 6\.\d\d to 6\.\d\d %\), of geometric means/,
    );
  });

  test("one run a side has no rank test", () => {
    expect([...linesOf([1000], [950]).keys()]).not.toContain("Mann-Whitney");
  });

  test("a very small p is not spelled out", () => {
    expect(pWords(1e-9)).toBe("p < 0.001");
    expect(pWords(0.0123)).toBe("p = 0.012");
  });
});
