// Common random numbers (QUALITY 1.4): what a seed draws is kept, so that a moved input changes its own column only and two
// scenarios with one seed differ by their inputs alone.
import { GRID } from "../stats/draws";
import { mulberry32 } from "../stats/random";

/** Sets of columns that are kept: a scenario beside two or three others. */
const KEPT = 4;

interface Columns {
  trials: number;
  columns: Uint16Array[];
}
const kept = new Map<string, Columns>();

/**
 * For every place of a trial the entries of a table that its uniforms read, floor(u*GRID): one column a place. The
 * generator runs trial by trial, so that fewer trials are the first ones of more. @param places uniforms a trial takes
 */
export function shocks(seed: number, places: number, trials: number): readonly Uint16Array[] {
  const key = `${seed} ${places}`;
  const known = kept.get(key);
  if (known && known.trials >= trials) {
    kept.delete(key);
    kept.set(key, known);
    return known.trials === trials ? known.columns : known.columns.map((c) => c.subarray(0, trials));
  }
  const columns = drawn(seed, places, trials);
  kept.delete(key);
  kept.set(key, { trials, columns });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return columns;
}

function drawn(seed: number, places: number, trials: number): Uint16Array[] {
  const next = mulberry32(seed);
  const columns = Array.from({ length: places }, () => new Uint16Array(trials));
  for (let trial = 0; trial < trials; trial++) for (const column of columns) column[trial] = next() * GRID;
  return columns;
}
