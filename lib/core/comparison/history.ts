import { pairingKey, type Run } from "../run/run";
import { MOST_VALUES } from "../stats/change-points";
import { median } from "../stats/quantile";
import type { CompareOptions } from "./compare";
import { compare } from "./compare";
import type { Estimate, Floor, Row, VerdictCode } from "./comparison";
import { type HistoryEvent, eventsOf } from "./history-events";
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
 */
export function historyOf(
  row: FollowedRow,
  runs: { baseline: readonly DatedRun[]; candidate: readonly DatedRun[] },
  options: CompareOptions = {},
): History {
  const value = valueReader(row, options);
  const side = (all: readonly DatedRun[]) => sessionsOf(all.filter(({ run }) => value(run) !== null));
  const [allOurs, allTheirs] = [side(runs.baseline), side(runs.candidate)];
  const [ours, theirs] = [allOurs.slice(-MOST_VALUES), allTheirs.slice(-MOST_VALUES)];
  const sidePoint = (session: Session): SidePoint => ({
    at: session.at,
    uploaded: session.uploaded,
    median: median(session.runs.flatMap((run) => value(run) ?? [])),
    runs: session.runs.length,
    runIds: session.runs.map((run) => run.id),
  });
  const paired = theirs.flatMap((session) => {
    const beside = ours[nearest(ours, session.at)];
    return beside ? [{ session, beside }] : [];
  });
  const points = paired.flatMap(({ session, beside }) => pointOf(row, session, beside, options) ?? []);
  const floors = points.map((point) => point.floor).sort((a, b) => b.value - a.value);
  return {
    row,
    points,
    baseline: ours.map(sidePoint),
    candidate: theirs.map(sidePoint),
    events: eventsOf({
      overhead: paired.flatMap(({ session, beside }) => {
        const point = points.find((p) => p.at === session.at && p.runIds.candidate[0] === session.runs[0]?.id);
        return point?.slowdown ? [{ at: session.at, value: point.slowdown, candidate: session, baseline: beside }] : [];
      }),
      baseline: ours.map((session) => ({ at: session.at, value: sidePoint(session).median, baseline: session })),
      candidate: theirs.map((session) => ({ at: session.at, value: sidePoint(session).median, candidate: session })),
    }),
    floor: floors[0] ?? null,
    older: allTheirs.length - theirs.length,
  };
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

function pointOf(row: FollowedRow, session: Session, beside: Session, options: CompareOptions): HistoryPoint | null {
  const key = pairingKey(row);
  const only = (runs: readonly Run[]) =>
    runs.map((run) => ({ ...run, measurements: run.measurements.filter((m) => pairingKey(m) === key) }));
  const { rows } = compare(only(beside.runs), only(session.runs), options);
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
