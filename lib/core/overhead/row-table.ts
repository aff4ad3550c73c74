// A row's slowdown as a table of quantiles, which combining rows and axes reads from.
import type { Row } from "../comparison/comparison";
import { overheadDraw } from "../comparison/overhead-draw";
import { type Draw, GRID } from "../stats/draws";

/** Quantiles of ln slowdown at GRID evenly spread places. */
export type Table = Float64Array;

export const tableOf = (draw: Draw): Table => Float64Array.from({ length: GRID }, (_, i) => draw((i + 0.5) / GRID));

/** ln slowdown at a place in [0, 1]. */
export const read = (table: Table, u: number): number => table[Math.min(GRID - 1, Math.floor(u * GRID))] as number;

const known = new WeakMap<Row, Table>();

/** The row's own distribution, made of its own runs. @throws RangeError for a row without an overhead */
export function rowTable(row: Row): Table {
  const made = known.get(row);
  if (made) return made;
  const draw = overheadDraw(row);
  const table = tableOf((u) => -Math.log1p(-draw(u)));
  known.set(row, table);
  return table;
}
