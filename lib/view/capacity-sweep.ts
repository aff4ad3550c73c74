// A comparison's rows of one latency at several loads, read as a sweep: what each side can carry was then measured.
import type { Row } from "../core/comparison/comparison";
import { openDoubt } from "../core/comparison/doubts";
import { isLatency } from "../core/comparison/load";
import { maySpeak } from "../core/comparison/may-speak";
import { standsOnReason } from "../core/comparison/on-reason";
import { rowName } from "../core/comparison/sentence";
import type { Param, Params } from "../core/run/run";
import { paramWords } from "./params";

export interface SweepPoint {
  /** Requests a second that were offered, or requests that were in flight at once. */
  load: number;
  /** Latency of each side at it, in seconds. */
  baseline: number;
  candidate: number;
  /** What each side got done at it, where that was measured beside the latency. */
  served: { baseline: number; candidate: number } | null;
  /** Each run's own latency, in seconds. */
  values: { baseline: readonly number[]; candidate: readonly number[] };
}

export interface Sweep {
  metric: string;
  /** "p99 time to first token". */
  name: string;
  /** Settings that all its rows share. */
  note: string;
  /** Share of the requests its latency holds for: 0.99 for p99. */
  quantile: number;
  by: "rate" | "concurrency";
  /** Unit of `served`, and its name; `null` where some load has none. */
  served: { unit: string; name: string } | null;
  /** Some of its rows stand on a reason that somebody gave. */
  onReason: boolean;
  /** By load, rising; two or more. */
  points: SweepPoint[];
}

const RATES = ["request_rate", "requestRate", "request-rate", "target_rate", "rate", "qps"];
const AT_ONCE = ["concurrency", "max_concurrency", "maxConcurrency", "max-concurrency", "conc"];
/** A longer test at a higher load is the same test. */
const COUNTS = ["num_prompts", "num_requests", "request_count", "numPrompts", "requests"];
/** The latency that a limit is promised on, the most telling first. */
const PROMISED = ["request-latency", "time-to-first-token", "batch-latency", "time-per-output-token"];
const WORK_DONE = ["request-throughput", "output-throughput", "total-throughput"];

/** `about 32`: some tools measure how many requests were in flight. */
function loadOf(value: Param | undefined): number | null {
  const number = typeof value === "string" ? Number(/^about (\d+)$/.exec(value)?.[1] ?? Number.NaN) : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : null;
}

/** Share of the requests that a row's latency holds for; `null` where it is none. */
export function quantileOf({ statistic, params }: Row): number | null {
  if (statistic === "p99") return 0.99;
  if (typeof params.percentile === "number") return Number((params.percentile / 100).toPrecision(12));
  return statistic === "median" ? 0.5 : null;
}

const usable = (row: Row): boolean => row.unit === "s" && isLatency(row) && maySpeak(row);

/** What a side got done is no claim, so it may follow the rate that was chosen. */
const isWork = (row: Row): boolean =>
  row.verdict !== "not-comparable" && openDoubt(row) === null && row.baseline.median > 0 && row.candidate.median > 0;

interface Loaded {
  row: Row;
  load: number;
  rest: Params;
}

function loaded(row: Row, keys: readonly string[]): Loaded | null {
  const key = keys.find((k) => loadOf(row.params[k]) !== null);
  const load = key === undefined ? null : loadOf(row.params[key]);
  if (key === undefined || load === null) return null;
  const rest = Object.entries(row.params).filter(([k]) => k !== key && !COUNTS.includes(k));
  return { row, load, rest: Object.fromEntries(rest.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const under = ({ row, rest }: Loaded): string => JSON.stringify([row.workload, rest]);

function pointsOf(group: readonly Loaded[], work: ReadonlyMap<string, Row>): SweepPoint[] {
  const byLoad = new Map<number, Loaded>();
  for (const one of group) {
    const other = byLoad.get(one.load);
    if (!other || other.row.baseline.samples < one.row.baseline.samples) byLoad.set(one.load, one);
  }
  return [...byLoad.values()]
    .sort((a, b) => a.load - b.load)
    .map((one) => {
      const done = work.get(`${under(one)} ${one.load}`);
      return {
        load: one.load,
        baseline: one.row.baseline.median,
        candidate: one.row.candidate.median,
        served: done ? { baseline: done.baseline.median, candidate: done.candidate.median } : null,
        values: { baseline: one.row.baseline.values, candidate: one.row.candidate.values },
      };
    });
}

/** What was done at each load: the first kind of throughput that every point of the group has. */
function workOf(group: readonly Loaded[], rows: readonly Row[], keys: readonly string[]) {
  for (const metric of WORK_DONE) {
    const of = rows.filter((row) => row.metric === metric && isWork(row));
    const work = new Map(
      of.flatMap((row) => {
        const one = loaded(row, keys);
        return one ? [[`${under(one)} ${one.load}`, row] as const] : [];
      }),
    );
    const [first] = of;
    if (first && group.every((one) => work.has(`${under(one)} ${one.load}`)))
      return { work, served: { unit: first.unit, name: rowName({ ...first, statistic: "value" }) } };
  }
  return { work: new Map<string, Row>(), served: null };
}

/** Every sweep among the rows, the most telling latency first; of two, the one with more loads. */
export function sweepsOf(rows: readonly Row[]): Sweep[] {
  const sweeps: Sweep[] = [];
  const taken = new Set<Row>();
  for (const [by, keys] of [["rate", RATES] as const, ["concurrency", AT_ONCE] as const]) {
    const groups = new Map<string, Loaded[]>();
    for (const row of rows) {
      const one = usable(row) && !taken.has(row) && quantileOf(row) !== null ? loaded(row, keys) : null;
      if (!one) continue;
      const key = JSON.stringify([row.metric, quantileOf(row), under(one)]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) {
      const [first] = group;
      const { work, served } = workOf(group, rows, keys);
      const points = pointsOf(group, work);
      if (!first || points.length < 2) continue;
      for (const { row } of group) taken.add(row);
      sweeps.push({
        metric: first.row.metric,
        name: rowName(first.row),
        note: paramWords(first.rest, ["percentile"]),
        quantile: quantileOf(first.row) ?? 0.99,
        by,
        served,
        onReason: group.some(({ row }) => standsOnReason(row)),
        points,
      });
    }
  }
  const rank = ({ metric }: Sweep) => [...PROMISED, metric].indexOf(metric);
  return sweeps.sort((a, b) => rank(a) - rank(b) || b.points.length - a.points.length);
}

/** The sweep that answers for a quantile; of the metric the page is filtered to, where that has one. */
export function sweepFor(sweeps: readonly Sweep[], quantile: number, metric: string | null): Sweep | null {
  const of = sweeps.filter((s) => Math.abs(s.quantile - quantile) < 1e-9);
  return of.find((s) => s.metric === metric) ?? of[0] ?? null;
}
