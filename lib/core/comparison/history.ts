import { pairingKey, type Run } from "../run/run";
import { MOST_VALUES } from "../stats/change-points";
import { median } from "../stats/quantile";
import { atOnce, type Steps } from "../steps";
import { type CompareOptions, comparing } from "./compare";
import type { Estimate, Floor, Row, VerdictCode } from "./comparison";
import { type Dated, type HistoryEvent, findingEvents } from "./history-events";
import { type DatedRun, type Session, nearest, sessionsOf } from "./history-sessions";

/** The row that is followed through time. */
export type FollowedRow = Pick<
  Row,
  "metric" | "label" | "axis" | "workload" | "params" | "statistic" | "unit" | "better"
>;

/** One side in one session. */
export interface SidePoint {
  at: string;
  /** Its instant is that of an upload: nobody recorded when it began. */
  uploaded: boolean;
  /** Median over its runs of each run's own statistic, base unit. */
  median: number;
  runs: number;
  runIds: string[];
}

/** A session of the candidate against the baseline session nearest to it. */
export interface HistoryPoint {
  at: string;
  uploaded: boolean;
  /** When the baseline beside it was measured. */
  baselineAt: string;
  /** Share of capacity lost; without ends where a side has one run. `null`: no number, and `because` says why. */
  overhead: Estimate | null;
  /** Time needed for what the baseline does in 1: what is searched for changes, on logs. */
  slowdown: number | null;
  floor: Floor;
  verdict: VerdictCode;
  because: string;
  runs: { baseline: number; candidate: number };
  runIds: { baseline: string[]; candidate: string[] };
}

export interface History {
  row: FollowedRow;
  points: HistoryPoint[];
  /** Both sides by themselves, so that one sees which of them moved. */
  baseline: SidePoint[];
  candidate: SidePoint[];
  /** What changed, oldest first. */
  events: HistoryEvent[];
  /** The largest floor of its points. */
  floor: Floor | null;
  /** Sessions too far back to be looked through; the newest are kept. */
  older: number;
}

/**
 * One row of a comparison through time. The runs of each side are grouped into sessions, each session of the candidate is
 * compared with the baseline session nearest in time, and the logs of the slowdown and of both medians are searched for
 * changes of level (stats/change-points). A history without any change shows an event in one of twenty cases at most.
 * Each point is judged by this row alone, without the correction for the other rows of its comparison.
 */
export function historyOf(
  row: FollowedRow,
  runs: { baseline: readonly DatedRun[]; candidate: readonly DatedRun[] },
  options: CompareOptions = {},
): History {
  return atOnce(followingHistory(row, runs, options));
}

/** The same with pauses. */
export function* followingHistory(
  row: FollowedRow,
  runs: { baseline: readonly DatedRun[]; candidate: readonly DatedRun[] },
  options: CompareOptions = {},
): Steps<History> {
  const all = {
    baseline: yield* sideOf(row, runs.baseline, options),
    candidate: yield* sideOf(row, runs.candidate, options),
  };
  const [ours, theirs] = [all.baseline.slice(-MOST_VALUES), all.candidate.slice(-MOST_VALUES)];
  const points: HistoryPoint[] = [];
  const overhead: Dated[] = [];
  for (const { session } of theirs) {
    const beside =
      ours[
        nearest(
          ours.map((one) => one.session),
          session.at,
        )
      ]?.session;
    const point = beside && (yield* pointOf(row, session, beside, options));
    if (!point) continue;
    points.push(point);
    const { at, slowdown: value } = point;
    if (value) overhead.push({ at, value, candidate: session, baseline: beside });
  }
  const events = yield* findingEvents({
    overhead,
    baseline: ours.map(({ session, point }) => ({ at: session.at, value: point.median, baseline: session })),
    candidate: theirs.map(({ session, point }) => ({ at: session.at, value: point.median, candidate: session })),
  });
  const floors = points.map((point) => point.floor).sort((a, b) => b.value - a.value);
  return {
    row,
    points,
    baseline: ours.map(({ point }) => point),
    candidate: theirs.map(({ point }) => point),
    events,
    floor: floors[0] ?? null,
    older: all.candidate.length - theirs.length,
  };
}

/** The sessions of a side that speak of the row, and each one's median. */
function* sideOf(
  row: FollowedRow,
  runs: readonly DatedRun[],
  options: CompareOptions,
): Steps<{ session: Session; point: SidePoint }[]> {
  const value = valueReader(row, options);
  const values = new Map<Run, number>();
  for (const { run } of runs) {
    const own = value(run);
    if (own !== null) values.set(run, own);
    yield;
  }
  return sessionsOf(runs.filter(({ run }) => values.has(run))).map((session) => ({
    session,
    point: {
      at: session.at,
      uploaded: session.uploaded,
      median: median(session.runs.flatMap((run) => values.get(run) ?? [])),
      runs: session.runs.length,
      runIds: session.runs.map((run) => run.id),
    },
  }));
}

/** What a run says of the row, base unit; `null` where it does not, or where somebody left it out. */
function valueReader(row: FollowedRow, { exclusions = [] }: CompareOptions): (run: Run) => number | null {
  const key = pairingKey(row);
  return (run) => {
    if (exclusions.some((e) => e.runId === run.id && (e.metric === undefined || e.metric === row.metric))) return null;
    const values = run.measurements
      .filter((m) => m.metric === row.metric && pairingKey(m) === key)
      .flatMap((m) => m.statistics[row.statistic] ?? []);
    const own = values.length > 0 ? median(values) : null;
    return own !== null && own > 0 ? own : null;
  };
}

function* pointOf(
  row: FollowedRow,
  session: Session,
  beside: Session,
  options: CompareOptions,
): Steps<HistoryPoint | null> {
  const key = pairingKey(row);
  const only = (runs: readonly Run[]) =>
    runs.map((run) => ({ ...run, measurements: run.measurements.filter((m) => pairingKey(m) === key) }));
  const { rows } = yield* comparing(only(beside.runs), only(session.runs), options);
  const found = rows.find((r) => r.statistic === row.statistic);
  if (!found) return null;
  return {
    at: session.at,
    uploaded: session.uploaded || beside.uploaded,
    baselineAt: beside.at,
    overhead: found.overhead,
    slowdown: found.slowdown?.value ?? null,
    floor: found.floor,
    verdict: found.verdict,
    because: found.because,
    runs: { baseline: found.baseline.runs, candidate: found.candidate.runs },
    runIds: { baseline: beside.runs.map((run) => run.id), candidate: session.runs.map((run) => run.id) },
  };
}
