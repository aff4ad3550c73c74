import { changePoints } from "../stats/change-points";
import { type Difference, differencesBetween } from "./history-differences";
import type { Session } from "./history-sessions";

/** A change of level in one of the three series. */
export interface Shift {
  /** Middle of the level before and after: a slowdown, or a median in base units. */
  before: number;
  after: number;
  /** Chance that a series without a change looks like this. */
  p: number;
}

/** Something changed between two sessions. */
export interface HistoryEvent {
  /** The last session before and the first one after it. */
  from: string;
  at: string;
  /** What moved; a side that is absent stayed where it was, as far as its sessions show. */
  overhead: Shift | null;
  baseline: Shift | null;
  candidate: Shift | null;
  /** What was recorded otherwise afterwards; empty: nothing recorded changed. */
  differences: Difference[];
}

/** A value of a series with the sessions it stands on. */
export interface Dated {
  at: string;
  /** > 0 */
  value: number;
  baseline?: Session;
  candidate?: Session;
}

export interface DatedSeries {
  overhead: readonly Dated[];
  baseline: readonly Dated[];
  candidate: readonly Dated[];
}

const SERIES = ["overhead", "baseline", "candidate"] as const;
/** Each of three series is searched at a third of this, so that the three together keep to it. */
export const FALSE_ALARMS = 0.05;

interface Found {
  series: (typeof SERIES)[number];
  from: Dated;
  to: Dated;
  shift: Shift;
}

/** Changes of level in all three series; those that may be one and the same are one event, named by what was recorded. */
export function eventsOf(all: DatedSeries): HistoryEvent[] {
  const found = SERIES.flatMap((series) => shiftsOf(series, all[series])).sort(byTime);
  const groups: Found[][] = [];
  for (const one of found) {
    const last = groups.at(-1);
    // Each happened somewhere between two sessions: where those spans meet it may have been at once.
    const meets = last?.every((other) => one.from.at < other.to.at && !last.some((o) => o.series === one.series));
    if (last && meets) last.push(one);
    else groups.push([one]);
  }
  return groups.map(eventOf);
}

const byTime = (a: Found, b: Found): number => (a.to.at < b.to.at ? -1 : a.to.at > b.to.at ? 1 : 0);

function shiftsOf(series: Found["series"], values: readonly Dated[]): Found[] {
  return changePoints(
    values.map(({ value }) => Math.log(value)),
    { alpha: FALSE_ALARMS / SERIES.length },
  ).flatMap(({ at, before, after, p }) => {
    const [from, to] = [values[at - 1], values[at]];
    if (!from || !to) return [];
    return [{ series, from, to, shift: { before: Math.exp(before), after: Math.exp(after), p } }];
  });
}

function eventOf(group: readonly Found[]): HistoryEvent {
  const of = (series: Found["series"]) => group.find((one) => one.series === series)?.shift ?? null;
  const from = group.map((one) => one.from.at).reduce((a, b) => (a > b ? a : b));
  const at = group.map((one) => one.to.at).reduce((a, b) => (a < b ? a : b));
  const differences = (["candidate", "baseline"] as const).flatMap((side) => {
    const spans = group.filter((one) => one.from[side] && one.to[side] && one.from[side] !== one.to[side]);
    // A side's own series knows best between which of its sessions it was.
    const span = spans.find((one) => one.series === side) ?? spans[0];
    const [before, after] = [span?.from[side], span?.to[side]];
    return before && after ? differencesBetween(side, before.runs, after.runs) : [];
  });
  return { from, at, overhead: of("overhead"), baseline: of("baseline"), candidate: of("candidate"), differences };
}
