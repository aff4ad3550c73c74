import type { Load, Statistics, Written } from "../run/run";
import { readNumber } from "../units/number";
import type { SysbenchBlock } from "./sysbench-blocks";
import { field, measured, number, type SysbenchShared, withIntervals } from "./sysbench-fields";

export function oltp(block: SysbenchBlock, shared: SysbenchShared): Written[] {
  const transactions = number(block, "transactions");
  const params = { ...shared.params, queries: mixOf(block, transactions) };
  const target = number(block, "target");
  const load: Load =
    target === null
      ? { limited: false, target: null, reason: "no target rate" }
      : { limited: true, target, reason: `a target of ${target} transactions/s` };
  const own = { ...shared, params, load };
  const rate = measured(own, "transaction-rate", "transaction/s", field(block, "transactions", 1));
  const statistics: Partial<Statistics> = {};
  for (const [name, key] of [
    ["min", "min"],
    ["max", "max"],
    ["mean", "avg"],
  ] as const) {
    const value = number(block, key);
    if (value !== null) statistics[name] = value;
  }
  const [percent = "", value = ""] = block.fields.get("percentile")?.values ?? [];
  if (percent === "95") statistics.p95 = readNumber(value);
  if (percent === "99") statistics.p99 = readNumber(value);
  const avg = field(block, "avg");
  const latency = rate.length > 0 && avg?.value ? measured(own, "request-latency", "ms", avg) : [];
  return [
    ...withIntervals(rate, block, "tps"),
    ...latency.map((row) => ({ ...row, statistics: { ...statistics, value: avg?.value ?? null, n: transactions } })),
  ];
}

/** The script is not named, but its queries a transaction tell it: 14 reads, 4 writes, 2 others is oltp_read_write. */
function mixOf(block: SysbenchBlock, transactions: number | null): string {
  const counts = (["sqlRead", "sqlWrite", "sqlOther"] as const).map((key) => number(block, key));
  if (!transactions || counts.some((count) => count === null)) return "unknown";
  const each = counts.map((count) => (count ?? 0) / transactions);
  // Errors that were ignored repeat a few queries; a script that draws its queries has no fixed number.
  const fixed = each.every((share) => Math.abs(share - Math.round(share)) <= 0.02 * Math.max(1, share));
  const [read = 0, write = 0, other = 0] = each.map(Math.round);
  if (fixed) return `${read} reads, ${write} writes, ${other} others a transaction`;
  return counts[1] === 0 ? "reads" : counts[0] === 0 ? "writes" : "reads and writes";
}
