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

/**
 * The script is not named, but its queries a transaction tell it: 14 reads of 20 is oltp_read_write. A write that changes
 * nothing is counted under other, so these two are not told apart.
 */
function mixOf(block: SysbenchBlock, transactions: number | null): string {
  const [reads, writes, others] = (["sqlRead", "sqlWrite", "sqlOther"] as const).map((key) => number(block, key));
  if (!transactions || reads == null || writes == null || others == null) return "unknown";
  // Queries of transactions that were tried again after an error, or cut off by the end, are counted as well.
  const tried = transactions + (number(block, "ignored") ?? 0) + (number(block, "threads") ?? 0);
  const [read, all] = [reads, reads + writes + others].map((count) => {
    const whole = Math.round((count / tried + count / transactions) / 2);
    return count / tried <= whole && whole <= count / transactions ? whole : null;
  });
  if (read != null && all != null) return `${read} reads of ${all} queries a transaction`;
  // A script that draws its queries has no fixed number of them.
  return writes === 0 ? "reads" : reads === 0 ? "writes" : "reads and writes";
}
