// A bill's GPU spend as tables: each adds up to the bill's own total, to the last digit.
import { readDecimal, writeDecimal } from "../core/billing/decimal";
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

/** The spend in one currency by month (in order) or by another dimension, the largest first. */
export function spendBy({ months, totals }: GpuSpend, currency: string, by: Dimension): SpendRow[] {
  const total = readDecimal(totals.find((t) => t.currency === currency)?.effectiveCost ?? "") ?? 0n;
  const groups = new Map<string, MonthOfSpend[]>();
  for (const month of months) {
    if (month.currency !== currency) continue;
    const name = nameOf(month, by);
    groups.set(name, [...(groups.get(name) ?? []), month]);
  }
  const rows = [...groups].map(([name, of]) => {
    const sum = (pick: (m: MonthOfSpend) => string) => of.reduce((s, m) => s + (readDecimal(pick(m)) ?? 0n), 0n);
    const effective = sum((m) => m.effectiveCost);
    return {
      name,
      effective,
      billed: sum((m) => m.billedCost),
      gpuHours: of.some((m) => m.gpuHours === null) ? null : of.reduce((s, m) => s + (m.gpuHours ?? 0), 0),
      rows: of.reduce((s, m) => s + m.rows, 0),
    };
  });
  rows.sort((a, b) => {
    if (by === "month") return a.name < b.name ? -1 : 1;
    return a.effective < b.effective ? 1 : a.effective > b.effective ? -1 : a.name < b.name ? -1 : 1;
  });
  return rows.map(({ effective, billed, ...row }) => ({
    ...row,
    effectiveCost: writeDecimal(effective),
    billedCost: writeDecimal(billed),
    share: total === 0n ? null : Number(effective) / Number(total),
  }));
}
