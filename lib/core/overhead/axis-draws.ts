// QUALITY 1.3: metrics are never combined draw by draw from shared indices, which would move unrelated samples together.
// Rows of the same runs really do move together: those of an axis are pooled run by run (axis-blocks.ts), and axes are drawn
// together as far as the runs that they share move both.
import type { Row } from "../comparison/comparison";
import { GRID } from "../stats/draws";
import { DRAWS } from "../stats/order-statistic";
import { quantile } from "../stats/quantile";
import { type Uniform, mulberry32 } from "../stats/random";
import { sha256Word } from "../stats/sha256";
import { blocksOf } from "./axis-blocks";
import type { AxisReading } from "./comparison-axes";
import { jointPlaces } from "./joint-places";
import { type ByAxis, TIMED_AXES, type TimedAxis } from "./profiles";
import { read } from "./row-table";
import { loadsOf, unitOf } from "./run-loads";

/** Names the way the draws are made; a change of it changes every seed. */
const METHOD = "workload-overhead/2";

/** Seed of the combination, the same for the same rows in any order of upload. */
export const WORKLOAD_SEED = sha256Word(new TextEncoder().encode(METHOD));

export const freshUniform = (): Uniform => mulberry32(WORKLOAD_SEED);

export type Readings = Partial<Record<TimedAxis, AxisReading>>;

/** Mean ln slowdowns of several sets of rows, a draw at a time, in their order. */
function jointDraws(sets: readonly (readonly Row[])[], uniform: Uniform): () => Float64Array {
  const unit = unitOf(sets.flat());
  const blocks = sets.flatMap((rows, set) =>
    blocksOf(rows).map((block) => ({ ...block, set, weight: block.rows.length / rows.length })),
  );
  const places = jointPlaces(
    blocks.map((block) => loadsOf(block.rows, unit)),
    uniform,
  );
  const logs = new Float64Array(sets.length);
  return () => {
    const at = places();
    logs.fill(0);
    blocks.forEach(({ set, weight, table }, b) => {
      logs[set] = (logs[set] as number) + weight * read(table, at[b] as number);
    });
    return logs;
  };
}

export interface Drawn {
  /** Slowdown by axis. */
  slow: ByAxis;
  /** Slowdown of the row that measures the whole workload; `null` where none was given. */
  whole: number | null;
}

/**
 * Slowdowns of the axes and of the end-to-end row, a draw at a time; an axis that was not measured keeps the slowdown that
 * stands in.
 */
export function axisDraws(
  readings: Readings,
  standIn: ByAxis,
  uniform: Uniform,
  whole: Row | null = null,
): () => Drawn {
  const axes = TIMED_AXES.filter((axis) => readings[axis]);
  const sets = axes.map((axis) => readings[axis]?.rows ?? []);
  const next = jointDraws(whole ? [...sets, [whole]] : sets, uniform);
  return () => {
    const logs = next();
    const slow = { ...standIn };
    axes.forEach((axis, i) => {
      slow[axis] = Math.exp(logs[i] as number);
    });
    return { slow, whole: whole ? Math.exp(logs[axes.length] as number) : null };
  };
}

/** The middle 95 % of an axis of several rows, as overheads. */
export function axisInterval({ rows, overhead }: AxisReading): { low: number; high: number } {
  const [block, ...others] = blocksOf(rows);
  const next = jointDraws([rows], freshUniform());
  const logs = block && others.length === 0 ? block.table : manyDraws(() => next()[0] as number);
  const at = (p: number) => -Math.expm1(-quantile(logs, p));
  return { low: Math.min(overhead, at(0.025)), high: Math.max(overhead, at(0.975)) };
}

/** `DRAWS` draws, sorted. */
export const manyDraws = (one: () => number): Float64Array<ArrayBuffer> =>
  Float64Array.from({ length: DRAWS }, one).sort();

/** The middle 95 % of sorted draws around a point, widened to it where it lies outside. */
export function interval95(draws: Float64Array, value: number): { low: number; high: number } {
  return { low: Math.min(value, quantile(draws, 0.025)), high: Math.max(value, quantile(draws, 0.975)) };
}

/** Sorted draws thinned to {@link GRID} quantiles: what crosses to the browser (QUALITY 1.4). */
export const thinned = (draws: Float64Array): number[] =>
  Array.from({ length: GRID }, (_, i) => quantile(draws, i / (GRID - 1)));
