import { accepted, type Issue, type Outcome, refused } from "../outcome";
import type { Params, Reading } from "../run/run";
import { baseOf, scale } from "../units/unit";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { firstObject, isObject, isSchema, numberOf, textOf } from "./json-value";
import { loadReport } from "./llm-d-document";
import { engineOf, paramsOf, rateOf, toolOf, valueAt } from "./llm-d-settings";
import { isZero, leaveOut, quantityOf, type Shared, statisticsOf, type StatisticNames } from "./quantity";
import { sourceWarnings } from "./source-warnings";
import { failedShare, failures, rateLoad } from "./vllm-serve-requests";

/** FORMATS 6: YAML or JSON with `version`, `scenario` and what was measured: `metrics` in version 0.1, `results` in 0.2. */
function claims(source: Source): Claim {
  if (source.kind === "text") {
    const has = (key: string) => source.lines.some((line) => line.startsWith(`${key}:`));
    const claimed = has("version") && has("scenario") && (has("metrics") || has("results"));
    return claimed ? { claimed, rule: "version, scenario and results in YAML" } : { claimed: false };
  }
  const first = firstObject(source);
  if (!first?.has("version") || !isObject(first.get("scenario"))) return { claimed: false };
  const results = ["metrics", "results"].some((key) => isObject(first.get(key)));
  return results && !isSchema(first)
    ? { claimed: true, rule: '"version", "scenario" and "results"' }
    : { claimed: false };
}

