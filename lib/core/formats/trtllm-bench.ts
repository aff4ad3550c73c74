import { accepted, type Issue, type Outcome, refused } from "../outcome";
import type { Params, Reading } from "../run/run";
import { emptyReading } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { firstObject, isObject, isSchema, lastPart, numberOf, objectsIn, textOf } from "./json-value";
import { leaveOut, oneValue, quantityOf, type Shared, statisticsOf, type StatisticNames } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { hasOverview, type Report, reportsOnScreen } from "./trtllm-console";

const SECTIONS = ["engine", "performance", "request_info"];
const isReport = (object: JsonObject): boolean =>
  SECTIONS.every((key) => isObject(object.get(key))) && !isSchema(object);

/** FORMATS 4.11: the report file, or the same on the screen. */
function claims(source: Source): Claim {
  if (source.kind === "text") {
    if (hasOverview(source)) return { claimed: true, rule: "PERFORMANCE OVERVIEW" };
    const named = /TensorRT-LLM|TRT-LLM/.test(source.text.slice(0, 20_000));
    return { claimed: false, ...(named ? { close: 'trtllm-bench: no table "PERFORMANCE OVERVIEW" in the log' } : {}) };
  }
  const first = firstObject(source);
  return first && isReport(first)
    ? { claimed: true, rule: '"engine", "performance" and "request_info"' }
    : { claimed: false };
}

