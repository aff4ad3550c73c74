// Two sets of runs of one side: how far apart they come out is what a difference must exceed (MODEL 5.9).
import { type LiveRow, fullLabel, isJudged } from "./compare-live";

export interface FloorReport {
  /** Rows with a number. */
  rows: number;
  /** Half of the rows lie closer than this; nineteen in twenty lie closer than the next; the farthest: fractions. */
  typical: number;
  most: number;
  farthest: number;
  farthestRow: string;
  /** Rows whose verdict says that the sets differ, although nothing was changed on purpose. */
  alarms: string[];
}

/** Nearest rank: a value that was seen. */
const ranked = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;

/** `null` where no row has a number. */
export function floorReport(rows: readonly LiveRow[]): FloorReport | null {
  const apart = rows
    .flatMap((row) => (row.value === null ? [] : [{ row, by: Math.abs(row.value) }]))
    .sort((a, b) => a.by - b.by);
  const last = apart.at(-1);
  if (!last) return null;
  const by = apart.map((a) => a.by);
  return {
    rows: apart.length,
    typical: ranked(by, 0.5),
    most: ranked(by, 0.95),
    farthest: last.by,
    farthestRow: fullLabel(last.row),
    alarms: rows.filter(isJudged).map(fullLabel),
  };
}
