import { accepted, type Issue, type Outcome, refused } from "../outcome";
import { type Params, type Reading, type Statistics, UNNAMED_BENCHMARK, type Written } from "../run/run";
import { countOf } from "../units/count";
import { readNumber } from "../units/number";
import type { Claim, Format, Source, TextSource } from "./format";
import { faultOf, skipFault } from "./number-faults";
import { isLoadgenDetail } from "./mllog";
import { cutShortOf, DURATION, keyIsWhole, loadOf } from "./mlperf-loadgen-end";
import { detailsOf, ENDED, figureOf, PARAMETERS, type Summary } from "./mlperf-loadgen-detail";
import { mergeRepeats } from "./repeats";

const TITLE = /^MLPerf Results Summary\s{0,8}$/;
type Shared = Pick<Written, "workload" | "params" | "context" | "load" | "noVerdict">;

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  if (source.lines.some((line) => TITLE.test(line))) return { claimed: true, rule: "MLPerf Results Summary" };
  return isLoadgenDetail(source) ? { claimed: true, rule: ":::MLLOG of LoadGen" } : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading: Reading = {
    tool: { name: "MLPerf LoadGen", version: null },
    environment: {},
    evidence: [],
    measurements: [],
    skipped: [],
    warnings: [],
  };
  const summaries = source.kind === "text" ? runsOf(source, reading) : [];
  const errors = summaries.flatMap((summary) => readSummary(summary, reading) ?? []);
  if (reading.measurements.length === 0) return refused(errors[0] ?? noResult("no line that says what was measured"));
  reading.warnings.push(...errors);
  reading.warnings.push({
    code: "benchmark-unknown",
    message: "LoadGen does not name its benchmark; the folder does.",
    hint: "Name it under Benchmark when you save the run (such as llama2-70b-99), so that unlike runs are never paired.",
  });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** The summaries of a file; where there is none, what LoadGen's detail log says. */
function runsOf(source: TextSource, reading: Reading): Summary[] {
  const summaries = summariesOf(source);
  if (summaries.length > 0) return summaries;
  const details = detailsOf(source);
  reading.tool.version = details.find((d) => d.version)?.version ?? null;
  const errors = details.reduce((sum, d) => sum + (d.errors ?? 0), 0);
  if (details.some((d) => d.errors === null))
    reading.warnings.push({
      code: "tool-error",
      message: "How many errors LoadGen counted cannot be read.",
      expected: "num_errors with a number",
    });
  if (errors > 0)
    reading.warnings.push({
      code: "tool-error",
      message: `LoadGen counted ${countOf(errors, "error")} during the test.`,
      hint: "Look for is_error in the log.",
    });
  return details.map((d) => d.summary);
}

function summariesOf(source: TextSource): Summary[] {
  const summaries: Summary[] = [];
  source.lines.forEach((line, i) => {
    if (TITLE.test(line)) summaries.push(new Map());
    const summary = summaries[summaries.length - 1];
    if (summary && line.trim() === PARAMETERS) summary.set(PARAMETERS, { value: "", line: i + 1 });
    if (summary && /^(?:No|\d{1,9}) errors? encountered/i.test(line.trim()))
      summary.set(ENDED, { value: "", line: i + 1 });
    const colon = line.indexOf(":");
    if (!summary || colon < 1 || line.length > 300) return;
    const key = line.slice(0, colon).trim();
    if (!summary.has(key)) summary.set(key, { value: line.slice(colon + 1).trim(), line: i + 1 });
  });
  return summaries;
}

function readSummary(summary: Summary, reading: Reading): Issue | null {
  const scenario = (summary.get("Scenario")?.value ?? "").replaceAll(" ", "");
  const mode = summary.get("Mode")?.value ?? "";
  if (/^Accuracy/.test(mode)) return noResult(`Mode: ${mode}, which measures no speed`);
  if (scenario === "") return noResult("no scenario");
  const result = summary.get("Result is")?.value;
  const noVerdict = result !== undefined && result !== "VALID" ? `Result is : ${result}` : null;
  if (noVerdict)
    reading.warnings.push({
      code: "invalid-result",
      message: `LoadGen calls the result ${result}; it is shown and carries no verdict.`,
      at: `line ${summary.get("Result is")?.line}`,
      hint: "LoadGen names the reason below that line; repeat the run.",
    });
  const load = scenario === "Server" ? loadOf(summary) : null;
  const cut = cutShortOf(summary, load);
  if (cut) reading.warnings.push(cut);
  const doubt = noVerdict ?? (keyIsWhole(summary, load) ? null : "the file ends before the parameters of the run");
  const shared: Shared = {
    workload: `MLPerf ${scenario}`,
    params: paramsOf(summary, scenario),
    context: { ...contextOf(summary), benchmark: UNNAMED_BENCHMARK },
    ...(load ? { load } : {}),
    ...(doubt ? { noVerdict: doubt } : {}),
  };
  const put = (key: string, metric: string, unit: string) => {
    const entry = summary.get(key);
    const value = entry ? figureOf(entry) : null;
    if (!entry) return;
    const fault = faultOf(entry.value);
    if (fault) skipFault(reading, metric, fault, entry.value, `line ${entry.line}`);
    if (fault || value === null) return;
    if (value === 0) reading.skipped.push({ what: metric, count: 1, reason: "0 means that nothing was completed" });
    else
      reading.measurements.push({
        metric,
        ...shared,
        unit,
        written: entry.value,
        at: `line ${entry.line}`,
        statistics: { n: 1, value },
      });
  };
  if (scenario === "Offline") {
    put("Samples per second", "sample-throughput", "sample/s");
    put("Tokens per second", "output-throughput", "token/s");
    countQueueing(summary, reading);
  } else if (scenario === "Server") {
    const [headline = ""] = ["Scheduled samples per second", "Completed samples per second"]
      .filter((key) => summary.has(key))
      .sort((a, b) => (summary.get(a)?.line ?? 0) - (summary.get(b)?.line ?? 0));
    put(headline, "query-throughput", "sample/s");
    put("Completed tokens per second", "output-throughput", "token/s");
    for (const table of TABLES) readTable(summary, table, shared, reading);
  } else if (scenario === "SingleStream" || scenario === "MultiStream") {
    put("Samples per query", "streams-supported", "count");
    readPercentile(summary, shared, reading);
  }
  return null;
}

