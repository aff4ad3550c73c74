import { mulberry32, normals } from "../lib/core/stats/random";

export const METRICS = 100;
export const VALUES = 1000;
export const DRAWS = 10_000;

/**
 * The data of QUALITY 1.1: metric m has mean 1 + 0.05 m on the log scale, spread .08 baseline and .12 candidate, true ratio
 * of medians 1.06. One baseline block and one candidate block a metric, float64 little-endian.
 */
export function compareData(seed = 1, metrics = METRICS, values = VALUES): Float64Array {
  const normal = normals(mulberry32(seed));
  const out = new Float64Array(metrics * 2 * values);
  for (let m = 0; m < metrics; m++) {
    const [x, y] = [2 * m * values, (2 * m + 1) * values];
    for (let i = 0; i < values; i++) out[x + i] = Math.exp(1 + 0.05 * m + 0.08 * normal());
    for (let i = 0; i < values; i++) out[y + i] = 1.06 * Math.exp(1 + 0.05 * m + 0.12 * normal());
  }
  return out;
}

/** The same as text that benchstat reads, one side a file: nanoseconds a line, thirteen digits. */
export function goBenchmarks(data: Float64Array, side: 0 | 1): string {
  const lines: string[] = [];
  for (let m = 0; m < METRICS; m++) {
    const at = (2 * m + side) * VALUES;
    for (let i = 0; i < VALUES; i++)
      lines.push(`BenchmarkMetric${m} 1 ${(data[at + i] as number).toPrecision(13)} ns/op`);
  }
  return `${lines.join("\n")}\n`;
}
