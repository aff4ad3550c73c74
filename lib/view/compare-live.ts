// A comparison's rows as they cross to the browser, where they are filtered and sorted without asking the server.
import type { VerdictCode } from "../core/comparison/comparison";
import { BETWEEN_HOSTS } from "../core/comparison/noise-floor";
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import type { Axis } from "../core/metrics/metric";
import { AXIS_WORDS } from "./axis-words";
import type { RowFilter, RowView } from "./compare-view";
import type { Role } from "./series";

export interface LiveRow {
  /** Short and stable: what `row` in an address names. */
  id: string;
  /** "p99 TTFT", or "p99 time to first token" in finance's words. */
  name: string;
  /** What sets the row apart from others of its name: "concurrency 64, 8 GiB". */
  note: string;
  metric: string;
  axis: Axis;
  /** The slowest 1 %, not the typical value. */
  isTail: boolean;
  /** Rows of one family differ only in their size. */
  family: string;
  /** Bytes, where the row has a size. */
  size: number | null;
  unit: string;
  baseline: string;
  candidate: string;
  /** "4.2 %", or a dash when there is no number; the reason stands in `why`. */
  overhead: string;
  /** "2.9 to 5.6 %", or a dash. */
  interval: string;
  /** Candidate minus baseline, in `unit`; for latencies and times only, else a dash. */
  difference: string;
  /** "5 v 5". */
  runs: string;
  code: VerdictCode;
  /** The overhead and its 95 % interval, fractions; `null` when there is no number. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** This row's own noise floor, a fraction. */
  floor: number;
  /** A tenfold difference is a fault to be found, and no picture shows it beside others. */
  isWild: boolean;
  /** Its figures follow from a rate that was chosen, or from a full link: shown grey, and counted as no result. */
  ofLoad: boolean;
  doubts: number;
  why: string;
}

const NOISE: readonly VerdictCode[] = ["equivalent", "no-claim"];
const JUDGED: readonly VerdictCode[] = ["slower", "faster"];

/** Its verdict says that the sides differ. */
export const isJudged = ({ code }: Pick<LiveRow, "code">): boolean => JUDGED.includes(code);
/** Chance could explain it. */
export const isNoise = ({ code }: Pick<LiveRow, "code">): boolean => NOISE.includes(code);
/** No interval: the point alone, drawn grey. */
export const isPoint = ({ value, low }: Pick<LiveRow, "value" | "low">): boolean => value !== null && low === null;
/** A number that may be counted among the results. */
export const isResult = ({ value, ofLoad }: Pick<LiveRow, "value" | "ofLoad">): boolean => value !== null && !ofLoad;
/** Nothing stands behind it but a point, or not even that. */
export const isGrey = (row: Pick<LiveRow, "value" | "low" | "ofLoad">): boolean => isPoint(row) || !isResult(row);
export const roleOf = (row: Pick<LiveRow, "code">): Role => (isJudged(row) ? "candidate" : "muted");
export const verdictWord = ({ code }: Pick<LiveRow, "code">): string => VERDICT_WORDS[code];
/** Name and note in one line. */
export const fullLabel = ({ name, note }: Pick<LiveRow, "name" | "note">): string =>
  [name, note].filter(Boolean).join(", ");

/**
 * How far a row stands from chance: its point over its floor or half its interval, whichever is wider. Without an interval a
 * point counts as uncertain as runs on different hosts are.
 */
export function effect({
  value,
  low,
  high,
  floor,
  ofLoad,
}: Pick<LiveRow, "value" | "low" | "high" | "floor" | "ofLoad">): number {
  if (value === null || ofLoad) return -1;
  const half = low === null || high === null ? BETWEEN_HOSTS : (high - low) / 2;
  return Math.abs(value) / Math.max(floor, half, 1e-4);
}

const holds = (row: LiveRow, words: readonly string[]): boolean => {
  const text = `${row.name} ${row.note} ${row.metric} ${AXIS_WORDS[row.axis]}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The rows a reader asked for, and how many were hidden because chance could explain them. */
export function filtered<R extends LiveRow>(rows: readonly R[], filter: RowFilter) {
  const { q, metric, axis, verdict, stat, show } = filter;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = rows.filter(
    (row) =>
      (metric === null || row.metric === metric) &&
      (axis === null || row.axis === axis) &&
      (verdict === null || row.code === verdict) &&
      (stat === null || row.isTail === (stat === "p99")) &&
      (words.length === 0 || holds(row, words)),
  );
  const kept = show === "signal" ? asked.filter((r) => !isNoise(r)) : asked;
  return { rows: kept, hidden: asked.length - kept.length, noise: asked.filter(isNoise).length };
}

const AXIS_ORDER = Object.keys(AXIS_WORDS);
const byName = new Intl.Collator("en", { numeric: true });

/** Rows in the order asked for; of equals the clearer first, then as the comparison has them. */
export function sorted<R extends LiveRow>(rows: readonly R[], by: RowView["sort"]): R[] {
  const order = {
    effect: () => 0,
    name: (a: LiveRow, b: LiveRow) => byName.compare(a.name, b.name),
    component: (a: LiveRow, b: LiveRow) => AXIS_ORDER.indexOf(a.axis) - AXIS_ORDER.indexOf(b.axis),
  } satisfies Record<RowView["sort"], (a: LiveRow, b: LiveRow) => number>;
  return rows
    .map((row) => ({ row, clear: effect(row) }))
    .sort((a, b) => order[by](a.row, b.row) || b.clear - a.clear)
    .map(({ row }) => row);
}
