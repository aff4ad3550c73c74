import { LEAST_VALUES, findingChangePoints } from "../stats/change-points";
import { atOnce, type Steps } from "../steps";
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
  /** One side moved, and the other was measured too seldom to say whether the overhead did. */
  untested: boolean;
  /** What was recorded otherwise afterwards; empty: nothing recorded changed. */
  differences: Difference[];
}

/** A value of a series with the session, or sessions, that it stands on. */
export interface Dated {
  at: string;
  /** The last of its sessions, where it stands on several. */
  until?: string;
  /** > 0 */
  value: number;
  baseline?: Session;
  candidate?: Session;
}

export interface DatedSeries {
  /** A value for each session of the candidate; those that share a session of the baseline become one ({@link apart}). */
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
  return atOnce(findingEvents(all));
}

/** The same with pauses. */
export function* findingEvents(all: DatedSeries): Steps<HistoryEvent[]> {
  const series = { ...all, overhead: apart(all.overhead) };
  const found: Found[] = [];
  for (const name of SERIES) found.push(...(yield* shiftsOf(name, series[name])));
  const groups: Found[][] = [];
  for (const one of found.sort(byTime)) {
    const last = groups.at(-1);
    // Each happened somewhere between two sessions: where those spans meet it may have been at once.
    const meets = last?.every((other) => one.from.at < untilOf(other.to) && !last.some((o) => o.series === one.series));
    if (last && meets) last.push(one);
    else groups.push([one]);
  }
  const beside = new Map(all.overhead.map(({ candidate, baseline }) => [candidate, baseline]));
  return groups.map((group) => ({ ...eventOf(group), untested: isUntested(group, series.overhead.length, beside) }));
}

/** Whether the shift of one side stands where no two values of the overhead could be told apart. */
function isUntested(
  group: readonly Found[],
  values: number,
  beside: ReadonlyMap<Session | undefined, Session | undefined>,
): boolean {
  const [one] = group;
  if (!one || group.length > 1 || one.series === "overhead") return false;
  const [before, after] = [beside.get(one.from.candidate), beside.get(one.to.candidate)];
  return values < LEAST_VALUES || (one.series === "candidate" && before !== undefined && before === after);
}

/**
 * One value for each session of the baseline: the mean of the logs that share it, dated by the first and last of them.
 * The noise of a baseline that many sessions share moves them all together, which looks like a level of their own. What
 * changes while one baseline stands is told by the candidate's own series.
 */
function apart(values: readonly Dated[]): Dated[] {
  const groups: Dated[][] = [];
  for (const one of values) {
    const last = groups.at(-1);
    if (one.baseline && last?.[0]?.baseline === one.baseline) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const [first, last] = [group[0] as Dated, group.at(-1) as Dated];
    if (first === last) return first;
    const mean = group.reduce((sum, { value }) => sum + Math.log(value), 0) / group.length;
    const runs = group.flatMap(({ candidate }) => candidate?.runs ?? []);
    const uploaded = group.some(({ candidate }) => candidate?.uploaded);
    return { ...first, until: untilOf(last), value: Math.exp(mean), candidate: { at: first.at, uploaded, runs } };
  });
}

const untilOf = ({ at, until }: Dated): string => until ?? at;
const byTime = (a: Found, b: Found): number => order(untilOf(a.to), untilOf(b.to));
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function* shiftsOf(series: Found["series"], values: readonly Dated[]): Steps<Found[]> {
  const logs = values.map(({ value }) => Math.log(value));
  const points = yield* findingChangePoints(logs, { alpha: FALSE_ALARMS / SERIES.length });
  return points.flatMap(({ at, before, after, p }) => {
    const [from, to] = [values[at - 1], values[at]];
    if (!from || !to) return [];
    return [{ series, from, to, shift: { before: Math.exp(before), after: Math.exp(after), p } }];
  });
}

function eventOf(group: readonly Found[]): Omit<HistoryEvent, "untested"> {
  const of = (series: Found["series"]) => group.find((one) => one.series === series)?.shift ?? null;
  const from = group.map((one) => one.from.at).reduce((a, b) => (a > b ? a : b));
  const at = group.map((one) => untilOf(one.to)).reduce((a, b) => (a < b ? a : b));
  const differences = (["candidate", "baseline"] as const).flatMap((side) => {
    const spans = group.filter((one) => one.from[side] && one.to[side] && one.from[side] !== one.to[side]);
    // A side's own series knows best between which of its sessions it was.
    const span = spans.find((one) => one.series === side) ?? spans[0];
    const [before, after] = [span?.from[side], span?.to[side]];
    return before && after ? differencesBetween(side, before.runs, after.runs) : [];
  });
  return { from, at, overhead: of("overhead"), baseline: of("baseline"), candidate: of("candidate"), differences };
}
