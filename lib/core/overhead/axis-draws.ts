// QUALITY 1.3: metrics are combined draw by draw from fresh, independent draws only, never from shared indices. Each row
// becomes a table of quantiles of its logarithmic slowdown, made from its own runs; each draw takes one uniform a row.
import type { Row } from "../comparison/comparison";
import { overheadDraw } from "../comparison/overhead-draw";
import { GRID } from "../stats/draws";
import { DRAWS } from "../stats/order-statistic";
import { quantile } from "../stats/quantile";
import { type Uniform, mulberry32 } from "../stats/random";
import { sha256Word } from "../stats/sha256";
import type { AxisReading } from "./comparison-axes";
import { type ByAxis, TIMED_AXES, type TimedAxis } from "./profiles";

/** Names the way the draws are made; a change of it changes every seed. */
const METHOD = "workload-overhead/1";

/** Seed of the combination, the same for the same rows in any order of upload. */
export const WORKLOAD_SEED = sha256Word(new TextEncoder().encode(METHOD));

/** ln slowdown at GRID evenly spread places of its distribution. */
function logSlowdowns(row: Row): Float64Array {
  const draw = overheadDraw(row);
  return Float64Array.from({ length: GRID }, (_, i) => -Math.log1p(-draw((i + 0.5) / GRID)));
}

/** One draw of a row's slowdown after another. */
export function rowDraws(row: Row, uniform: Uniform): () => number {
  const table = logSlowdowns(row);
  return () => Math.exp(table[Math.floor(uniform() * GRID)] as number);
}

/** Slowdowns of the axes, a draw at a time; an axis that was not measured keeps the slowdown that stands in. */
export function axisDraws(
  readings: Partial<Record<TimedAxis, AxisReading>>,
  standIn: ByAxis,
  uniform: Uniform,
): () => ByAxis {
  const tables = TIMED_AXES.map((axis) => (readings[axis]?.rows ?? []).map(logSlowdowns));
  return () => {
    const drawn = { ...standIn };
    for (const [i, axis] of TIMED_AXES.entries()) {
      const rows = tables[i] as Float64Array[];
      if (rows.length === 0) continue;
      let sum = 0;
      for (const table of rows) sum += table[Math.floor(uniform() * GRID)] as number;
      drawn[axis] = Math.exp(sum / rows.length);
    }
    return drawn;
  };
}

export const freshUniform = (): Uniform => mulberry32(WORKLOAD_SEED);

/** `DRAWS` draws, sorted. */
export const manyDraws = (one: () => number): Float64Array => Float64Array.from({ length: DRAWS }, one).sort();

/** The middle 95 % of sorted draws around a point, widened to it where it lies outside. */
export function interval95(sorted: Float64Array, value: number): { low: number; high: number } {
  return { low: Math.min(value, quantile(sorted, 0.025)), high: Math.max(value, quantile(sorted, 0.975)) };
}

/** Sorted draws thinned to {@link GRID} quantiles: what crosses to the browser (QUALITY 1.4). */
export const thinned = (sorted: Float64Array): number[] =>
  Array.from({ length: GRID }, (_, i) => quantile(sorted, i / (GRID - 1)));
