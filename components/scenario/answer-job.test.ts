import { expect, test } from "vitest";
import { resolveRow } from "@/lib/core/comparison/overhead-draw";
import type { Row } from "@/lib/core/comparison/comparison";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import { Scenario } from "@/lib/core/cost/scenario";
import { project } from "@/lib/core/projection/project";
import { type Measured, sourceKey, toMeasured } from "@/lib/view/measured-source";
import { projectionOf, questionOf } from "./answer-job";

const values = { baseline: [100, 101, 99, 102, 98, 100], candidate: [95, 97, 94, 96, 98, 95] };
const side = (of: number[]) => ({
  runs: of.length,
  samples: of.length,
  median: of[0] ?? 0,
  values: of,
  runIds: of.map((_, i) => `r${i}`),
  hosts: of.map(() => 0),
});
const row = {
  key: "k",
  metric: "output-throughput",
  label: "Output throughput",
  axis: "gpu-compute",
  workload: "serve",
  params: {},
  statistic: "median",
  unit: "token/s",
  better: "higher",
  baseline: side(values.baseline),
  candidate: side(values.candidate),
  slowdown: { value: 1.05, low: 1.02, high: 1.07, level: 0.95, method: "bca" },
  overhead: { value: 0.0476, low: 0.02, high: 0.07 },
  difference: { value: -5, unit: "token/s" },
  overhead90: { low: 0.022, high: 0.068 },
  withinRun: null,
  ceiling: null,
  noCeiling: null,
  floor: { value: 0, assumed: false, reason: "" },
  hosts: { baseline: 1, candidate: 1 },
  tests: null,
  withheld: null,
  verdict: "slower",
  because: "",
  warnings: [],
} as unknown as Row;
const resolved = resolveRow(row);
const measured: Measured = toMeasured(resolved, row, null, {
  name: "Two sides",
  href: "/compare/c",
  verdict: { code: "slower", sentence: "", finance: "", because: "" },
  metrics: [],
});

const scenario = Scenario.parse({
  version: 1,
  name: "Fleet",
  currency: "EUR",
  horizonMonths: 36,
  monthlyGrowth: 0.01,
  bareMetalPremium: 0.03,
  migrationCost: 40_000,
  annualDiscountRate: 0.09,
  segments: [
    {
      name: "a",
      profile: "online-inference",
      monthlySpend: 81_234.56,
      overhead: { source: "comparison", comparisonId: "c" },
    },
    { name: "b", profile: "development", monthlySpend: 20_000, overhead: { source: "evidence", prior: "untuned-vm" } },
    {
      name: "c",
      profile: "batch-inference",
      monthlySpend: 45_000,
      overhead: { source: "range", low: 0.01, high: 0.06, shape: "pert" },
      ranges: { monthlySpend: { low: 40_000, high: 52_000 } },
    },
  ],
  ranges: { monthlyGrowth: { low: 0, high: 0.02 }, bareMetalPremium: { low: 0, high: 0.08 } },
});

test("the server's answer and the browser's are the same to the last digit, whatever the browser drew before", () => {
  // As lib/server/projections.ts and the command's API answer it: each overhead resolved, the rest by the core.
  const server = project(
    scenario,
    scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile, resolved)),
  );
  const found = () => measured;
  const question = questionOf(scenario, null, found);
  if (question === "asking" || "reason" in question) throw new Error("the comparison was found");
  const asSent = structuredClone(question);
  const sketch = projectionOf(asSent, 2_000);
  const [first, again] = [projectionOf(asSent), projectionOf(JSON.parse(JSON.stringify(question)))];
  expect(first).toEqual(server);
  expect(again).toEqual(server);
  expect(JSON.parse(JSON.stringify(server))).toEqual(JSON.parse(JSON.stringify(first)));
  expect(sketch.series[35]?.cumulativeWaste.p95).not.toBe(server.series[35]?.cumulativeWaste.p95);
});

test("a question says what it waits for, or why there is no answer", () => {
  expect(questionOf(scenario, null, () => "asking")).toBe("asking");
  expect(questionOf(scenario, null, () => ({ reason: "gone" }))).toEqual({ reason: "gone" });
  const question = questionOf(scenario, null, () => measured);
  const [first] = scenario.segments;
  if (first?.overhead.source !== "comparison") throw new Error("the first segment stands on a comparison");
  expect(question).toMatchObject({ measured: { [sourceKey(first.overhead, first.profile)]: measured } });
});

test("in another currency every amount is the rate times the own one, and the scenario stays as it is kept", () => {
  const rate = { currency: "EUR", perUnit: 0.5, date: "2026-11-20", source: "bank" };
  const question = questionOf(scenario, rate, () => measured);
  if (question === "asking" || "reason" in question) throw new Error("the comparison was found");
  const own = projectionOf({ ...question, rate: null });
  const shown = projectionOf(question);
  expect(shown.currency).toBe("EUR");
  expect(shown.perYear.waste.value).toBeCloseTo(own.perYear.waste.value / 2, 5);
  expect(question.kept).toBe(scenario);
});
