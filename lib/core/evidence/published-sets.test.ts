import { describe, expect, test } from "vitest";
import { figuresFor, NO_FILTER } from "./ledger-filter";
import { LEDGER } from "./ledger";
import { LARGEST_SCALE } from "./largest-scale";
import { checkMedian, PUBLISHED_SETS } from "./published-sets";
import { summarise } from "./published";

const percent = (x: number) => Number((x * 100).toFixed(2));
const setOf = (id: string) => {
  const found = PUBLISHED_SETS.find((s) => s.id === id);
  if (!found) throw new Error(`no set is called ${id}`);
  return found.summary;
};

// Expected: the published table, EVIDENCE section 1.
describe("what the published figures say together", () => {
  test("33 pairs on 6 systems: median 1.75 %, quartiles, eight in ten, the extremes", () => {
    const s = setOf("pairs");
    expect([s.count, s.systems]).toEqual([33, 6]);
    expect([s.median, s.p25, s.p75, s.p10, s.p90, s.lowest, s.highest].map(percent)).toEqual([
      1.75, 0, 3.3, -0.41, 5.41, -4.62, 9.57,
    ]);
  });

  test("the VM was faster in 8 and equal in 1; four lost 5 % or more, none 10 %", () => {
    expect(setOf("pairs")).toMatchObject({ faster: 8, equal: 1, atLeastFivePercent: 4, atLeastTenPercent: 0 });
  });

  test("agree with the same pairs as they are kept system by system", () => {
    const { median, p10, p90, lowest, highest } = summarise();
    const s = setOf("pairs");
    for (const [mine, other] of [
      [s.median, median],
      [s.p10, p10],
      [s.p90, p90],
      [s.lowest, lowest],
      [s.highest, highest],
    ])
      expect(mine).toBeCloseTo(other ?? Number.NaN, 12);
  });

  test("throughput alone, under a latency limit, and 2025 alone", () => {
    const of = (id: string) => [setOf(id).count, percent(setOf(id).median)];
    expect(of("throughput")).toEqual([19, 1.59]);
    expect(of("latency")).toEqual([14, 2.24]);
    expect(of("recent")).toEqual([7, -0.28]);
  });

  test("across vendors the extremes are wide: 50 comparisons from -16.6 to 11.4 %", () => {
    const s = setOf("cross-vendor");
    expect([s.count, s.systems]).toEqual([50, 6]);
    expect([s.median, s.lowest, s.highest].map(percent)).toEqual([1.59, -16.6, 11.4]);
  });

  test("on processors alone, one server: 8 comparisons, 2.75 %", () => {
    const s = setOf("processor");
    expect(s.count).toBe(8);
    expect([s.median, s.lowest, s.highest].map(percent)).toEqual([2.75, 1.03, 9.99]);
  });

  test("the largest scale published stands in the ledger with the same minutes", () => {
    const row = LEDGER.find((f) => f.id === "TR31-01");
    expect(row).toMatchObject({
      bareMetal: LARGEST_SCALE.baselineMinutes,
      virtualized: LARGEST_SCALE.candidateMinutes,
    });
    expect(percent(row?.overhead ?? Number.NaN)).toBe(2.28);
  });

  test("each set's link asks the ledger for exactly its rows", () => {
    for (const s of PUBLISHED_SETS)
      expect(figuresFor({ ...NO_FILTER, ...s.filter }, LEDGER), s.id).toHaveLength(s.summary.count);
    expect(figuresFor({ ...NO_FILTER, ...PUBLISHED_SETS[0]?.filter }, LEDGER)).toEqual(LEDGER.filter((f) => f.prior));
  });
});

describe("how firm that median is", () => {
  const check = checkMedian();
  test("over whole systems 0.98 to 3.30 % (95 %)", () => {
    expect([check.interval.low, check.interval.high].map(percent)).toEqual([0.98, 3.3]);
  });
  test("leaving out one system it lies between 1.18 and 2.73 %", () => {
    expect([check.withoutOne.low, check.withoutOne.high].map(percent)).toEqual([1.18, 2.73]);
  });
  test("without the four pairs that reuse a bare-metal run it stays 1.75 %", () => {
    expect([check.withoutReuse.count, percent(check.withoutReuse.median)]).toEqual([29, 1.75]);
  });
});
