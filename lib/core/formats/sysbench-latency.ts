import type { Reading, Statistics, Written } from "../run/run";
import { readNumber } from "../units/number";
import { leaveOut } from "./quantity";
import type { SysbenchBlock } from "./sysbench-blocks";
import { fieldOf, measuredField, figureOf, type SysbenchShared } from "./sysbench-fields";

/** How long one event of a test took: its mean and extremes, and the percentile where it is one that is kept. */
export function latencyOf(
  block: SysbenchBlock,
  shared: SysbenchShared,
  metric: string,
  n: number | null,
  reading: Reading,
): Written[] {
  const avg = fieldOf(block, "avg");
  if (!avg) return [];
  if (avg.value === 0) {
    leaveOut(reading, metric, "0.00 is shorter than sysbench prints");
    return [];
  }
  const statistics: Partial<Statistics> = { n, value: avg.value, mean: avg.value };
  const [min, max] = [figureOf(block, "min"), figureOf(block, "max")];
  if (min !== null) statistics.min = min;
  if (max !== null) statistics.max = max;
  const [percent = "", written = ""] = block.fields.get("percentile")?.values ?? [];
  const value = readNumber(written);
  if (percent === "95" || percent === "99") statistics[percent === "95" ? "p95" : "p99"] = value;
  else if (value) leaveOut(reading, `${metric}, ${percent}th percentile`, "kept are the 95th and 99th");
  return measuredField(shared, metric, "ms", avg).map((row) => ({ ...row, statistics }));
}
