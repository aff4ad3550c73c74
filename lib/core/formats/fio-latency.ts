import type { Statistics } from "../run/run";
import type { Json, JsonObject } from "./format";
import { isObject, numberOf } from "./json-value";

interface FioLatency {
  statistics: Partial<Statistics>;
  unit: "ns" | "us";
  /** Of the headline figure. */
  written: string;
  /** Percentiles stand in the file and cannot be joined: those of clones are no percentiles of the whole. */
  left: boolean;
}

const PERCENTILES: readonly (readonly [keyof Statistics, number])[] = [
  ["p05", 5],
  ["median", 50],
  ["p95", 95],
  ["p99", 99],
];

/**
 * Completion times of a direction: `clat_ns` of fio 3, `clat` in microseconds before. Several parts are joined as far as
 * that is exact: means by their counts, percentiles only from the histograms of json+.
 */
export function latencyOf(parts: readonly JsonObject[], name: "slat" | "clat" | "lat"): FioLatency | null {
  const unit = parts.some((part) => part.has(`${name}_ns`)) ? "ns" : "us";
  const key = unit === "ns" ? `${name}_ns` : name;
  const found = parts.flatMap((part) => {
    const block = part.get(key);
    const n = isObject(block) ? (numberOf(block.get("N")) ?? numberOf(part.get("total_ios"))) : null;
    return isObject(block) && n !== 0 ? [{ block, n }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const of = (field: string) => found.flatMap(({ block }) => numberOf(block.get(field)) ?? []);
  const n = found.every((f) => f.n !== null) ? found.reduce((sum, f) => sum + (f.n ?? 0), 0) : null;
  const statistics: Partial<Statistics> = { n };
  const bins = binsOf(found.map((f) => f.block));
  const single = found.length === 1;
  for (const [statistic, percent] of PERCENTILES) {
    const value = (single ? printed(first.block.get("percentile"), percent) : null) ?? quantile(bins, percent / 100);
    if (value !== null) statistics[statistic] = value;
  }
  const means = of("mean");
  if (means.length === found.length && n !== null && n > 0)
    statistics.mean = found.reduce((sum, f) => sum + (numberOf(f.block.get("mean")) ?? 0) * ((f.n ?? 0) / n), 0);
  else if (single && means[0] !== undefined) statistics.mean = means[0];
  if (of("min").length === found.length) statistics.min = Math.min(...of("min"));
  if (of("max").length === found.length) statistics.max = Math.max(...of("max"));
  const std = of("stddev")[0];
  if (single && std !== undefined) statistics.std = std;
  const head = statistics.median ?? statistics.mean;
  if (!head) return null;
  const left = !single && bins.length === 0 && found.some(({ block }) => printed(block.get("percentile"), 50) !== null);
  return { statistics, unit, written: String(head), left };
}

/** Older files fill the list up with `"0.00" : 0`. */
function printed(list: Json | undefined, percent: number): number | null {
  if (!isObject(list)) return null;
  for (const [key, value] of list) {
    const number = numberOf(value);
    if (numberOf(key) === percent && number !== null && number > 0) return number;
  }
  return null;
}

/** The histograms of all parts in one, by value; empty when a part has none. */
function binsOf(blocks: readonly JsonObject[]): [value: number, count: number][] {
  const sum = new Map<number, number>();
  for (const block of blocks) {
    const bins = block.get("bins");
    if (!isObject(bins) || bins.size === 0) return [];
    for (const [key, raw] of bins) {
      const [value, count] = [numberOf(key), numberOf(raw)];
      if (value === null || count === null || count < 0) return [];
      sum.set(value, (sum.get(value) ?? 0) + count);
    }
  }
  return [...sum].sort(([a], [b]) => a - b);
}

/** As fio takes it: the first bin that reaches the rank. */
function quantile(bins: readonly [value: number, count: number][], share: number): number | null {
  const total = bins.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.ceil(share * total);
  let passed = 0;
  for (const [value, count] of bins) {
    passed += count;
    if (passed >= rank && count > 0) return value;
  }
  return null;
}