interface Table {
  metric: string;
  /** Of `50.00 percentile … (ns)`. */
  percentile: string;
  /** Of `Min … (ns)`; the wording changed with version 6. */
  edges: readonly string[];
}
const TABLES: readonly Table[] = [
  { metric: "request-latency", percentile: "latency", edges: ["latency"] },
  { metric: "time-to-first-token", percentile: "first token latency", edges: ["First Token latency"] },
  {
    metric: "time-per-output-token",
    percentile: "time to output token",
    edges: ["Time to Output Token", "Time per Output Token"],
  },
];
const PERCENTILES = [
  ["median", "50.00"],
  ["p95", "95.00"],
  ["p99", "99.00"],
] as const;
const EDGES = [
  ["min", "Min"],
  ["max", "Max"],
  ["mean", "Mean"],
] as const;

function readTable(summary: Summary, table: Table, shared: Shared, reading: Reading): void {
  const statistics: Partial<Statistics> = {};
  let head: { value: string; line: number } | null = null;
  for (const [statistic, percentile] of PERCENTILES) {
    const entry = summary.get(`${percentile} percentile ${table.percentile} (ns)`);
    const value = entry ? readNumber(entry.value) : null;
    if (!entry || value === null || value <= 0) continue;
    statistics[statistic] = value;
    head ??= entry;
  }
  if (!head) return;
  for (const [statistic, edge] of EDGES)
    for (const name of table.edges) {
      const value = readNumber(summary.get(`${edge} ${name} (ns)`)?.value ?? "");
      if (value !== null) statistics[statistic] ??= value;
    }
  reading.measurements.push({
    metric: table.metric,
    ...shared,
    unit: "ns",
    written: head.value,
    at: `line ${head.line}`,
    statistics,
  });
}

/** `90th percentile latency (ns)` is the result itself of SingleStream, the 99th that of MultiStream. */
function readPercentile(summary: Summary, shared: Shared, reading: Reading): void {
  for (const [key, entry] of summary) {
    const percentile = /^(\d{1,2}(?:\.\d{1,2})?)th percentile latency \(ns\)$/.exec(key)?.[1];
    const value = readNumber(entry.value);
    if (percentile === undefined || value === null || value <= 0) continue;
    const p = Number(percentile);
    reading.measurements.push({
      metric: "request-latency",
      ...shared,
      ...(p === 99 ? {} : { params: { ...shared.params, percentile: p } }),
      unit: "ns",
      written: entry.value,
      at: `line ${entry.line}`,
      statistics: p === 99 ? { p99: value } : { value },
    });
    return;
  }
}

/** Where all samples are there at once, a latency says how long a sample stood in the queue. */
function countQueueing(summary: Summary, reading: Reading): void {
  const count = [...summary.keys()].filter((key) => / percentile latency \(ns\)$/.test(key)).length;
  if (count > 0)
    reading.skipped.push({ what: "latencies of an Offline run", count, reason: "queueing times, not waits of a user" });
}

function paramsOf(summary: Summary, scenario: string): Params {
  const params: Params = { scenario };
  const duration = readNumber(summary.get(DURATION)?.value ?? "");
  if (duration !== null) params.min_duration_ms = duration;
  // In Offline the number of samples in the one query follows from the expected speed.
  const perQuery = scenario === "Offline" ? null : readNumber(summary.get("samples_per_query")?.value ?? "");
  if (perQuery !== null) params.samples_per_query = perQuery;
  for (const limit of ["target_latency", "ttft_latency", "tpot_latency"]) {
    const value = scenario === "Server" ? readNumber(summary.get(`${limit} (ns)`)?.value ?? "") : null;
    if (value !== null) params[`${limit}_ms`] = value / 1e6;
  }
  return params;
}

function contextOf(summary: Summary): Params {
  const context: Params = {};
  const sut = summary.get("SUT name")?.value;
  if (sut) context.sut = sut.slice(0, 100);
  const samples = readNumber(summary.get("performance_sample_count")?.value ?? "");
  if (samples !== null) context.performance_sample_count = samples;
  return context;
}

const noResult = (found: string): Issue => ({
  code: "no-result",
  message: "LoadGen wrote no result.",
  found,
  expected: "Scenario, Mode : PerformanceOnly and a result line",
  hint: "Upload mlperf_log_summary.txt or mlperf_log_detail.txt of a performance run.",
});

export const mlperfInferenceLoadgen: Format = {
  id: "mlperf-inference-loadgen",
  label: "MLPerf Inference LoadGen (summary or detail log)",
  tool: "MLPerf LoadGen",
  command: "Keep mlperf_log_summary.txt of each performance run (run_1, run_2, …)",
  axes: ["gpu-compute", "latency"],
  measures: "The results of an MLPerf Inference run: samples or tokens a second, and latency percentiles.",
  example: `================================================
MLPerf Results Summary
================================================
SUT name : my system
Scenario : Offline
Mode     : PerformanceOnly
Samples per second: 1234.5
Result is : VALID`,
  claims,
  read,
};
