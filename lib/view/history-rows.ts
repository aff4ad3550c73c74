// A history as chart and table show it: one source, so that they cannot differ.
import type { CompareOptions } from "../core/comparison/compare";
import type { History, HistoryPoint } from "../core/comparison/history";
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import { EMPTY, compareHref } from "./compare-url";
import { bare } from "./bare";
import { formatDate, formatIn, formatPercent, unitFor } from "./format";

export interface HistoryRow {
  /** Position in time, ms since 1970. */
  at: number;
  date: string;
  baselineDate: string;
  overhead: string;
  interval: string;
  baseline: string;
  candidate: string;
  runs: string;
  verdict: string;
  why: string;
  /** The comparison of these sessions by themselves. */
  href: string;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** "19 Oct 2026", marked where it is the day of the upload. */
const dated = (at: string, uploaded: boolean): string => `${formatDate(at)}${uploaded ? " (uploaded)" : ""}`;

/** One unit for both sides' medians. */
export function historyUnit({ row, baseline, candidate }: History): { unit: string; factor: number } {
  return unitFor(
    [...baseline, ...candidate].map((point) => point.median),
    row.unit,
  );
}

/** What of the saved question a session's own comparison asks too. */
export type Judged = Pick<CompareOptions, "exclusions" | "overrides">;

/** Every session, oldest first. */
export function historyRows(history: History, judged: Judged = {}): HistoryRow[] {
  const { factor } = historyUnit(history);
  const medianAt = (side: History["baseline"], ids: readonly string[]) => {
    const point = side.find((p) => p.runIds[0] === ids[0]);
    return point ? formatIn(point.median, factor) : "–";
  };
  const decimals = decimalsOf(history);
  const share = (fraction: number) => formatPercent(fraction, { decimals, atLeast: decimals });
  return history.points.map((point) => {
    const { overhead } = point;
    const [low, high] = [overhead?.low ?? null, overhead?.high ?? null];
    return {
      at: Date.parse(point.at),
      date: dated(point.at, point.uploaded),
      baselineDate: formatDate(point.baselineAt),
      overhead: overhead ? share(overhead.value) : "–",
      interval: low !== null && high !== null ? `${bare(share(low))} to ${share(high)}` : "–",
      baseline: medianAt(history.baseline, point.runIds.baseline),
      candidate: medianAt(history.candidate, point.runIds.candidate),
      runs: `${point.runs.baseline} v ${point.runs.candidate}`,
      verdict: VERDICT_WORDS[point.verdict],
      why: point.because,
      href: hrefOf(point, history.row.metric, judged),
      value: overhead?.value ?? null,
      low,
      high,
    };
  });
}

/** One precision for the column: a decimal where its intervals are a point wide, else two. */
function decimalsOf({ points }: History): number {
  const widths = points
    .flatMap(({ overhead: o }) => (o?.low === undefined || o.high === undefined ? [] : [o.high - o.low]))
    .sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= 0.01 ? 1 : 2;
}

/** A session by itself, with what was left out of its runs and what was overridden; blocks speak of no run. */
function hrefOf({ runIds }: HistoryPoint, metric: string, { exclusions = [], overrides = [] }: Judged): string {
  const own = new Set([...runIds.baseline, ...runIds.candidate]);
  const without = exclusions.filter(({ runId }) => own.has(runId));
  return compareHref({ ...EMPTY, ...runIds, exclusions: without, overrides: [...overrides], metric });
}

/** The history of a saved comparison, of its headline or of one metric. */
export const historyHref = (saved: string, metric: string | null = null): string =>
  `/compare/history?${new URLSearchParams({ saved, ...(metric ? { m: metric } : {}) })}`;
