import { readDecimal } from "./decimal";
import type { GpuSpend, MonthOfSpend } from "./gpu-spend";

/** A part of a bill that stands as one spend: one GPU on one side, in one currency. */
export interface BillShare {
  gpu: string;
  mode: MonthOfSpend["mode"];
  currency: string;
  managed: boolean;
  /** Currency units a month: the mean over the months of the bill in this currency. */
  monthlySpend: number;
  /** First and last month of the bill in this currency, and how many there are. */
  from: string;
  to: string;
  months: number;
}

/**
 * A bill as spends a month, the largest first: its cost over all months from the first with a GPU in its
 * currency to the last. Whether the bill
 * holds the whole of its first and last month nobody can tell, so the months stand beside the figure.
 */
export function billShares({ months }: Pick<GpuSpend, "months">): BillShare[] {
  const spans = new Map<string, { from: string; to: string }>();
  for (const { currency, month } of months) {
    const span = spans.get(currency);
    if (!span) spans.set(currency, { from: month, to: month });
    else if (month < span.from) span.from = month;
    else if (month > span.to) span.to = month;
  }
  const sums = new Map<string, { of: MonthOfSpend; sum: bigint }>();
  for (const month of months) {
    const key = JSON.stringify([month.currency, month.gpu, month.mode, month.managed]);
    const known = sums.get(key) ?? { of: month, sum: 0n };
    known.sum += readDecimal(month.effectiveCost) ?? 0n;
    sums.set(key, known);
  }
  return [...sums.values()]
    .map(({ of: { gpu, mode, currency, managed }, sum }) => {
      const { from, to } = spans.get(currency) ?? { from: "", to: "" };
      const count = monthsBetween(from, to);
      const monthlySpend = Math.round(Number(sum / 10n ** 8n) / count / 100) / 100;
      return { gpu, mode, currency, managed, monthlySpend, from, to, months: count };
    })
    .sort((a, b) => b.monthlySpend - a.monthlySpend || (a.gpu < b.gpu ? -1 : 1));
}

/** Months from the first with a GPU in a currency to the last; 1 where there is none. */
export function spanOf({ months }: Pick<GpuSpend, "months">, currency: string): number {
  const all = months
    .filter((m) => m.currency === currency)
    .map((m) => m.month)
    .sort();
  return monthsBetween(all[0] ?? "", all.at(-1) ?? "");
}

function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0] = to.split("-").map(Number);
  return Math.max(1, 12 * (y2 - y1) + m2 - m1 + 1);
}
