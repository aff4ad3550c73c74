import { expect, test } from "vitest";
import type { CashMonth } from "../core/projection/cash-flow";
import { cashSentence, crossingOf, crossingWords, crossings, lastCostOf } from "./cash-rows";

/** A move that costs 100 and saves as much each month as said, in the bad, the middle and the good case. */
function flow(cost: number, [bad, mid, good]: readonly [number, number, number], months = 12): CashMonth[] {
  return Array.from({ length: months + 1 }, (_, month) => ({
    month,
    saving: { p05: bad, p50: mid, p95: good },
    cumulative: { p05: bad * month - cost, p50: mid * month - cost, p95: good * month - cost },
    discounted: mid * month - cost,
  }));
}

test("a move of 100 that saves 40 a month is paid back in the middle of month 3", () => {
  // 100 / 40 = 2.5
  expect(crossingOf(flow(100, [10, 40, 50]), "p50")).toBeCloseTo(2.5, 12);
});

test("the good case is back first, the bad one last", () => {
  // 100/50 = 2, 100/40 = 2.5, 100/10 = 10
  expect(crossings(flow(100, [10, 40, 50]))).toEqual({ early: 2, middle: 2.5, late: 10 });
  expect(crossingWords(crossings(flow(100, [10, 40, 50])), 12)).toBe("9 in 10 cases: 2 to 10 months");
});

test("what is not back within the horizon says so", () => {
  const slow = crossings(flow(100, [-5, 4, 50]));
  expect(slow).toEqual({ early: 2, middle: null, late: null });
  expect(crossingWords(slow, 12)).toBe("9 in 10 cases: 2 months at best, not within 12 months at worst");
  expect(crossingWords(crossings(flow(100, [-5, -4, -1])), 12)).toBe("9 in 10 cases: not within 12 months");
});

test("where nothing is invested a saving pays at once and a cost never", () => {
  expect(crossings(flow(0, [-5, 4, 50]))).toEqual({ early: 0, middle: 0, late: null });
});

test("a move that comes later begins at nothing and is paid back after its own cost", () => {
  // Nothing until month 3, where 60 is paid and 20 a month is saved from month 4 on: back at 6.
  const months = flow(0, [0, 0, 0]).map((m) => {
    const total = m.month < 3 ? 0 : 20 * (m.month - 3) - 60;
    return { ...m, cumulative: { p05: total, p50: total, p95: total } };
  });
  expect(crossingOf(months, "p50")).toBeCloseTo(6, 12);
});

test("nothing is paid back before the last one-off cost has fallen due", () => {
  expect(
    lastCostOf([{}, { move: { month: 6, cost: 10 } }, { move: { month: 9, cost: 0 } }, { move: "never" }], 12),
  ).toBe(6);
  // Above zero from the start, but 6 is the month of the last cost.
  expect(crossingOf(flow(0, [5, 5, 5]), "p50", 6)).toBe(6);
});

test("no payback is an answer like any other", () => {
  const months = flow(100, [-5, 4, 50]);
  expect(cashSentence(months, crossings(months), "USD")).toBe(
    "After 12 months moving has cost US$52 in the middle case (9 in 10 cases: −US$160 to US$500); no payback within 12 months.",
  );
});
