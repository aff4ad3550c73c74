import { readDecimal } from "./decimal";
import type { GpuSpend, MonthOfSpend, MonthUnused } from "./gpu-spend";

/** What the virtualized spend of a bill may be told apart by; a tag by its name. */
export type GroupBy = { by: "gpu" | "region" | "provider" } | ListedBy;
type ListedBy = { by: "account" } | { by: "tag"; key: string };

/** A part of a bill's virtualized spend that may be planned for itself. Amounts are currency units a month, to the cent. */
export interface BillGroup {
  name: string;
  currency: string;
  monthlySpend: number;
  /** Commitments that nothing ran on, beside the spend; 0 where the bill does not say for which group they were. */
  unused: number;
}

type Part = { monthly: bigint; unused: bigint };

/**
 * The virtualized spend in one currency as means over the months of the bill, the largest first. Accounts and tags that the
 * bill does not list, and spend without the tag, are one group more, so that the groups hold the whole spend.
 * @param span months from the first with a GPU in this currency to the last
 * @returns none where the bill was read before virtualized spend was told apart by account and tag
 */
export function billGroups(bill: GpuSpend, currency: string, by: GroupBy, span: number): BillGroup[] {
  const parts = by.by === "account" || by.by === "tag" ? listed(bill, currency, by) : fromMonths(bill, currency, by.by);
  const cents = (amount: bigint) => Math.round(Number(amount / 10n ** 8n) / span / 100) / 100;
  return [...parts]
    .map(([name, { monthly, unused }]) => ({ name, currency, monthlySpend: cents(monthly), unused: cents(unused) }))
    .filter((g) => g.monthlySpend > 0 || g.unused > 0)
    .sort((a, b) => b.monthlySpend - a.monthlySpend || (a.name < b.name ? -1 : 1));
}

const isVirtualized = (currency: string) => (m: MonthOfSpend | MonthUnused) =>
  m.currency === currency && m.mode !== "bare-metal";
const costOf = ({ effectiveCost }: { effectiveCost: string }) => readDecimal(effectiveCost) ?? 0n;

function fromMonths(bill: GpuSpend, currency: string, by: "gpu" | "region" | "provider"): Map<string, Part> {
  const parts = new Map<string, Part>();
  const of = (month: MonthOfSpend | MonthUnused) => {
    const name = by === "gpu" ? gpuName(month) : month[by] || `${by} not said`;
    const known = parts.get(name) ?? { monthly: 0n, unused: 0n };
    parts.set(name, known);
    return known;
  };
  for (const month of bill.months.filter(isVirtualized(currency))) of(month).monthly += costOf(month);
  for (const month of bill.unused.filter(isVirtualized(currency))) of(month).unused += costOf(month);
  return parts;
}

function gpuName({ gpu, managed, mode }: Pick<MonthOfSpend, "gpu" | "managed" | "mode">): string {
  const name = gpu === "not said" ? "GPU not named" : gpu;
  return [name, managed && "managed service", mode === "not-said" && "side not said"].filter(Boolean).join(", ");
}

function listed(bill: GpuSpend, currency: string, by: ListedBy): Map<string, Part> {
  const parts = new Map<string, Part>();
  const rows = bill.shownBack.filter((s) => s.by === by.by && s.currency === currency);
  if (rows.some((s) => s.virtualized === undefined)) return parts;
  const whole = bill.months.filter(isVirtualized(currency)).reduce((sum, m) => sum + costOf(m), 0n);
  const unused = bill.unused.filter(isVirtualized(currency)).reduce((sum, m) => sum + costOf(m), 0n);
  const named = by.by === "tag" ? rows.filter((s) => s.key === by.key && by.key !== "") : rows;
  if (named.length === 0) return parts;
  let rest = whole;
  for (const { value, virtualized } of named) {
    const amount = readDecimal(virtualized ?? "") ?? 0n;
    parts.set(by.by === "tag" ? `${by.key}: ${value}` : value, { monthly: amount, unused: 0n });
    rest -= amount;
  }
  const name = by.by === "tag" ? `no ${by.key} tag that is listed` : "accounts that are not listed";
  if (rest !== 0n || unused !== 0n) parts.set(name, { monthly: rest, unused });
  return parts;
}

/** Everything that a bill's spend in a currency can be told apart by. */
export function waysToGroup(bill: GpuSpend, currency: string): GroupBy[] {
  const told = bill.shownBack.filter((s) => s.currency === currency && s.virtualized !== undefined);
  const tags = new Set(told.filter((s) => s.by === "tag" && s.key !== "").map((s) => s.key));
  return [
    { by: "gpu" },
    { by: "region" },
    { by: "provider" },
    ...(told.some((s) => s.by === "account") ? [{ by: "account" } as const] : []),
    ...[...tags].slice(0, MOST_TAGS).map((key) => ({ by: "tag", key }) as const),
  ];
}

/** Tags that are offered. */
const MOST_TAGS = 20;
