// One unit for all values of one quantity: a column that jumps from GB/s to MB/s invites misreading.
import { unitFor } from "./format";

interface Valued {
  metric: string;
  unit: string;
  values: readonly (number | null)[];
}

/** Below this a shared unit would show little but zeros. */
const LEAST = 0.001;

/** For each quantity the unit of its largest value; a row far below it keeps its own. */
export function columnUnits(rows: readonly Valued[]): (row: Valued) => { unit: string; factor: number } {
  const key = (row: Valued) => `${row.metric} ${row.unit}`;
  const largest = new Map<string, number>();
  for (const row of rows) largest.set(key(row), Math.max(largest.get(key(row)) ?? 0, most(row)));
  return (row) => {
    const shared = unitFor([largest.get(key(row)) ?? 0], row.unit);
    const own = most(row);
    return own === 0 || own / shared.factor >= LEAST ? shared : unitFor([own], row.unit);
  };
}

const most = ({ values }: Valued): number =>
  values.reduce<number>((max, v) => (v !== null && Number.isFinite(v) ? Math.max(max, Math.abs(v)) : max), 0);
