// How much each run, or each host where the rows are judged over hosts, moves the mean ln slowdown of some rows.
import type { Row } from "../comparison/comparison";
import { hostDesign } from "../comparison/host-design";
import { median } from "../stats/quantile";

/** What stands for one independent draw: a run of a side, a host of a side, or a host of both where they are paired. */
export type Unit = "run" | "host" | "paired-host";

/** The unit all of these rows can be resampled by. */
export function unitOf(rows: readonly Row[]): Unit {
  const designs = rows.map((row) => (row.slowdown?.method === "hosts-bootstrap" ? hostDesign(row) : null));
  if (designs.some((design) => design === null)) return "run";
  return designs.every((design) => design?.paired) ? "paired-host" : "host";
}

export const SIDES = ["baseline", "candidate"] as const;
export type SideName = (typeof SIDES)[number];

/** +1 where a larger value of that side makes the candidate slower. */
const signOf = ({ better }: Pick<Row, "better">, side: SideName): 1 | -1 =>
  (better === "lower") === (side === "candidate") ? 1 : -1;

/** The units behind the values of a side, in their order. */
export const keysOf = (row: Row, side: SideName, unit: Unit): string[] =>
  unit === "run"
    ? row[side].runIds.map((id) => `${side} ${id}`)
    : (row[side].hosts ?? []).map((host) => (unit === "paired-host" ? String(host) : `${side} ${host}`));

/**
 * What each unit adds to the mean ln slowdown of the rows: how far its values lie from their side's median, over the number
 * of units and of rows. Rows that lack a unit get nothing from it.
 */
export function loadsOf(rows: readonly Row[], unit: Unit): Map<string, number> {
  const found = sumOver(rows, unit, (value, centre) => Math.log(value / centre));
  if ([...found.values()].some((load) => load !== 0)) return found;
  // One run a side says nothing of how it moves: then all of it does.
  return sumOver(rows, unit, () => 1);
}

function sumOver(rows: readonly Row[], unit: Unit, of: (value: number, centre: number) => number): Map<string, number> {
  const loads = new Map<string, number>();
  for (const row of rows) {
    for (const side of SIDES) {
      const { values } = row[side];
      const centre = median(values);
      const keys = keysOf(row, side, unit);
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      const share = signOf(row, side) / (counts.size * rows.length);
      keys.forEach((key, i) => {
        const load = (share / (counts.get(key) ?? 1)) * of(values[i] as number, centre);
        loads.set(key, (loads.get(key) ?? 0) + load);
      });
    }
  }
  return loads;
}

/** Rows that share units, directly or over others, belong together; the groups are independent of one another. */
export function groupsOf(rows: readonly Row[], unit: Unit): Row[][] {
  let groups: { rows: Row[]; keys: Set<string> }[] = [];
  for (const row of rows) {
    const keys = new Set(SIDES.flatMap((side) => keysOf(row, side, unit)));
    const near = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    const joined = {
      rows: [...near.flatMap((group) => group.rows), row],
      keys: new Set([...near.flatMap((group) => [...group.keys]), ...keys]),
    };
    groups = [...groups.filter((group) => !near.includes(group)), joined];
  }
  return groups.map((group) => group.rows);
}
