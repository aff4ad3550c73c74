import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billShares } from "../core/billing/bill-share";
import { readDecimal } from "../core/billing/decimal";
import { GpuSpend, type MonthOfSpend } from "../core/billing/gpu-spend";
import { DIMENSIONS, type Dimension, spendBy } from "./spend";
import { scenarioOfBill } from "./spend-scenario";

const month = (over: Partial<MonthOfSpend> = {}): MonthOfSpend => ({
  month: "2026-01",
  currency: "USD",
  provider: "AWS",
  gpu: "H100",
  mode: "vm-unspecified",
  region: "us-east-1",
  managed: false,
  effectiveCost: "10.50",
  billedCost: "9.00",
  gpuHours: 4,
  rows: 1,
  ...over,
});
const cents = (months: readonly MonthOfSpend[]) =>
  months.reduce((s, m) => s + (readDecimal(m.effectiveCost) ?? 0n), 0n);
function spend(months: MonthOfSpend[]): GpuSpend {
  const total = Number(cents(months)) / 1e12;
  return GpuSpend.parse({
    format: "focus-1.0",
    label: "FOCUS 1.0",
    rows: months.length,
    gpuRows: months.length,
    leftOut: [],
    totals: [{ currency: "USD", effectiveCost: total.toFixed(2), billedCost: "0.00" }],
    months,
    shownBack: [],
    warnings: [],
  });
}

describe("a bill's tables", () => {
  test("months stand in order, everything else by its cost", () => {
    const bill = spend([
      month({ month: "2026-02", gpu: "A10G", effectiveCost: "1.00" }),
      month({ month: "2026-01", gpu: "H100", effectiveCost: "3.00", gpuHours: null }),
    ]);
    expect(spendBy(bill, "USD", "month").map((r) => [r.name, r.effectiveCost, r.share])).toEqual([
      ["2026-01", "3.00", 0.75],
      ["2026-02", "1.00", 0.25],
    ]);
    expect(spendBy(bill, "USD", "gpu").map((r) => [r.name, r.gpuHours])).toEqual([
      ["H100", null],
      ["A10G", 4],
    ]);
    expect(spendBy(bill, "EUR", "gpu")).toEqual([]);
  });

  test("every table adds up to the total", () => {
    const some = fc.record({
      month: fc.constantFrom("2026-01", "2026-02"),
      gpu: fc.constantFrom("H100", "A10G", "not said"),
      mode: fc.constantFrom<MonthOfSpend["mode"]>("bare-metal", "vm-unspecified", "not-said"),
      region: fc.constantFrom("", "eu-west-1"),
      effectiveCost: fc.integer({ min: -500, max: 100_000 }).map((c) => (c / 100).toFixed(2)),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (parts) => {
        const months = parts.map((p) => month(p));
        for (const by of Object.keys(DIMENSIONS) as Dimension[]) {
          const rows = spendBy(spend(months), "USD", by);
          expect(rows.reduce((s, r) => s + (readDecimal(r.effectiveCost) ?? 0n), 0n)).toBe(cents(months));
        }
      }),
    );
  });
});

describe("a scenario from a bill", () => {
  const months = [
    month({ gpu: "A10G", effectiveCost: "40.00" }),
    month({ effectiveCost: "100.00" }),
    month({ mode: "bare-metal", effectiveCost: "900.00" }),
    month({ gpu: "L4", managed: true, effectiveCost: "20.00" }),
  ];
  const bill = { id: "b1", filename: "march.csv", shares: billShares({ months }) };

  test("has a segment for each virtualized GPU, and none for bare metal", () => {
    const scenario = scenarioOfBill(bill, "USD", "tuned-single-node");
    expect(scenario?.segments.map((s) => [s.name, s.monthlySpend, s.spendGrade, s.billId])).toEqual([
      ["H100", 100, "measured", "b1"],
      ["A10G", 40, "measured", "b1"],
      ["L4, managed service", 20, "measured", "b1"],
    ]);
  });

  test("is none where nothing virtualized is billed in the currency", () => {
    expect(scenarioOfBill(bill, "EUR", "tuned-single-node")).toBeNull();
  });
});
