import type { Load, Reading, Written } from "../run/run";
import type { SysbenchBlock } from "./sysbench-blocks";
import { fieldOf, measuredField, figureOf, type SysbenchShared, withIntervals } from "./sysbench-fields";
import { latencyOf } from "./sysbench-latency";

/** What a test of a database measured: transactions a second and how long each took. */
export function oltp(block: SysbenchBlock, shared: SysbenchShared, reading: Reading): Written[] {
  const transactions = figureOf(block, "transactions");
  const params = { ...shared.params, queries: mixOf(block, transactions) };
  const target = figureOf(block, "target");
  const load: Load =
    target === null
      ? { limited: false, target: null, reason: "no target rate" }
      : { limited: true, target, reason: `a target of ${target} transactions/s` };
  // Events that were tried again stand below the transactions; without them the queries cannot be counted.
  const cut = block.ended || block.fields.has("ignored") ? {} : { noVerdict: "the test's output ends too early" };
  const own = { ...shared, params, load, ...cut };
  const rate = measuredField(own, "transaction-rate", "transaction/s", fieldOf(block, "transactions", 1));
  if (rate.length === 0) return [];
  return [...withIntervals(rate, block, "tps"), ...latencyOf(block, own, "request-latency", transactions, reading)];
}

/**
 * The script is not named, but its queries a transaction tell it: 14 reads of 20 is oltp_read_write. A write that changes
 * nothing is counted under other, so these two are not told apart.
 */
function mixOf(block: SysbenchBlock, transactions: number | null): string {
  const [reads, writes, others] = (["sqlRead", "sqlWrite", "sqlOther"] as const).map((key) => figureOf(block, key));
  if (!transactions || reads == null || writes == null || others == null) return "unknown";
  // Queries of transactions that were tried again after an error, or cut off by the end, are counted as well.
  const tried = transactions + (figureOf(block, "ignored") ?? 0) + (figureOf(block, "threads") ?? 0);
  const [read, all] = [reads, reads + writes + others].map((count) => {
    const whole = Math.round((count / tried + count / transactions) / 2);
    return count / tried <= whole && whole <= count / transactions ? whole : null;
  });
  if (read != null && all != null) return `${read} reads of ${all} queries a transaction`;
  // A script that draws its queries has no fixed number of them.
  return writes === 0 ? "reads" : reads === 0 ? "writes" : "reads and writes";
}
