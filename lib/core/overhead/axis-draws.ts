// QUALITY 1.3: metrics are combined draw by draw from fresh, independent draws only, never from shared indices. Each row
// becomes a table of quantiles of its logarithmic slowdown, made from its own runs; an axis of several rows one of their
// means, each row drawn on its own; a workload draws one uniform an axis.
import type { Row } from "../comparison/comparison";
import { overheadDraw } from "../comparison/overhead-draw";
import { BOOTSTRAP_FROM } from "../comparison/ratio";
import { type Draw, GRID } from "../stats/draws";
import { DRAWS, freshIndices, ratioReplicates } from "../stats/order-statistic";
import { allEqual, quantile, sorted } from "../stats/quantile";
import { type Uniform, mulberry32 } from "../stats/random";
import { sha256Word } from "../stats/sha256";
import type { AxisReading } from "./comparison-axes";
import { type ByAxis, TIMED_AXES, type TimedAxis } from "./profiles";

/** Names the way the draws are made; a change of it changes every seed. */
const METHOD = "workload-overhead/1";

/** Seed of the combination, the same for the same rows in any order of upload. */
export const WORKLOAD_SEED = sha256Word(new TextEncoder().encode(METHOD));

export const freshUniform = (): Uniform => mulberry32(WORKLOAD_SEED);

/** Quantiles of ln slowdown at GRID evenly spread places. */
type Table = Float64Array;

const place = (i: number, of: number) => (i + 0.5) / of;
const tableOf = (draw: Draw): Table => Float64Array.from({ length: GRID }, (_, i) => draw(place(i, GRID)));
const read = (table: Table, u: number): number => table[Math.floor(u * GRID)] as number;

const rowTables = new WeakMap<Row, Table>();

function rowTable(row: Row): Table {
  const known = rowTables.get(row);
  if (known) return known;
  const draw = overheadDraw(row);
  const table = tableOf((u) => -Math.log1p(-draw(u)));
  rowTables.set(row, table);
  return table;
}

/** Rows of one axis beyond which each gets fewer draws of its own: their mean is smoother than any of them. */
const FEW = 4;
const COARSE = 65;

/** The same from fewer draws. @param rows of the axis that share the work */
function coarseTable(row: Row, rows: number): Table {
  const [x, y] = [sorted(row.baseline.values), sorted(row.candidate.values)];
  if (Math.min(x.length, y.length) < BOOTSTRAP_FROM || allEqual(x) || allEqual(y)) {
    const draw = overheadDraw(row);
    const nodes = Float64Array.from({ length: COARSE }, (_, i) => -Math.log1p(-draw(place(i, COARSE))));
    return tableOf((u) => quantile(nodes, u));
  }
  const draws = Math.max(500, Math.ceil((FEW * DRAWS) / rows));
  const thetas = ratioReplicates(x, y, freshIndices(x, "baseline", draws), freshIndices(y, "candidate", draws));
  const logs = thetas.map((theta) => (row.better === "lower" ? Math.log(theta) : -Math.log(theta))).sort();
  return tableOf((u) => quantile(logs, u));
}

const axisTables = new WeakMap<readonly Row[], Table>();

/** ln slowdown of an axis: its row's, or the mean of its rows', each drawn on its own. */
function axisTable({ rows }: AxisReading): Table {
  const known = axisTables.get(rows);
  if (known) return known;
  const [only] = rows;
  const table = rows.length === 1 && only ? rowTable(only) : meanTable(rows);
  axisTables.set(rows, table);
  return table;
}

function meanTable(rows: readonly Row[]): Table {
  const tables = rows.map((row) => (rows.length > FEW ? coarseTable(row, rows.length) : rowTable(row)));
  const uniform = freshUniform();
  const means = manyDraws(() => {
    let sum = 0;
    for (const table of tables) sum += read(table, uniform());
    return sum / tables.length;
  });
  return tableOf((u) => quantile(means, u));
}

/** One draw of a row's slowdown after another. */
export function rowDraws(row: Row, uniform: Uniform): () => number {
  const table = rowTable(row);
  return () => Math.exp(read(table, uniform()));
}

/** Slowdowns of the axes, a draw at a time; an axis that was not measured keeps the slowdown that stands in. */
export function axisDraws(
  readings: Partial<Record<TimedAxis, AxisReading>>,
  standIn: ByAxis,
  uniform: Uniform,
): () => ByAxis {
  const tables = TIMED_AXES.flatMap((axis) => {
    const reading = readings[axis];
    return reading ? [{ axis, table: axisTable(reading) }] : [];
  });
  return () => {
    const drawn = { ...standIn };
    for (const { axis, table } of tables) drawn[axis] = Math.exp(read(table, uniform()));
    return drawn;
  };
}

/** The middle 95 % of an axis of several rows, as overheads. */
export function axisInterval(reading: AxisReading): { low: number; high: number } {
  const table = axisTable(reading);
  const overhead = (p: number) => -Math.expm1(-quantile(table, p));
  return {
    low: Math.min(reading.overhead, overhead(0.025)),
    high: Math.max(reading.overhead, overhead(0.975)),
  };
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
