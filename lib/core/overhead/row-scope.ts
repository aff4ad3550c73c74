// MODEL 4, guard 1: every metric speaks of the whole workload or of one axis, never of both. Which rows may speak at all,
// and why the others do not ("n of m included, k excluded because").
import type { Finding, Row } from "../comparison/comparison";
import { maySpeak } from "../comparison/may-speak";
import { metricById } from "../metrics/catalogue";
import { TIMED_AXES, type TimedAxis } from "./profiles";

/** Why a row takes no part in a workload's overhead, in words that follow "because". */
export const EXCLUSIONS = {
  "load-limited": "the rate was chosen, so they repeat the setting",
  "no-number": "they carry no number",
  blocked: "their sides may not be compared",
  withheld: "a question about them is open",
  container: "they speak of a container, not of virtualization",
  tail: "a p99 is no share of the time",
  "other-end-to-end": "another row already measures the whole workload",
  latency: "a latency takes no share of the time",
  "not-primary": "another row was marked primary for their axis",
  minor: "they do not say alone how fast their axis is",
  "other-size": "another size of the same metric says more",
  delay: "they are delays beside rates of the same axis",
  unjudged: "they have one run a side beside rows with an interval",
  "no-share": "their axis takes none of this workload's time",
} as const;
export type ExclusionCode = keyof typeof EXCLUSIONS;

/** Rates of whole axes that the catalogue never opens a comparison with, because they are not what people ask for first. */
const SPEAKS: ReadonlySet<string> = new Set([
  "floating-point-rate",
  "cpu-operation-rate",
  "transaction-rate",
  "iteration-time",
  "command-time",
]);

/** Whether a metric says alone how fast its axis is. */
export const speaksForAxis = (metric: string): boolean =>
  SPEAKS.has(metric) || (metricById(metric)?.headline === true && metricById(metric)?.scope === "axis");

export const isTimed = (axis: string): axis is TimedAxis => (TIMED_AXES as readonly string[]).includes(axis);

export const isEndToEnd = (row: Pick<Row, "metric">): boolean => metricById(row.metric)?.scope === "end-to-end";

/** Judged with an interval; the others have one run a side, or runs without spread. */
export const isJudged = (row: Pick<Row, "verdict">): boolean =>
  row.verdict !== "cannot-tell" && row.verdict !== "not-comparable";

/** A container's own disk or bridge, which is no path of the hypervisor. */
const OF_CONTAINER = /overlay|aufs|bridge|\bnat\b|veth/i;

/** Axes on which a container's own disk or network stands between the runs (UX 6, E18): not the hypervisor. */
export function containerAxes(findings: readonly Finding[]): ReadonlySet<string> {
  const differs = findings.filter((f) => f.id === "E18" && f.rule.endsWith("-differs") && f.overridden === undefined);
  const named = differs.filter((f) => OF_CONTAINER.test(f.baseline) || OF_CONTAINER.test(f.candidate));
  return new Set(named.map((f): TimedAxis => (f.rule.startsWith("storage") ? "storage" : "network")));
}

/**
 * Why a row can never speak, whoever marks it; `null` when it may.
 * @param ofContainer axes behind a container's own disk or network; `all` where a container is compared with its host
 */
export function barred(row: Row, ofContainer: ReadonlySet<string> | "all"): ExclusionCode | null {
  if (row.warnings.some((w) => LOAD.has(w.code))) return "load-limited";
  if (!row.overhead) return "no-number";
  if (row.verdict === "not-comparable") return "blocked";
  if (!maySpeak(row)) return "withheld";
  if (ofContainer === "all" || (!isEndToEnd(row) && ofContainer.has(row.axis))) return "container";
  if (row.statistic === "p99") return "tail";
  return null;
}

const LOAD = new Set(["load-limited", "line-limited"]);
