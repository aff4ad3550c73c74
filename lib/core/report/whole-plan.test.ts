import { describe, expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { project } from "../projection/project";
import { reportCsv } from "./report-csv";
import { buildSnapshot } from "./snapshot";
import { SHA, exports } from "./test-report";

describe("a report of all that a plan can hold", () => {
  const price = (mode: string, list: number) => ({
    gpu: "H100",
    mode,
    kind: "on-demand",
    currency: "USD",
    list,
    discount: 0.2,
    source: "quote 17 at 2.57",
    date: "2026-11-01",
  });
  // 730 x 64 x 3.2125 x 0.8 = 120,070.40
  const plan = Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    startMonth: "2027-01",
    fiscalYearStart: 4,
    bareMetalPremium: 0.0321,
    segments: [
      {
        name: "Serving",
        profile: "online-inference",
        monthlySpend: 120_070.4,
        spendFrom: "price",
        gpus: 64,
        gpusPerNode: 8,
        prices: { virtualized: price("virtualized", 3.2125), bareMetal: price("bare-metal", 3.4321) },
        utilisation: 0.7,
        licences: { perGpu: 61.25 },
        work: { kind: "tokens", perSecond: 180_000 },
        overhead: { source: "range", low: 0.02, high: 0.06 },
        sources: { monthlySpend: { text: "64 GPUs at 2.57" } },
      },
    ],
    monthlyBenefits: [{ name: "Operations", amount: 3333, basis: { kind: "operations", hours: 33, rate: 101 } }],
  });
  const held = project(
    plan,
    plan.segments.map((s) => resolveOverhead(s.overhead, s.profile)),
  );
  const of = (hide: ("unit-prices" | "hosts")[]) =>
    buildSnapshot({ name: "Plan", createdAt: "2026-11-26T10:00:00Z", scenario: plan, projection: held, hide });

  test("holds every answer, and its table too", () => {
    const s = of([]);
    expect(s.projection).toEqual(held);
    const table = reportCsv(s, SHA);
    for (const section of [
      ...["where the money goes", "cost of convenience", "fiscal years", "whole nodes", "cost of the work"],
      ...["useful GPU-hour", "advice", "cash flow", "influence", "what to measure next"],
    ])
      expect(table).toContain(`\r\n${section},`);
  });
  test("gives no price away where prices are left out, not as a quotient either", () => {
    const text = exports(of(["unit-prices"]));
    for (const trace of ["3.2125", "3.4321", "at 2.57", "0.0321", "61.25", '"gpus"', '"basis"', "H100", "quote 17"])
      expect(text).not.toContain(trace);
    expect(text).toContain("120070.4");
  });
});
