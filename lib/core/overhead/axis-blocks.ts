// Rows of one axis that the same runs measured share whatever those runs were like: drawn one by one their mean would look
// far surer than it is (three rows of a run effect: 84 % instead of 95 %). Their logs are averaged run by run first, and the
// runs resampled as those of one row are (QUALITY 1.3); hosts, and runs that not all rows have, give a t over what each adds.
import type { Row } from "../comparison/comparison";
import { overheadDraw } from "../comparison/overhead-draw";
import { mean, median, variance } from "../stats/quantile";
import { studentQuantile } from "../stats/student";
import { slowdownOf } from "./slowdown";
import { isJudged } from "./row-scope";
import { type Table, rowTable, tableOf } from "./row-table";
import { SIDES, type SideName, type Unit, groupsOf, loadsOf, unitOf } from "./run-loads";

/** Rows whose runs have to do with one another, as one distribution of their mean ln slowdown. */
export interface Block {
  rows: readonly Row[];
  table: Table;
}

const known = new WeakMap<readonly Row[], Block[]>();

/** The rows of an axis in blocks that are independent of one another. */
export function blocksOf(rows: readonly Row[]): Block[] {
  const made = known.get(rows);
  if (made) return made;
  const unit = unitOf(rows);
  const blocks = groupsOf(rows, unit).map((group) => ({ rows: group, table: tableOfGroup(group, unit) }));
  known.set(rows, blocks);
  return blocks;
}

function tableOfGroup(rows: readonly Row[], unit: Unit): Table {
  const [first] = rows;
  if (!first) throw new RangeError("a block has rows");
  if (rows.length === 1) return rowTable(first);
  const point = mean(rows.map((row) => Math.log(slowdownOf(row.overhead?.value ?? Number.NaN))));
  if (!rows.every(isJudged)) return tableOfRow(withoutSpread(first, point));
  // A bootstrap over few hosts is too narrow (MODEL 5.8), and the mean of rows has no jumps that would make up for it.
  if (unit !== "run" || !rows.every((row) => SIDES.every((side) => sameRuns(row, first, side))))
    return byUnits(rows, unit, point);
  return tableOfRow(pooledRow(rows, first, point));
}

const tableOfRow = (row: Row): Table => {
  const draw = overheadDraw(row);
  return tableOf((u) => -Math.log1p(-draw(u)));
};

const sameRuns = (row: Row, other: Row, side: SideName): boolean => {
  const ids = new Set(other[side].runIds);
  return row[side].runIds.length === ids.size && row[side].runIds.every((id) => ids.has(id));
};

/** One run a side, or none with spread: the same doubt as a row's stands around the point. */
const withoutSpread = (row: Row, point: number): Row => ({
  ...row,
  overhead: { value: -Math.expm1(-point) },
  baseline: { ...row.baseline, values: [1] },
  candidate: { ...row.candidate, values: [1] },
});

/** One row of times whose value in each run is the geometric mean of the rows' times there, each over its baseline's median. */
function pooledRow(rows: readonly Row[], first: Row, point: number): Row {
  const side = (name: SideName): Row["baseline"] => {
    const logs = rows.map((row) => {
      const level = median(row.baseline.values);
      const sign = row.better === "lower" ? 1 : -1;
      return new Map(row[name].runIds.map((id, i) => [id, sign * Math.log((row[name].values[i] as number) / level)]));
    });
    const values = first[name].runIds.map((id) => Math.exp(mean(logs.map((of) => of.get(id) ?? 0))));
    return { ...first[name], values, median: median(values) };
  };
  return {
    ...first,
    better: "lower",
    overhead: { value: -Math.expm1(-point) },
    baseline: side("baseline"),
    candidate: side("candidate"),
  };
}

/** Hosts, or runs that not all rows have: the t of what each unit adds to the mean, its spread taken within each side. */
function byUnits(rows: readonly Row[], unit: Unit, point: number): Table {
  const all = [...loadsOf(rows, unit)];
  const sides = unit === "paired-host" ? [all] : SIDES.map((side) => all.filter(([key]) => key.startsWith(`${side} `)));
  const parts = sides.map((side) => {
    const loads = side.map(([, load]) => load);
    return { sum: loads.reduce((a, b) => a + b, 0), variance: loads.length * variance(loads), df: loads.length - 1 };
  });
  const total = parts.reduce((sum, part) => sum + part.variance, 0);
  const df = total ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / Math.max(1, part.df), 0);
  const centre = parts.reduce((sum, part) => sum + part.sum, point);
  return tableOf((u) => centre + Math.sqrt(total) * studentQuantile(u, Math.max(1, df)));
}