const SINGLE = [
  ["request_throughput_req_s", "request-throughput", "req/s"],
  ["system_output_throughput_tok_s", "output-throughput", "tok/s"],
  ["system_total_throughput_tok_s", "total-throughput", "tok/s"],
  ["output_throughput_per_user_tok_s", "output-throughput-per-user", "tok/s"],
  ["output_throughput_per_gpu_tok_s", "output-throughput-per-gpu", "tok/s"],
  ["total_latency_ms", "benchmark-duration", "ms"],
] as const;
const PERCENTILES: StatisticNames = [
  ["median", ["p50"]],
  ["mean", ["average"]],
  ["min", ["minimum"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
  ["max", ["maximum"]],
];

function read(source: Source): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("trtllm-bench"), warnings: sourceWarnings(source) };
  const reports =
    source.kind === "text"
      ? reportsOnScreen(source)
      : objectsIn(source)
          .filter(({ object }) => isReport(object))
          .map(({ object, at }): Report => ({ object, at, placeOf: (path) => `${at}.${path}` }));
  for (const report of reports) readReport(report, reading);
  if (reading.measurements.length === 0) return refused(nothing);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readReport({ object, placeOf }: Report, reading: Reading): void {
  const section = (name: string): JsonObject => {
    const value = object.get(name);
    return isObject(value) ? value : new Map();
  };
  const requests = numberOf(section("request_info").get("num_requests"));
  const concurrent = numberOf(section("request_info").get("avg_num_concurrent_requests"));
  // Requests that were all there from the start wait for each other: their latency is a queueing time (FORMATS 1.7).
  const queued = requests === null || concurrent === null || concurrent >= requests / 4;
  const shared: Shared = {
    workload: "trtllm-bench throughput",
    params: paramsOf(section, requests, queued ? null : concurrent),
    context: contextOf(section, queued ? null : concurrent),
  };
  const performance = section("performance");
  for (const [key, metric, unit] of SINGLE) {
    const raw = performance.get(key);
    const at = placeOf(`performance.${key}`);
    const value = quantityOf(raw, metric, at, reading);
    if (value === 0) leaveOut(reading, metric, "0 means that nothing was measured");
    else if (value !== null && queued && metric === "output-throughput-per-user")
      leaveOut(reading, metric, "all requests were sent at once, so it is 1 ÷ the time spent queueing");
    else if (value !== null) reading.measurements.push(oneValue(shared, metric, unit, raw, value, at));
  }
  const latency = performance.get("request_latency_percentiles_ms");
  if (isObject(latency) && queued)
    leaveOut(reading, "request-latency", "all requests were sent at once, so their latency is the time spent queueing");
  else if (isObject(latency))
    addLatency("request-latency", latency, "performance.request_latency_percentiles_ms", shared, placeOf, reading);
  const streaming = section("streaming_metrics");
  for (const [name, metric] of [
    ["ttft", "time-to-first-token"],
    ["tpot", "time-per-output-token"],
  ] as const) {
    const list = streaming.get(`${name}_percentiles`);
    const average = new Map<string, Json>([["average", streaming.get(`avg_${name}_ms`) ?? null]]);
    const alone = () => placeOf(`streaming_metrics.avg_${name}_ms`);
    if (isObject(list)) addLatency(metric, list, `streaming_metrics.${name}_percentiles`, shared, placeOf, reading);
    else addLatency(metric, average, "", shared, alone, reading);
  }
  reading.tool.version ??= textOf(section("engine").get("version"));
  addMachine(section, placeOf, reading);
}

function addLatency(
  metric: string,
  list: JsonObject,
  path: string,
  shared: Shared,
  placeOf: Report["placeOf"],
  reading: Reading,
): void {
  const found = statisticsOf(list, PERCENTILES, metric, (key) => placeOf(`${path}.${key}`), reading);
  if (!found) return;
  const { statistics, key, written } = found;
  if ((statistics.median ?? 0) === 0 && (statistics.mean ?? 0) === 0)
    leaveOut(reading, metric, "0 means that nothing was measured: no answer was streamed");
  else reading.measurements.push({ metric, ...shared, unit: "ms", written, at: placeOf(`${path}.${key}`), statistics });
}

type Section = (name: string) => JsonObject;

/** @param concurrent requests at work at once, `null` when all were sent at once */
function paramsOf(section: Section, requests: number | null, concurrent: number | null): Params {
  const params: Params = {};
  const model = textOf(section("engine").get("model"));
  if (model) params.model = lastPart(model);
  for (const key of ["quantization", "dtype", "kv_cache_dtype", "backend"]) {
    const value = textOf(section("engine").get(key));
    if (value && value !== "None") params[key] = value;
  }
  for (const key of ["tp_size", "pp_size", "ep_size"]) {
    const value = numberOf(section("world_info").get(key));
    if (value !== null) params[key] = value;
  }
  if (requests !== null) params.num_requests = requests;
  for (const key of ["avg_input_length", "avg_output_length"]) {
    const value = numberOf(section("request_info").get(key));
    if (value !== null) params[key] = value;
  }
  // The report holds what was at work on average, a little below the limit that was set: near enough is equal.
  params.concurrency =
    concurrent === null || concurrent <= 0 ? "unlimited" : `about ${2 ** Math.round(Math.log2(concurrent))}`;
  return params;
}

function contextOf(section: Section, concurrent: number | null): Params {
  const context: Params = {};
  const version = textOf(section("engine").get("version"));
  if (version) context.version = version;
  for (const key of ["max_batch_size", "max_num_tokens", "kv_cache_percentage"]) {
    const value = numberOf(section("world_info").get(key));
    if (value !== null) context[key] = value;
  }
  if (concurrent !== null) context.concurrent_requests = Number(concurrent.toPrecision(2));
  return context;
}

/** Newer reports name the GPU. */
function addMachine(section: Section, placeOf: Report["placeOf"], reading: Reading): void {
  const count = numberOf(section("world_info").get("world_size"));
  if (count !== null && Number.isInteger(count) && count > 0) reading.environment.gpuCount ??= count;
  const gpu = textOf(section("machine").get("name"));
  if (!gpu || reading.environment.gpu !== undefined) return;
  reading.environment.gpu = gpu;
  tellGpu(reading, gpu, 0, placeOf("machine.name"));
}

const nothing: Issue = {
  code: "no-result",
  message: "The file is a report of trtllm-bench without a single number above zero.",
  at: "line 1",
  expected: "request_throughput_req_s and the like",
  hint: "Look at the log for why the run failed, then repeat it.",
};

export const trtllmBench: Format = {
  id: "trtllm-bench",
  label: "trtllm-bench (JSON report or its text)",
  tool: "trtllm-bench",
  command:
    "trtllm-bench --model MODEL throughput --dataset dataset.jsonl --concurrency 64 --streaming --report_json run-1.json",
  axes: ["gpu-compute", "latency"],
  measures: "How many tokens and requests a second TensorRT-LLM works off, without a server in between.",
  example: `{"engine": {"model": "my-model", "version": "1.0.0", "dtype": "bfloat16"}, "request_info": {"num_requests": 3000},
 "performance": {"total_latency_ms": 14000.5, "request_throughput_req_s": 214.3,
  "system_output_throughput_tok_s": 27430.1, "system_total_throughput_tok_s": 54860.2}}`,
  claims,
  read,
};
