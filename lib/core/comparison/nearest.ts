import type { Measurement, Param } from "../run/run";
import type { SideName } from "../stats/order-statistic";
import type { SideNames } from "./names";
import { param } from "./wording";

/** Keys and values that differ between two measurements of one metric. */
export interface Difference {
  key: string;
  mine: Param | undefined;
  other: Param | undefined;
}

/** Why a row has no partner: the parameter in which the nearest row of the other side differs, or that there is none. */
export function nearestReason(
  row: Measurement,
  others: readonly Measurement[],
  side: SideName,
  names: SideNames,
): string {
  const here = names[side];
  const there = names[side === "baseline" ? "candidate" : "baseline"];
  if (others.length === 0) return `Only on the ${here.replace("bare metal", "bare-metal")} side.`;
  let nearest: Difference[] | null = null;
  for (const other of others) {
    const found = differences(row, other);
    if (!nearest || found.length < nearest.length) nearest = found;
  }
  const shown = (nearest ?? []).slice(0, 3).map((d) => `${d.key} is ${param(d.mine)} here and ${param(d.other)} there`);
  const more = (nearest ?? []).length - shown.length;
  return `The nearest row on the ${there.replace("bare metal", "bare-metal")} side differs: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}

type Identity = Pick<Measurement, "workload" | "params">;

/** What differs; another workload counts like a parameter. */
export function differences(mine: Identity, other: Identity): Difference[] {
  const found: Difference[] = [];
  if (mine.workload !== other.workload) found.push({ key: "workload", mine: mine.workload, other: other.workload });
  for (const key of new Set([...Object.keys(mine.params), ...Object.keys(other.params)])) {
    if (mine.params[key] !== other.params[key]) found.push({ key, mine: mine.params[key], other: other.params[key] });
  }
  return found;
}
