import { type Measurement, pairingKey, type Run } from "../run/run";

/**
 * Pairing keys of every run's measurements. Runs of one tool hold their rows in one order, so a row that equals the one at
 * the same place of the run before takes its key; only the others are written out. A thousand runs cost as one.
 */
export function rowKeys(runs: readonly Run[]): Map<Run, string[]> {
  const keys = new Map<Run, string[]>();
  let rows: readonly Measurement[] = [];
  let known: string[] = [];
  for (const run of runs) {
    const [beforeRows, beforeKeys] = [rows, known];
    rows = run.measurements;
    known = rows.map((m, i) => {
      const other = beforeRows[i];
      return other && sameRow(m, other) ? (beforeKeys[i] as string) : pairingKey(m);
    });
    keys.set(run, known);
  }
  return keys;
}

function sameRow(a: Measurement, b: Measurement): boolean {
  if (a.metric !== b.metric || a.workload !== b.workload) return false;
  if (a.params === b.params) return true;
  let count = 0;
  for (const key in a.params) {
    if (a.params[key] !== b.params[key] || !Object.hasOwn(b.params, key)) return false;
    count += 1;
  }
  for (const _ in b.params) count -= 1;
  return count === 0;
}
