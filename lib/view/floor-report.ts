// Two sets of runs of one side: how far apart they come out is what a difference must exceed (MODEL 5.9).
import type { Comparison } from "../core/comparison/comparison";
import { knownFloors } from "../core/comparison/known-floors";
import { type LiveRow, fullLabel, isJudged, isResult } from "./compare-live";

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
    .filter(isResult)
    .map((row) => ({ row, by: Math.abs(row.value ?? 0) }))
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

/** What a request takes: so many metrics, and letters for where a floor comes from. */
const MOST_FLOORS = 200;
const MOST_LETTERS = 500;

/** The floors of these sets as the field `aa` of another comparison's request; `null` where there are none. */
export function floorFragment(comparison: Pick<Comparison, "sameSide" | "rows">, from: string): string | null {
  // A floor of 100 % is no floor, and no request takes it.
  const floors = knownFloors(comparison, from.slice(0, MOST_LETTERS))
    .filter(({ overhead }) => overhead > -10 && overhead < 1)
    .slice(0, MOST_FLOORS);
  if (floors.length === 0) return null;
  const lines = floors.map(
    (floor) => `  ${JSON.stringify({ ...floor, overhead: Number(floor.overhead.toPrecision(6)) })}`,
  );
  return `"aa": [\n${lines.join(",\n")}\n]`;
}
