import { describe, expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { project } from "./project";

const segment = (over: object = {}) => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.02, high: 0.08 },
  ...over,
});
const scenario = (over: object = {}) =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", segments: [segment()], ...over });
const answer = (
  s: Scenario,
  overheads: readonly ResolvedOverhead[] = s.segments.map((x) => resolveOverhead(x.overhead, x.profile)),
) => project(s, overheads);

describe("what to measure next", () => {
  test("where one input alone is uncertain, knowing it leaves nothing open", () => {
    const [only, ...rest] = answer(scenario()).measureNext;
    expect(only).toMatchObject({ input: "overhead", segment: "Serving", label: "overhead", narrows: 1 });
    expect(only?.command).toContain("vllm bench serve");
    expect(only?.how).toContain("5 times on bare metal and 5 times in the VM");
    expect(rest).toEqual([]);
  });
  test("names first what narrows most, by as much as the trials say", () => {
    const s = scenario({
      segments: [
        segment({ ranges: { monthlySpend: { low: 99_000, high: 101_000 }, bindingShare: { low: 0.99, high: 1 } } }),
      ],
    });
    const rows = answer(s).measureNext;
    expect(rows.map((r) => r.input)).toEqual(["overhead", "binding-share", "spend"]);
    // The overhead's sd is 47 % of its middle, the others' below 1 %: without it hardly a fiftieth of the width is left.
    expect(rows[0]?.narrows).toBeGreaterThan(0.95);
    expect(rows[2]?.narrows).toBeLessThan(0.02);
    expect(rows[1]?.command).toContain("dcgmi dmon -e 1002,1004");
    expect(rows[2]?.how).toContain("/spend");
  });
  test("a premium and a cost of moving do not narrow the year, and say so", () => {
    const ranges = { bareMetalPremium: { low: 0, high: 0.1 }, migrationCost: { low: 0, high: 10 } };
    const rows = answer(scenario({ bareMetalPremium: 0.05, migrationCost: 5, ranges })).measureNext;
    expect(rows.map((r) => [r.input, r.narrows])).toEqual([
      ["overhead", 1],
      ["premium", 0],
      ["migration", 0],
    ]);
    expect(rows[1]?.how).toContain("Ask for a quote");
  });
  test("each workload has its own command, and segments are told apart", () => {
    const s = scenario({
      segments: [segment(), segment({ name: "Training", profile: "training-multi-node", monthlySpend: 300_000 })],
    });
    const rows = answer(s).measureNext;
    expect(rows.map((r) => [r.input, r.segment])).toEqual([
      ["overhead-2", "Training"],
      ["overhead-1", "Serving"],
    ]);
    expect(rows[0]?.command).toContain("all_reduce_perf");
  });
  test("a comparison says how many more runs would help", () => {
    const measured = (runs: number): ResolvedOverhead => ({
      ...resolveOverhead({ source: "range", low: 0.02, high: 0.08 }, "online-inference"),
      runs,
    });
    const how = (runs: number) => answer(scenario(), [measured(runs)]).measureNext[0]?.how;
    expect(how(4)).toMatch(/^1 more run a side \(4 now\) would give the 5 from which/);
    // A quarter of the variance needs four times the runs: n * (width / wanted)^2 (MODEL 5.5).
    expect(how(6)).toMatch(/^18 more runs a side \(6 now\) would halve the range/);
  });
  test("says nothing where nothing is uncertain", () => {
    expect(
      answer(scenario({ segments: [segment({ overhead: { source: "point", value: 0.1 } })] })).measureNext,
    ).toEqual([]);
  });
});

describe("the distribution of the year", () => {
  test("has a mean within its standard error, and the chance that anything is wasted", () => {
    const { distribution: d, series } = answer(scenario());
    expect(d.p50).toBe(series[11]?.cumulativeWaste.p50);
    // Symmetric: mean 60,000, sd 12 x 100,000 x 0.03/1.281552 = 28,091, by sqrt(10,000).
    expect(d.standardError).toBeCloseTo(280.9, -1);
    expect(Math.abs((d.mean ?? 0) - 60_000)).toBeLessThan(4 * 281);
    // scipy.stats.norm.cdf(0.05/(0.03/1.281552)) = 0.98365
    expect(d.chanceAboveZero).toBeCloseTo(0.98365, 4);
  });
  test("has no mean where two to four runs make the tail of a t", () => {
    const few = { ...resolveOverhead({ source: "range", low: 0.02, high: 0.08 }, "online-inference"), runs: 3 };
    const { distribution } = answer(scenario(), [few]);
    expect(distribution.mean).toBeNull();
    expect(distribution.standardError).toBeNull();
    expect(answer(scenario(), [{ ...few, runs: 5 }]).distribution.mean).not.toBeNull();
  });
  test("several segments count the cases", () => {
    const s = scenario({ segments: [segment(), segment({ name: "b" })] });
    expect(answer(s).distribution.chanceAboveZero).toBeGreaterThan(0.99);
  });
});

