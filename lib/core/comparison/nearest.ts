import { type Measurement, type Param, pairingKey } from "../run/run";
import type { SideName } from "../stats/order-statistic";
import type { SideNames } from "./names";
import { param } from "./wording";

/** Keys and values that differ between two measurements of one metric. */
export interface Difference {
  key: string;
  mine: Param | undefined;
  other: Param | undefined;
}

type Identity = Pick<Measurement, "metric" | "workload" | "params">;

/** Rows of one metric among which the nearest is looked for. */
export interface Neighbours<T extends Identity> {
  rows: readonly T[];
  /** Pairing keys in their order, where the rows are too many to look at each. */
  keys: readonly string[] | null;
}

/** Rows that are compared with one, at most: of a long sweep those whose keys stand around its own. */
export const MOST_LOOKED_AT = 32;

/** Rows by their metric, ready to be looked through. Many rows have one order, whichever file brought them first. */
export function neighboursByMetric<T extends Identity>(rows: readonly T[]): Map<string, Neighbours<T>> {
  const byMetric = new Map<string, T[]>();
  for (const row of rows) {
    const known = byMetric.get(row.metric);
    if (known) known.push(row);
    else byMetric.set(row.metric, [row]);
  }
  return new Map([...byMetric].map(([metric, own]) => [metric, neighboursOf(own)]));
}

function neighboursOf<T extends Identity>(rows: readonly T[]): Neighbours<T> {
  if (rows.length <= MOST_LOOKED_AT) return { rows, keys: null };
  const keyed = rows.map((row) => ({ row, key: pairingKey(row) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return { rows: keyed.map(({ row }) => row), keys: keyed.map(({ key }) => key) };
}

/** What differs from the nearest of them, the first of several; `null` where there is none. */
function nearestDifferences<T extends Identity>(row: Identity, { rows, keys }: Neighbours<T>): Difference[] | null {
  const before = keys ? placeOf(pairingKey(row), keys) - MOST_LOOKED_AT / 2 : 0;
  const from = Math.max(0, Math.min(before, rows.length - MOST_LOOKED_AT));
  let nearest: T | null = null;
  let least = Infinity;
  for (let i = from; i < Math.min(rows.length, from + MOST_LOOKED_AT) && least > 1; i++) {
    const other = rows[i] as T;
    const far = farness(row, other, least);
    if (far < least) [nearest, least] = [other, far];
  }
  return nearest && differences(row, nearest);
}

/** How many {@link differences} there are, counted as far as `least`. */
function farness(mine: Identity, other: Identity, least: number): number {
  let far = mine.workload === other.workload ? 0 : 1;
  for (const key in mine.params) if (mine.params[key] !== other.params[key] && ++far >= least) return far;
  for (const key in other.params) if (!Object.hasOwn(mine.params, key) && ++far >= least) return far;
  return far;
}

function placeOf(key: string, keys: readonly string[]): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row that is nearest to any of the other side's, with what differs; `null` where no metric is in common. */
export function nearestPair<T extends Identity>(
  baseline: readonly T[],
  candidate: readonly T[],
): (T & { found: Difference[] }) | null {
  const others = neighboursByMetric(candidate);
  let nearest: { mine: T; found: Difference[] } | null = null;
  for (const mine of baseline) {
    const near = others.get(mine.metric);
    const found = near && nearestDifferences(mine, near);
    if (found && (!nearest || found.length < nearest.found.length)) nearest = { mine, found };
    if (nearest && nearest.found.length <= 1) break;
  }
  return nearest && { ...nearest.mine, found: nearest.found };
}

/** Why a row has no partner: the parameter in which the nearest row of the other side differs, or that there is none. */
export function nearestReason(
  row: Identity,
  others: Neighbours<Identity> | undefined,
  side: SideName,
  names: SideNames,
): string {
  const here = names[side];
  const there = names[side === "baseline" ? "candidate" : "baseline"];
  const nearest = others ? nearestDifferences(row, others) : null;
  if (!nearest) return `Only on the ${here.replace("bare metal", "bare-metal")} side.`;
  const shown = nearest.slice(0, 3).map((d) => `${d.key} is ${param(d.mine)} here and ${param(d.other)} there`);
  const more = nearest.length - shown.length;
  return `The nearest row on the ${there.replace("bare metal", "bare-metal")} side differs: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}

/** What differs; another workload counts like a parameter. */
function differences(mine: Identity, other: Identity): Difference[] {
  const found: Difference[] = [];
  if (mine.workload !== other.workload) found.push({ key: "workload", mine: mine.workload, other: other.workload });
  for (const key of new Set([...Object.keys(mine.params), ...Object.keys(other.params)])) {
    if (mine.params[key] !== other.params[key]) found.push({ key, mine: mine.params[key], other: other.params[key] });
  }
  return found;
}
