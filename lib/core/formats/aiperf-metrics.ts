import type { Reading } from "../run/run";
import { metricById } from "../metrics/catalogue";
import { baseOf } from "../units/unit";
import { FIRST_OUTPUT } from "./first-output-token";
import type { JsonObject } from "./format";
import { isZero, leaveOut, type Shared, type StatisticNames, statisticsOf } from "./quantity";

/** AIPerf's and genai-perf's names (FORMATS 4.6). Their inter-token latency has one value a request: what others call TPOT. */
const METRICS: ReadonlyMap<string, string> = new Map([
  ["request_throughput", "request-throughput"],
  ["goodput", "request-goodput"],
  ["request_goodput", "request-goodput"],
  ["output_token_throughput", "output-throughput"],
  ["total_token_throughput", "total-throughput"],
  ["output_token_throughput_per_user", "output-throughput-per-user"],
  ["time_to_first_token", "time-to-first-token"],
  ["time_to_second_token", "time-to-second-token"],
  ["inter_token_latency", "time-per-output-token"],
  ["inter_chunk_latency", "inter-token-latency"],
  ["request_latency", "request-latency"],
  ["prefill_throughput", "prefill-throughput"],
  ["prefill_throughput_per_user", "prefill-throughput"],
  ["benchmark_duration", "benchmark-duration"],
]);

/** Lengths, counts, time stamps, errors, the transport's own timings: settings and evidence, not results. */
const ASIDE =
  /(?:^|_)(?:count|isl|osl|timestamp|length|tokens|sequence_length|error|good|usage|http|cancelled|credit|discrepancy)(?:_|$)/;

/** What becomes of a name: a metric of the catalogue, one of none, or nothing that was measured. */
export function aiperfMetric(name: string, unit: string): string | null {
  const known = METRICS.get(name);
  if (known) return known;
  const base = baseOf(unit)?.unit;
  const measured = base === "s" || base === "token/s" || base === "request/s";
  return measured && (name === FIRST_OUTPUT || !ASIDE.test(name)) ? `unmapped:${name}` : null;
}

/** What every answered request has one value of; a request of a single token has no time between tokens. */
const OF_EACH_REQUEST: ReadonlySet<string> = new Set(["request-latency", "time-to-first-token", "prefill-throughput"]);

/** How many values stand behind these, where the file says only how many requests were answered. */
export function countValues(measurements: Reading["measurements"], completed: number | null): void {
  for (const { metric, statistics } of measurements)
    if (OF_EACH_REQUEST.has(metric) && statistics && (statistics.n ?? null) === null) statistics.n = completed;
}

/** `requests/sec`, `tokens/sec/user`, `sec` as the table of units writes them; `per sec` is the metric's own unit. */
export function aiperfUnit(unit: string, name: string): string {
  const plain = unit
    .trim()
    .replace(/\/user$/, "")
    .replace(/\/sec$/, "/s");
  if (plain !== "per sec") return plain;
  return metricById(METRICS.get(name) ?? "")?.unit ?? plain;
}

const STATISTICS: StatisticNames = [
  ["median", ["p50"]],
  ["mean", ["avg"]],
  ["std", ["std"]],
  ["min", ["min"]],
  ["p05", ["p5"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
  ["max", ["max"]],
  ["n", ["count"]],
];

/** Adds the statistics of one metric, from the summary's object or from a row of the table. */
export function addAiperfRow(
  row: JsonObject,
  shared: Shared & { metric: string; unit: string },
  placeOf: (statistic: string) => string,
  reading: Reading,
): void {
  const found = statisticsOf(row, STATISTICS, shared.metric, placeOf, reading);
  if (!found) return;
  const { statistics } = found;
  if (isZero(statistics)) {
    leaveOut(reading, shared.metric, "0 means that nothing was measured");
    return;
  }
  // A total has an average only: it is the number itself.
  const single = statistics.median === undefined && statistics.p99 === undefined;
  reading.measurements.push({
    ...shared,
    written: found.written,
    at: placeOf(found.key),
    statistics: single ? { n: 1, value: statistics.mean ?? null } : statistics,
  });
}
