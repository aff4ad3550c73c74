// Time by name → shares of the baseline's time by axis, through a map that its user sees and may change.
import type { ProfilerEntry } from "./profiler-summary";
import { type Assigned, NAME_GROUPS } from "./profiler-names";
import { type ByAxis, TIMED_AXES } from "./profiles";

/** Where groups of names and single names go; what is not listed goes where its group says. */
export interface NameMap {
  groups: Readonly<Record<string, Assigned>>;
  names: Readonly<Record<string, Assigned>>;
  /**
   * How the host's time counts. It runs while the GPU works: `beside` counts only what exceeds the GPU's own time, which is
   * when the GPU waits; `all` counts all of it, one after another.
   */
  host: "beside" | "all";
}

export const USUAL_MAP: NameMap = { groups: {}, names: {}, host: "beside" };

export interface ProfilerShares {
  /** Shares summing to 1; all 0 where nothing is assigned. */
  weights: ByAxis;
  /** Seconds that were counted. */
  seconds: number;
  /** Seconds of names that no line knows and nobody assigned: not in the shares. */
  unassigned: number;
  /** Share of the host's time that counts, 0 to 1. */
  hostCounts: number;
}

/** Where an entry goes; `null`: nobody assigned it. */
export function assignedTo(entry: Pick<ProfilerEntry, "name" | "group">, map: NameMap): Assigned | null {
  const own = map.names[entry.name];
  if (own !== undefined) return own;
  if (entry.group === null) return null;
  return map.groups[entry.group] ?? NAME_GROUPS.find((group) => group.id === entry.group)?.axis ?? null;
}

export function sharesOfEntries(entries: readonly ProfilerEntry[], map: NameMap): ProfilerShares {
  const total = (place: ProfilerEntry["place"]) =>
    entries.filter((e) => e.place === place).reduce((sum, e) => sum + e.seconds, 0);
  const [gpu, host] = [total("gpu"), total("host")];
  const hostCounts = map.host === "all" || host === 0 ? 1 : Math.max(0, host - gpu) / host;
  const times = Object.fromEntries(TIMED_AXES.map((axis) => [axis, 0])) as ByAxis;
  let unassigned = 0;
  for (const entry of entries) {
    const seconds = entry.seconds * (entry.place === "host" ? hostCounts : 1);
    const axis = assignedTo(entry, map);
    if (axis === null) unassigned += seconds;
    else if (axis !== "out") times[axis] += seconds;
  }
  const seconds = TIMED_AXES.reduce((sum, axis) => sum + times[axis], 0);
  const weights = Object.fromEntries(
    TIMED_AXES.map((axis) => [axis, seconds > 0 ? times[axis] / seconds : 0]),
  ) as ByAxis;
  return { weights, seconds, unassigned, hostCounts };
}
