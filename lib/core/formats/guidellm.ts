import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Load, Params, Reading } from "../run/run";
import { emptyReading } from "./empty-reading";
import { dropEqualFirstOutput, FIRST_OUTPUT } from "./first-output-token";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { isObject, isSchema, lastPart, numberOf, objectsIn, textOf } from "./json-value";
import { isZero, leaveOut, type Shared, statisticsOf, type StatisticNames } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { failedShare, failures, rateLoad } from "./vllm-serve-requests";

/** FORMATS 6. Its inter-token latency has one value a request; its own time per output token divides the whole latency by all tokens (1.5). */
const METRICS: readonly (readonly [key: string, metric: string, unit: string, rate: boolean])[] = [
  ["requests_per_second", "request-throughput", "req/s", true],
  ["output_tokens_per_second", "output-throughput", "tok/s", true],
  ["prompt_tokens_per_second", "input-throughput", "tok/s", true],
  ["tokens_per_second", "total-throughput", "tok/s", true],
  ["request_latency", "request-latency", "s", false],
  ["time_to_first_token_ms", "time-to-first-token", "ms", false],
  ["time_to_first_output_token_ms", `unmapped:${FIRST_OUTPUT}`, "ms", false],
  ["inter_token_latency_ms", "time-per-output-token", "ms", false],
  ["time_per_output_token_ms", "time-per-token-including-first", "ms", false],
];
/** Settings, which stand with the workload or its context. */
const SETTINGS = /^request_totals$|^request_concurrency$|^(?:prompt|output|total)_token_count$/;
const STREAMED = /_per_iteration$|_iterations_count$|_round_trip(?:_time)?_ms$/;
const SUMMARY: StatisticNames = [
  ["median", ["median"]],
  ["mean", ["mean"]],
  ["std", ["std_dev"]],
  ["min", ["min"]],
  ["max", ["max"]],
];
const PERCENTILES: StatisticNames = [
  ["p05", ["p05"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
];

function claims(source: Source): Claim {
  const first = objectsIn(source)[0]?.object;
  if (!first || isSchema(first) || !isGuidellm(first)) return { claimed: false };
  return { claimed: true, rule: '"metadata.guidellm_version" or a "generative_benchmark"' };
}

function isGuidellm(object: JsonObject): boolean {
  const metadata = object.get("metadata");
  if (!Array.isArray(object.get("benchmarks"))) return false;
  if (isObject(metadata) && metadata.has("guidellm_version")) return true;
  return benchmarksOf(object)[0]?.get("type_") === "generative_benchmark";
}

const benchmarksOf = (object: JsonObject): JsonObject[] => {
  const list = object.get("benchmarks");
  return Array.isArray(list) ? list.filter(isObject) : [];
};

function read(source: Source): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("guidellm"), warnings: sourceWarnings(source) };
  const errors: Issue[] = [];
  for (const { object, at } of objectsIn(source).filter(({ object }) => isGuidellm(object))) {
    const metadata = object.get("metadata");
    if (isObject(metadata)) reading.tool.version ??= textOf(metadata.get("guidellm_version"));
    benchmarksOf(object).forEach((benchmark, i) => {
      const error = readBenchmark(benchmark, object, `${at}.benchmarks[${i}]`, reading);
      if (error) errors.push(error);
    });
  }
  if (reading.measurements.length === 0) return refused(...(errors.length > 0 ? errors : [nothing]));
  reading.warnings.push(...errors);
  dropEqualFirstOutput(reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readBenchmark(benchmark: JsonObject, report: JsonObject, at: string, reading: Reading): Issue | null {
  const metrics = benchmark.get("metrics");
  const totals = isObject(metrics) ? metrics.get("request_totals") : undefined;
  const total = (key: string) => (isObject(totals) ? numberOf(totals.get(key)) : null);
  const completed = total("successful");
  const failed = total("errored") ?? 0;
  if (!isObject(metrics) || completed === 0)
    return { ...nothing, message: "A benchmark of the file has no answered request.", at, found: `${failed} failed` };
  const share = failed / Math.max(1, failed + (completed ?? 0));
  const noVerdict = failures({ completed, failed, known: completed !== null, share }, at, reading.warnings);
  const strategy = at2(benchmark, "config", "strategy") ?? at2(benchmark, "args", "strategy");
  const busy = at2(metrics, "request_concurrency", "successful");
  const atOnce = isObject(busy) ? numberOf(busy.get("mean")) : null;
  // A server that was idle at times kept up, however few the requests were.
  const duration = atOnce !== null && atOnce < 1 ? null : numberOf(benchmark.get("duration"));
  const { params, load } = loadOf(strategy, completed, duration);
  if (load?.limited) load.reason += slower(load, completed, numberOf(benchmark.get("duration")));
  const shared: Shared = {
    workload: "guidellm benchmark",
    params: { ...workloadOf(report, benchmark), ...params },
    context: contextOf(metrics, share),
    ...(load ? { load } : {}),
    ...(noVerdict ? { noVerdict } : {}),
  };
  for (const row of METRICS) readMetric(row, metrics, `${at}.metrics`, completed, shared, reading);
  for (const key of metrics.keys()) leaveAside(key, reading);
  const started = numberOf(benchmark.get("start_time"));
  if (started !== null && started > 1e9 && started < 1e11)
    reading.environment.startedAt ??= new Date(started * 1000).toISOString();
  return null;
}

function readMetric(
  [key, metric, unit, rate]: (typeof METRICS)[number],
  metrics: JsonObject,
  at: string,
  completed: number | null,
  shared: Shared,
  reading: Reading,
): void {
  const outer = metrics.get(key);
  const value = isObject(outer) ? outer.get("successful") : undefined;
  if (!isObject(value)) return;
  const placeOf = (name: string) => `${at}.${key}.successful.${name}`;
  const found = statisticsOf(value, SUMMARY, metric, placeOf, reading);
  if (!found) return;
  if (numberOf(value.get("count")) === 0 || isZero(found.statistics)) {
    leaveOut(reading, metric, "0 means that nothing was measured");
    return;
  }
  const { statistics } = found;
  if (rate) {
    // Of a rate only the mean over the whole benchmark is its throughput; the spread is that of the moments in it.
    if (statistics.mean) {
      const one = { n: 1, value: statistics.mean };
      reading.measurements.push({
        metric,
        ...shared,
        unit,
        written: String(value.get("mean")),
        at: placeOf("mean"),
        statistics: one,
      });
    }
    return;
  }
  const percentiles = value.get("percentiles");
  if (isObject(percentiles))
    Object.assign(
      statistics,
      statisticsOf(percentiles, PERCENTILES, metric, (p) => placeOf(`percentiles.${p}`), reading)?.statistics,
    );
  if (completed !== null) statistics.n = completed;
  reading.measurements.push({ metric, ...shared, unit, written: found.written, at: placeOf(found.key), statistics });
}

function leaveAside(key: string, reading: Reading): void {
  if (METRICS.some(([known]) => known === key) || SETTINGS.test(key)) return;
  if (STREAMED.test(key))
    leaveOut(reading, "tokens per iteration and round trips", "how the answers were streamed, not a result");
  else leaveOut(reading, "figures of a newer GuideLLM", "not known yet");
}

/** A short run, or one without enough requests, stays below the rate that was asked for. */
function slower({ target }: Load, completed: number | null, duration: number | null): string {
  if (!target || completed === null || duration === null || duration <= 0) return "";
  const reached = completed / duration;
  return reached >= 0.9 * target ? "" : `, of which ${Number(reached.toPrecision(2))} were reached`;
}

/** What the strategy says of the load: the rate or the number of users, as a parameter, since both change what is measured. */
function loadOf(
  strategy: Json | undefined,
  completed: number | null,
  duration: number | null,
): { params: Params; load: Load | null } {
  if (!isObject(strategy)) return { params: {}, load: null };
  const type = textOf(strategy.get("type_")) ?? textOf(strategy.get("kind")) ?? "unknown";
  const params: Params = { strategy: excerpt(type, 40) };
  const rate = numberOf(strategy.get("rate")) ?? numberOf(strategy.get("async_rate"));
  const streams = numberOf(strategy.get("streams"));
  if (type === "constant" || type === "poisson" || type === "async") {
    if (rate !== null) params.request_rate = rate;
    return { params, load: rateLoad(rate, completed, duration) };
  }
  if (type === "concurrent" && (streams ?? rate) !== null) params.concurrency = streams ?? rate ?? 0;
  if (type === "synchronous") params.concurrency = 1;
  const limit = numberOf(strategy.get("max_concurrency"));
  if (type === "throughput" && limit !== null) params.max_concurrency = limit;
  return { params, load: { limited: false, target: null, reason: "as fast as the server answers" } };
}

/** Model and data, which stand in different places from version to version. */
function workloadOf(report: JsonObject, benchmark: JsonObject): Params {
  const params: Params = {};
  const spec = at2(report, "config", "spec");
  const backend =
    (isObject(spec) ? spec.get("backend") : undefined) ??
    at2(benchmark, "config", "backend") ??
    benchmark.get("worker");
  const named = isObject(backend) ? (textOf(backend.get("model")) ?? textOf(backend.get("backend_model"))) : null;
  const model = named ?? textOf(at2(report, "args", "model"));
  if (model) params.model = lastPart(model);
  const data = isObject(spec) ? spec.get("data") : at2(report, "args", "data");
  const first = Array.isArray(data) ? data[0] : data;
  for (const key of ["prompt_tokens", "prompt_tokens_stdev", "output_tokens", "output_tokens_stdev"]) {
    const value = isObject(first) ? numberOf(first.get(key)) : typeof first === "string" ? settingIn(first, key) : null;
    if (value !== null) params[key] = value;
  }
  return params;
}

/** `prompt_tokens=256,output_tokens=128` of older versions. */
function settingIn(text: string, key: string): number | null {
  const part = text
    .slice(0, 500)
    .split(/[,{}]/)
    .find(
      (p) => p.trim().replaceAll('"', "").startsWith(`${key}=`) || p.trim().replaceAll('"', "").startsWith(`${key}:`),
    );
  return part === undefined ? null : numberOf(part.split(/[=:]/)[1] ?? null);
}

function contextOf(metrics: JsonObject, share: number): Params {
  const context: Params = { failed_share: failedShare(share) };
  for (const key of ["prompt_token_count", "output_token_count"]) {
    const successful = at2(metrics, key, "successful");
    const mean = isObject(successful) ? numberOf(successful.get("mean")) : null;
    if (mean !== null) context[`${key}_mean`] = mean;
  }
  return context;
}

function at2(object: JsonObject, outer: string, inner: string): Json | undefined {
  const value = object.get(outer);
  return isObject(value) ? (value.get(inner) ?? undefined) : undefined;
}

const nothing: Issue = {
  code: "no-result",
  message: "The file is a GuideLLM report without a single answered request.",
  at: "$.benchmarks",
  expected: "benchmarks[].metrics with a count above 0",
  hint: "Look at the server's log, then repeat the run.",
};

export const guidellm: Format = {
  id: "guidellm",
  label: "GuideLLM (JSON)",
  tool: "guidellm",
  command:
    'guidellm benchmark --target http://localhost:8000 --profile concurrent --rate 32 --max-seconds 120 --data "prompt_tokens=1000,output_tokens=200" --output-path run-1.json',
  axes: ["gpu-compute", "latency"],
  measures:
    "How fast a model server answers at one or several loads: tokens and requests a second, and how long users wait.",
  example: `{"metadata": {"guidellm_version": "0.5.0"}, "benchmarks": [{"config": {"strategy": {"type_": "constant", "rate": 2.0}},
 "metrics": {"time_to_first_token_ms": {"successful": {"mean": 61.4, "median": 58.2, "count": 96}}}}]}`,
  claims,
  read,
};
