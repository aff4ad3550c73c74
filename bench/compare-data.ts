import { mulberry32, normals } from "../lib/core/stats/random";

export const METRICS = 100;
export const VALUES = 1000;
export const DRAWS = 10_000;

/**
 * The data of QUALITY 1.1: metric m has mean 1 + 0.05 m on the log scale, spread .08 baseline and .12 candidate, true ratio
 * of medians 1.06. One baseline block and one candidate block a metric, float64 little-endian.
 */
export function compareData(seed = 1): Float64Array {
  const normal = normals(mulberry32(seed));
  const out = new Float64Array(METRICS * 2 * VALUES);
  for (let m = 0; m < METRICS; m++) {
    for (let i = 0; i < VALUES; i++) out[2 * m * VALUES + i] = Math.exp(1 + 0.05 * m + 0.08 * normal());
    for (let i = 0; i < VALUES; i++) out[(2 * m + 1) * VALUES + i] = 1.06 * Math.exp(1 + 0.05 * m + 0.12 * normal());
  }
  return out;
}
