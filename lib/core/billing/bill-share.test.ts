import { expect, test } from "vitest";
import { billShares } from "./bill-share";
import type { MonthOfSpend } from "./gpu-spend";

const month = (over: Partial<MonthOfSpend>): MonthOfSpend => ({
  month: "2026-01",
  currency: "USD",
  provider: "AWS",
  gpu: "H100",
  mode: "vm-unspecified",
  region: "us-east-1",
  managed: false,
  effectiveCost: "100.00",
  billedCost: "100.00",
  gpuHours: 1,
  rows: 1,
  ...over,
});

test("a bill of three months is a third of its cost a month, whichever of them a GPU ran in", () => {
  const shares = billShares({
    months: [
      month({}),
      month({ month: "2026-03", region: "eu-west-1", effectiveCost: "200.00" }),
      month({ month: "2026-02", gpu: "A10G", effectiveCost: "0.009" }),
    ],
  });
  expect(shares).toEqual([
    {
      gpu: "H100",
      mode: "vm-unspecified",
      currency: "USD",
      managed: false,
      monthlySpend: 100,
      from: "2026-01",
      to: "2026-03",
      months: 3,
    },
    {
      gpu: "A10G",
      mode: "vm-unspecified",
      currency: "USD",
      managed: false,
      monthlySpend: 0,
      from: "2026-01",
      to: "2026-03",
      months: 3,
    },
  ]);
});

test("sides, currencies and managed services stay apart", () => {
  const shares = billShares({
    months: [
      month({}),
      month({ mode: "bare-metal", effectiveCost: "50.00" }),
      month({ currency: "EUR", effectiveCost: "40.00" }),
      month({ managed: true, effectiveCost: "30.00" }),
    ],
  });
  expect(shares.map((s) => [s.mode, s.currency, s.managed, s.monthlySpend])).toEqual([
    ["vm-unspecified", "USD", false, 100],
    ["bare-metal", "USD", false, 50],
    ["vm-unspecified", "EUR", false, 40],
    ["vm-unspecified", "USD", true, 30],
  ]);
});

test("each currency has months of its own", () => {
  const shares = billShares({
    months: [month({}), month({ month: "2026-04", currency: "EUR" }), month({ month: "2026-05", currency: "EUR" })],
  });
  // 100 in one month; 200 in two.
  expect(shares.map((s) => [s.currency, s.monthlySpend, s.from, s.to, s.months])).toEqual([
    ["USD", 100, "2026-01", "2026-01", 1],
    ["EUR", 100, "2026-04", "2026-05", 2],
  ]);
});

test("a bill without GPUs has no share", () => {
  expect(billShares({ months: [] })).toEqual([]);
});