describe("how an input goes with the answer", () => {
  test("fully, where it is the only one", () => {
    expect(answer(scenario()).influence).toEqual([{ input: "overhead", label: "overhead", waste: 1, npv: 1 }]);
  });
  test("a premium against moving and not with the waste, a bill that does not vary not at all", () => {
    const s = scenario({
      bareMetalPremium: 0.05,
      segments: [segment({ ranges: { monthlySpend: { low: 90_000, high: 110_000 } } })],
      ranges: { bareMetalPremium: { low: 0, high: 0.1 } },
    });
    const rows = answer(s).influence;
    expect(rows.map((r) => r.input)).toEqual(["overhead", "spend", "premium"]);
    expect(rows[2]?.npv).toBeLessThan(-0.5);
    // Independent of it: 10,000 pairs, so within four hundredths.
    expect(Math.abs(rows[2]?.waste ?? 1)).toBeLessThan(0.04);
  });
  test("with nothing that moves there is no correlation to state", () => {
    const s = scenario({ segments: [segment({ bindingShare: 0 })] });
    expect(answer(s).influence.map((r) => r.waste)).toEqual([null]);
  });
});

describe("the tornado", () => {
  test("takes the ranges that were typed and prints them", () => {
    const s = scenario({
      bareMetalPremium: 0.05,
      migrationCost: 1_000,
      monthlyGrowth: 0.01,
      segments: [
        segment({
          bindingShare: 0.8,
          ranges: { monthlySpend: { low: 90_000, high: 130_000 }, bindingShare: { low: 0.5, high: 0.9 } },
        }),
      ],
      ranges: {
        bareMetalPremium: { low: -0.1, high: 0.2 },
        migrationCost: { low: 500, high: 3_000 },
        monthlyGrowth: { low: 0, high: 0.02 },
      },
    });
    const at = Object.fromEntries(answer(s).sensitivity.map((r) => [r.input, r.range]));
    expect(at).toEqual({
      overhead: { low: 0.02, high: 0.08 },
      premium: { low: -0.1, high: 0.2 },
      migration: { low: 500, high: 3_000 },
      spend: { low: 90_000, high: 130_000 },
      "binding-share": { low: 0.5, high: 0.9 },
      growth: { low: 0, high: 0.02 },
    });
  });
  test("an end of a row is the value of moving with that input there", () => {
    const s = scenario({ bareMetalPremium: 0.02, migrationCost: 1_000 });
    const row = answer(s).sensitivity.find((r) => r.input === "overhead");
    const there = answer(scenario({ ...s, segments: [segment({ overhead: { source: "point", value: 0.08 } })] }));
    expect(row?.high).toBe(there.decision.npv.p50);
  });
  test("moves segments one by one, and the bills that have no range of their own together", () => {
    const s = scenario({
      segments: [
        segment({ ranges: { monthlySpend: { low: 90_000, high: 110_000 } } }),
        segment({ name: "b" }),
        segment({ name: "c" }),
      ],
    });
    const rows = answer(s).sensitivity;
    expect(rows.map((r) => r.input).sort()).toEqual(
      ["binding-share", "migration", "overhead-1", "overhead-2", "overhead-3", "premium", "spend", "spend-1"].sort(),
    );
    expect(rows.find((r) => r.input === "spend")).toMatchObject({
      label: "monthly bill, other segments",
      range: { low: 150_000, high: 250_000 },
    });
  });
});

describe("the money month by month", () => {
  const s = scenario({ bareMetalPremium: 0.01, migrationCost: 20_000, annualDiscountRate: 0.1, horizonMonths: 24 });
  test("begins with what is spent at once and ends with the value of moving", () => {
    const { cashFlow, decision } = answer(s);
    expect(cashFlow).toHaveLength(25);
    expect(cashFlow[0]).toEqual({
      month: 0,
      saving: { p05: -20_000, p50: -20_000, p95: -20_000 },
      cumulative: { p05: -20_000, p50: -20_000, p95: -20_000 },
      discounted: -20_000,
    });
    // 100,000 x (1 - 0.95 x 1.01) = 4,050 a month in the middle case.
    expect(cashFlow[1]?.saving.p50).toBeCloseTo(4_050, 6);
    expect(cashFlow[24]?.cumulative.p50).toBeCloseTo(24 * 4_050 - 20_000, 5);
    expect(cashFlow[24]?.discounted).toBeCloseTo(decision.npv.p50, 5);
  });
});
