// A bill's GPU spend as tables: each adds up to the bill's own total, to the last digit.
import { readDecimal, writeDecimal } from "../core/billing/decimal";
import { roundCents } from "../core/billing/round-cents";
import type { GpuSpend, MonthOfSpend } from "../core/billing/gpu-spend";
import { modeWord } from "./modes";

export const DIMENSIONS = {
  month: "Month",
  gpu: "GPU",
  mode: "Side",
  provider: "Provider",
  region: "Region",
} as const;
export type Dimension = keyof typeof DIMENSIONS;

export interface SpendRow {
  name: string;
  /** Exact decimals; `effectiveCost` is the spend. */
  effectiveCost: string;
  billedCost: string;
  /** Of the currency's total, 0 to 1; negative where credits outweigh. `null` where the total is 0. */
  share: number | null;
  gpuHours: number | null;
  rows: number;
}

const MODES: Record<MonthOfSpend["mode"], string> = {
  "bare-metal": modeWord("bare-metal"),
  "vm-unspecified": modeWord("vm-unspecified"),
  "not-said": "not said",
};

function nameOf(month: MonthOfSpend, by: Dimension): string {
  if (by === "mode") return `${MODES[month.mode]}${month.managed ? ", managed service" : ""}`;
  return month[by] || "not said";
}

/** Rows of a table; what comes after them is one row more. */
export const MOST_ROWS = 100;

interface Sums {
  name: string;
  effective: bigint;
  billed: bigint;
  gpuHours: number | null;
  rows: number;
}

function together(name: string, parts: readonly Sums[]): Sums {
  return {
    name,
    effective: parts.reduce((s, p) => s + p.effective, 0n),
    billed: parts.reduce((s, p) => s + p.billed, 0n),
    gpuHours: parts.some((p) => p.gpuHours === null) ? null : parts.reduce((s, p) => s + (p.gpuHours ?? 0), 0),
    rows: parts.reduce((s, p) => s + p.rows, 0),
  };
}

const sumsOf = (month: MonthOfSpend): Sums => ({
  name: "",
  effective: readDecimal(month.effectiveCost) ?? 0n,
  billed: readDecimal(month.billedCost) ?? 0n,
  gpuHours: month.gpuHours,
  rows: month.rows,
});

/** The spend in one currency by month (in order) or by another dimension, the largest first. */
export function spendBy({ months, totals }: GpuSpend, currency: string, by: Dimension): SpendRow[] {
  const total = readDecimal(totals.find((t) => t.currency === currency)?.effectiveCost ?? "") ?? 0n;
  const groups = new Map<string, Sums[]>();
  for (const month of months) {
    if (month.currency !== currency) continue;
    const name = nameOf(month, by);
    const known = groups.get(name);
    if (known) known.push(sumsOf(month));
    else groups.set(name, [sumsOf(month)]);
  }
  const all = [...groups].map(([name, of]) => together(name, of));
  all.sort((a, b) => {
    if (by === "month") return a.name < b.name ? -1 : 1;
    return a.effective < b.effective ? 1 : a.effective > b.effective ? -1 : a.name < b.name ? -1 : 1;
  });
  const rest = all.slice(MOST_ROWS);
  const rows = all.slice(0, MOST_ROWS);
  if (rest.length > 0) rows.push(together(`the rest, ${rest.length} more`, rest));
  return rows.map(({ effective, billed, ...row }) => ({
    ...row,
    effectiveCost: writeDecimal(effective),
    billedCost: writeDecimal(billed),
    share: total === 0n ? null : Number(effective) / Number(total),
  }));
}

/** The rows as a table shows them: costs in whole cents that add up to those of the total. */
export function spendShown(rows: readonly SpendRow[]): { rows: SpendRow[]; total: Omit<SpendRow, "name" | "share"> } {
  const effective = roundCents(rows.map((r) => readDecimal(r.effectiveCost) ?? 0n));
  const billed = roundCents(rows.map((r) => readDecimal(r.billedCost) ?? 0n));
  return {
    rows: rows.map((row, i) => ({
      ...row,
      effectiveCost: writeDecimal(effective.parts[i] ?? 0n),
      billedCost: writeDecimal(billed.parts[i] ?? 0n),
    })),
    total: {
      effectiveCost: writeDecimal(effective.total),
      billedCost: writeDecimal(billed.total),
      gpuHours: rows.some((r) => r.gpuHours === null) ? null : rows.reduce((s, r) => s + (r.gpuHours ?? 0), 0),
      rows: rows.reduce((s, r) => s + r.rows, 0),
    },
  };
}

/** The first rows of the spend by account and tag; what comes after is one row more of each kind and currency. */
export function shownBackRows(shownBack: GpuSpend["shownBack"]): GpuSpend["shownBack"] {
  const rests = new Map<string, GpuSpend["shownBack"]>();
  for (const row of shownBack.slice(MOST_ROWS)) {
    const key = `${row.by} ${row.currency}`;
    rests.set(key, [...(rests.get(key) ?? []), row]);
  }
  const more = [...rests.values()].map((rest) => ({
    by: rest[0]?.by ?? "account",
    key: "",
    value: `the rest, ${rest.length} more`,
    currency: rest[0]?.currency ?? "",
    effectiveCost: writeDecimal(rest.reduce((sum, r) => sum + (readDecimal(r.effectiveCost) ?? 0n), 0n)),
  }));
  return [...shownBack.slice(0, MOST_ROWS), ...more];
}
