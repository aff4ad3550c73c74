import { expect, test } from "vitest";
import { spellPercent } from "../units/spell";
import { bound, figure, param, percent, runsOf } from "./wording";

test("a sentence rounds as the row beside it does: 0.0045 is half a per cent, in both", () => {
  // 100 * 0.0045 is 0.44999999999999996 in binary.
  expect(percent(0.0045, 0.02)).toBe("0.5\u00a0%");
  expect(percent(0.0045, 0.02)).toBe(spellPercent(0.0045, { decimals: 1, atLeast: 1 }));
});

test("a narrow interval shows two decimals, a bound no more than it has, and nothing is minus zero", () => {
  expect(percent(0.021, 0.001)).toBe("2.10\u00a0%");
  expect(bound(0.03)).toBe("3\u00a0%");
  expect(bound(0.0000116)).toBe("0.0012\u00a0%");
  expect(bound(0)).toBe("0\u00a0%");
  expect(percent(-0.00001)).toBe("0.00\u00a0%");
  expect(bound(-0.01)).toBe("\u22121\u00a0%");
});

test("the counts of both sides never break", () => {
  expect(runsOf({ baseline: { runs: 5 }, candidate: { runs: 1200 } })).toBe("n\u00a0=\u00a05\u00a0v\u00a01,200");
});

test("a parameter keeps its digits, a measured number six of them", () => {
  expect(param(8_589_934_592)).toBe("8589934592");
  expect(figure(1_234_567.8)).toBe("1,234,570");
});
