import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDecimal } from "../core/billing/decimal";
import { GpuSpend, type MonthOfSpend, type MonthUnused } from "../core/billing/gpu-spend";
import { NO_GPU_NAMED } from "../core/billing/left-out";
import { besideRows } from "./left-out-rows";
import { DIMENSIONS, type Dimension, MOST_ROWS, shownBackRows, spendBy, spendShown } from "./spend";
import { groupChoices, groupsChosen, scenarioOfBill } from "./spend-scenario";

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

describe("what is shown", () => {
  const parts = fc.array(
    fc.record({
      region: fc.integer({ min: 0, max: 300 }).map((i) => `r${i}`),
      effectiveCost: fc.integer({ min: -5000, max: 100_000 }).map((c) => (c / 1000).toFixed(3)),
      billedCost: fc.integer({ min: -5000, max: 100_000 }).map((c) => (c / 1000).toFixed(3)),
    }),
    { minLength: 1, maxLength: 250 },
  );
  const sum = (rows: readonly { effectiveCost: string }[]) =>
    rows.reduce((s, r) => s + (readDecimal(r.effectiveCost) ?? 0n), 0n);

  test("the cells of a table add up to its total to the cent, however many rows", () => {
    fc.assert(
      fc.property(parts, (some) => {
        const { rows, total } = spendShown(spendBy(spend(some.map((p) => month(p))), "USD", "region"));
        expect(sum(rows)).toBe(readDecimal(total.effectiveCost));
        expect(rows.reduce((s, r) => s + (readDecimal(r.billedCost) ?? 0n), 0n)).toBe(readDecimal(total.billedCost));
        expect(rows.every((r) => /\.\d\d$/.test(r.effectiveCost))).toBe(true);
        expect(rows.length).toBeLessThanOrEqual(MOST_ROWS + 1);
        expect(total.rows).toBe(some.length);
      }),
    );
  });

  test("what comes after a hundred rows is one row with its sum", () => {
    const regions = Array.from({ length: 130 }, (_, i) => month({ region: `r${i}`, effectiveCost: "1.00" }));
    const { rows, total } = spendShown(spendBy(spend(regions), "USD", "region"));
    expect(rows.at(-1)).toMatchObject({ name: "the rest, 30 more", effectiveCost: "30.00", gpuHours: 120, rows: 30 });
    // 130 times 1, 9 on the invoice and 4 hours.
    expect(total).toEqual({ effectiveCost: "130.00", billedCost: "1170.00", gpuHours: 520, rows: 130 });
  });

  test("accounts and tags after the hundredth are one row of each kind and currency", () => {
    const some = Array.from({ length: 150 }, (_, i) => ({
      by: i % 2 === 0 ? ("account" as const) : ("tag" as const),
      key: "",
      value: `v${i}`,
      currency: "USD",
      effectiveCost: "2.00",
    }));
    // 25 of the 50 left over are accounts, at 2 each.
    expect(
      shownBackRows(some)
        .slice(100)
        .map((r) => [r.by, r.value, r.effectiveCost]),
    ).toEqual([
      ["account", "the rest, 25 more", "50.00"],
      ["tag", "the rest, 25 more", "50.00"],
    ]);
  });

  test("GPU-hours of a total are not known where one row's are not", () => {
    const rows = spendBy(spend([month(), month({ gpu: "A10G", gpuHours: null })]), "USD", "gpu");
    expect(spendShown(rows).total.gpuHours).toBeNull();
  });
});

const unusedOf = ({ billedCost: _, gpuHours: __, ...rest }: MonthOfSpend): MonthUnused => rest;

describe("a scenario from a bill", () => {
  const tag = (key: string, value: string, virtualized: string): GpuSpend["shownBack"][number] => ({
    by: "tag",
    key,
    value,
    currency: "USD",
    effectiveCost: "999.00",
    virtualized,
  });
  const bill = {
    ...spend([
      month({ gpu: "A10G", effectiveCost: "40.00", region: "eu-west-1" }),
      month({ effectiveCost: "100.00" }),
      month({ mode: "bare-metal", effectiveCost: "900.00" }),
      month({ gpu: "L4", managed: true, effectiveCost: "20.00", region: "eu-west-1" }),
    ]),
    unused: [
      unusedOf(month({ effectiveCost: "7.50" })),
      unusedOf(month({ mode: "bare-metal", effectiveCost: "99.00" })),
    ],
    shownBack: [tag("team", "search", "90.00"), tag("team", "speech", "30.00"), tag("", "untagged", "40.00")],
  };
  const file = { id: "b1", filename: "march.csv" };
  const segments = (by: string, currency = "USD") =>
    scenarioOfBill(file, groupsChosen(bill, currency, by), "tuned-single-node")?.segments.map((s) => [
      s.name,
      s.monthlySpend,
      s.unusedCommitment,
    ]);

  test("has a measured segment for each virtualized GPU, and none for bare metal; idle commitments go along", () => {
    expect(segments("gpu")).toEqual([
      ["H100", 100, 7.5],
      ["A10G", 40, undefined],
      ["L4, managed service", 20, undefined],
    ]);
    const [first] = scenarioOfBill(file, groupsChosen(bill, "USD", "gpu"), "tuned-single-node")?.segments ?? [];
    expect(first).toMatchObject({ spendGrade: "measured", billId: "b1" });
  });

  test("has one for each region, or for each value of a tag and the spend without it", () => {
    expect(segments("region")).toEqual([
      ["us-east-1", 100, 7.5],
      ["eu-west-1", 60, undefined],
    ]);
    // 160 virtualized less 90 and 30; a bill does not say whose the idle commitment is.
    expect(segments("tag:team")).toEqual([
      ["team: search", 90, undefined],
      ["no team tag that is listed", 40, 7.5],
      ["team: speech", 30, undefined],
    ]);
  });

  test("offers what the bill tells apart, and takes GPUs for what it does not", () => {
    expect(groupChoices(bill, "USD").map((c) => c.value)).toEqual(["gpu", "region", "provider", "tag:team"]);
    expect(segments("tag:nobody")).toEqual(segments("gpu"));
  });

  test("is none where nothing virtualized is billed in the currency", () => {
    expect(segments("gpu", "EUR")).toBeUndefined();
  });

  test("holds the whole virtualized spend, whichever way it is told apart", () => {
    for (const { value } of groupChoices(bill, "USD"))
      expect(groupsChosen(bill, "USD", value).reduce((sum, g) => sum + g.monthlySpend, 0)).toBe(160);
  });
});

test("credits, taxes and idle commitments stand beside the spend, of GPUs and of all else", () => {
  const left = (kind: "tax" | "unused" | "other", reason: string, cost: string) => ({
    reason,
    kind,
    rows: 2,
    lines: [],
    costs: [{ currency: "USD", effectiveCost: cost }],
  });
  const leftOut = [
    left("tax", "a tax", "2.50"),
    left("tax", `a tax${NO_GPU_NAMED}`, "40.00"),
    left("unused", "a commitment that was not used: idle, not virtualization", "7.00"),
    left("other", "not a GPU charge", "900.00"),
  ];
  expect(besideRows({ leftOut })).toEqual([
    { kind: "Commitments that nothing ran on", currency: "USD", ofGpus: "7.00", other: "0.00", rows: 2 },
    { kind: "Taxes", currency: "USD", ofGpus: "2.50", other: "40.00", rows: 4 },
  ]);
});