/** By the names of both versions. GuideLLM's latencies mean what GuideLLM means by them (FORMATS 1.5). */
const LATENCIES: readonly (readonly [key: string, metric: string, guided: string])[] = [
  ["request_latency", "request-latency", "request-latency"],
  ["time_to_first_token", "time-to-first-token", "time-to-first-token"],
  ["time_per_output_token", "time-per-output-token", "time-per-token-including-first"],
  ["normalized_time_per_output_token", "time-per-token-including-first", "time-per-token-including-first"],
  ["inter_token_latency", "inter-token-latency", "time-per-output-token"],
];
const THROUGHPUTS: readonly (readonly [keys: readonly string[], metric: string])[] = [
  [["output_token_rate", "output_tokens_per_sec"], "output-throughput"],
  [["input_token_rate", "input_tokens_per_sec"], "input-throughput"],
  [["total_token_rate", "total_tokens_per_sec"], "total-throughput"],
  [["request_rate", "requests_per_sec"], "request-throughput"],
];
const STATISTICS: StatisticNames = [
  ["median", ["p50", "median"]],
  ["mean", ["mean"]],
  ["std", ["stddev"]],
  ["min", ["min"]],
  ["p05", ["p5", "p05"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
  ["max", ["max"]],
];

function read(source: Source): Outcome<Reading> {
  const loaded = loadReport(source);
  if (!loaded.ok)
    return refused({
      code: "not-yaml",
      message: "The report could not be read as YAML.",
      found: loaded.why,
      expected: "an llm-d benchmark report",
      hint: "Upload the report as the tool wrote it.",
    });
  const { report } = loaded;
  const old = valueAt(report, "metrics");
  const [results, at] = isObject(old)
    ? [old, "$.metrics"]
    : [valueAt(report, "results", "request_performance", "aggregate"), "$.results.request_performance.aggregate"];
  const latency = valueAt(results, "latency");
  const example = exampleSign(report, latency);
  if (example) return refused(example);
  const reading: Reading = { ...emptyReading("llm-d-benchmark"), warnings: sourceWarnings(source) };
  const total = numberOf(valueAt(results, "requests", "total"));
  const failed = numberOf(valueAt(results, "requests", "failures")) ?? 0;
  const share = total === null || total === 0 ? 0 : Math.min(1, failed / total);
  const completed = total === null ? null : Math.max(0, total - failed);
  const noVerdict = failures({ completed, failed, known: total !== null, share }, `${at}.requests`, reading.warnings);
  const load = rateLoad(rateOf(report), completed, durationOf(report));
  const shared: Shared = {
    workload: "llm-d benchmark",
    params: paramsOf(report),
    context: contextOf(report, results, share),
    ...(load ? { load } : {}),
    ...(noVerdict ? { noVerdict } : {}),
  };
  for (const row of THROUGHPUTS)
    readThroughput(row, valueAt(results, "throughput"), `${at}.throughput`, shared, reading);
  for (const row of LATENCIES)
    readLatency(row, latency, `${at}.latency`, toolOf(report) === "guidellm", shared, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "The report holds no throughput and no latency above zero.",
      at,
      found: "no number",
      expected: "throughput and latency with units",
      hint: "Look at the harness's log, then repeat the run.",
    });
  addMachine(report, reading);
  return accepted(reading, reading.warnings);
}

/** Examples of the format carry numbers that no run can give: refused, since they are nobody's measurement. */
function exampleSign(report: JsonObject, latency: Json | undefined): Issue | null {
  const mean = (key: string) => numberOf(valueAt(latency, key, "mean"));
  const start = numberOf(valueAt(report, "metrics", "time", "start"));
  const stop = numberOf(valueAt(report, "metrics", "time", "stop"));
  const first = mean("time_to_first_token");
  const same = first !== null && first === mean("request_latency") && first === mean("inter_token_latency");
  const backwards = start !== null && stop !== null && stop < start;
  if (!same && !backwards) return null;
  return {
    code: "not-a-result",
    message: "The file looks like an example of an llm-d report and not like a run's own result.",
    found: same
      ? `one number, ${first}, for the first token, each further token and the whole request`
      : "an end before the beginning",
    expected: "the report of a run",
    hint: "Upload the report that the benchmark wrote.",
  };
}

function readThroughput(
  [keys, metric]: (typeof THROUGHPUTS)[number],
  throughput: Json | undefined,
  at: string,
  shared: Shared,
  reading: Reading,
): void {
  if (!isObject(throughput)) return;
  const key = keys.find((k) => throughput.has(k) && throughput.get(k) !== null);
  if (key === undefined) return;
  const found = throughput.get(key);
  const [raw, place] = isObject(found) ? [found.get("mean"), `${at}.${key}.mean`] : [found, `${at}.${key}`];
  const value = quantityOf(raw, metric, place, reading);
  const written = isObject(found) ? textOf(found.get("units")) : null;
  const unit =
    written === "queries/s" || written === null ? (metric === "request-throughput" ? "req/s" : "tok/s") : written;
  if (value === 0) leaveOut(reading, metric, "0 means that nothing was counted");
  else if (value !== null)
    reading.measurements.push({
      metric,
      ...shared,
      unit,
      written: String(raw),
      at: place,
      statistics: { n: 1, value },
    });
}

function readLatency(
  [key, plain, guided]: (typeof LATENCIES)[number],
  latency: Json | undefined,
  at: string,
  byGuidellm: boolean,
  shared: Shared,
  reading: Reading,
): void {
  const entry = valueAt(latency, key);
  if (!isObject(entry)) return;
  const metric = byGuidellm ? guided : plain;
  const placeOf = (statistic: string) => `${at}.${key}.${statistic}`;
  const unit = textOf(entry.get("units"))?.replace("/token", "");
  if (!unit || baseOf(unit)?.unit !== "s") {
    leaveOut(reading, metric, "the report names no unit of time for it");
    return;
  }
  const found = statisticsOf(entry, STATISTICS, metric, placeOf, reading);
  if (!found) return;
  if (isZero(found.statistics)) {
    leaveOut(reading, metric, "0 means that nothing was measured");
    return;
  }
  if (key === "request_latency" && belowFirstToken(entry, latency)) {
    // Older converters wrote GuideLLM's seconds under "ms".
    leaveOut(reading, metric, "shorter than the time to first token, so its unit is wrong in the report");
    return;
  }
  if (reading.measurements.some((m) => m.metric === metric)) return;
  reading.measurements.push({
    metric,
    ...shared,
    unit,
    written: found.written,
    at: placeOf(found.key),
    statistics: found.statistics,
  });
}

function belowFirstToken(request: JsonObject, latency: Json | undefined): boolean {
  const seconds = (entry: Json | undefined) => {
    const mean = numberOf(valueAt(entry, "mean"));
    const base = baseOf(textOf(valueAt(entry, "units")) ?? "");
    return mean === null || base === null ? null : scale(mean, base.factor);
  };
  const [whole, first] = [seconds(request), seconds(valueAt(latency, "time_to_first_token"))];
  return whole !== null && first !== null && whole < first;
}

/** Seconds; version 0.2 writes an ISO duration. */
function durationOf(report: JsonObject): number | null {
  const seconds = numberOf(valueAt(report, "metrics", "time", "duration"));
  if (seconds !== null) return seconds;
  const match = /^PT(\d{1,9}(?:\.\d{1,20})?)S$/.exec(textOf(valueAt(report, "run", "time", "duration")) ?? "");
  return match ? Number(match[1]) : null;
}

function contextOf(report: JsonObject, results: Json | undefined, share: number): Params {
  const context: Params = { failed_share: failedShare(share) };
  for (const key of ["input_length", "output_length"]) {
    const mean = numberOf(valueAt(results, "requests", key, "mean"));
    if (mean !== null) context[`${key}_mean`] = mean;
  }
  const image =
    textOf(valueAt(engineOf(report), "tool_version")) ??
    textOf(valueAt(report, "scenario", "platform", "engine", 0, "version"));
  if (image) context.server = image.split("/").pop() ?? image;
  return context;
}

function addMachine(report: JsonObject, reading: Reading): void {
  const first = valueAt(engineOf(report), "accelerator") ?? valueAt(report, "scenario", "host", "accelerator", 0);
  const gpu = textOf(valueAt(first, "model"));
  if (!gpu) return;
  reading.environment.gpu = gpu;
  tellGpu(reading, gpu, 0, "$.scenario");
}

export const llmDBenchmarkReport: Format = {
  id: "llm-d-benchmark-report",
  label: "llm-d benchmark report (YAML or JSON)",
  tool: "llm-d-benchmark",
  command: "the benchmark_report_*.yaml that llm-d-benchmark writes beside the harness's own results",
  axes: ["gpu-compute", "latency"],
  measures: "How fast a model served on Kubernetes answers: tokens and requests a second, and how long users wait.",
  example: `version: '0.2'
scenario: {load: {standardized: {tool: inference-perf, rate_qps: 10}}}
results:
  request_performance:
    aggregate:
      latency: {time_to_first_token: {units: ms, mean: 61.4, p50: 58.2, p99: 120.9}}`,
  claims,
  read,
};
