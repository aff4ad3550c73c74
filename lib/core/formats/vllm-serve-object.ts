import type { Issue } from "../outcome";
import type { Reading, Statistics, Written } from "../run/run";
import type { Json, JsonObject } from "./format";
import type { Steps } from "../steps";
import { numberOf, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { countUnread, SERVER_VERSIONS } from "./vllm-serve-keys";
import { contextOf, paramsOf } from "./vllm-serve-params";
import { countRequests, failures, loadOf } from "./vllm-serve-requests";
import { agrees, middleOf, samplesOf } from "./vllm-serve-samples";

const THROUGHPUTS: readonly (readonly [key: string, metric: string, unit: string])[] = [
  ["request_throughput", "request-throughput", "req/s"],
  ["request_goodput", "request-goodput", "req/s"],
  ["request_goodput:", "request-goodput", "req/s"],
  ["output_throughput", "output-throughput", "tok/s"],
  ["input_throughput", "input-throughput", "tok/s"],
  ["total_token_throughput", "total-throughput", "tok/s"],
  ["max_output_tokens_per_s", "peak-output-throughput", "tok/s"],
];
const LATENCIES = [
  ["ttft", "time-to-first-token", "ttfts"],
  ["tpot", "time-per-output-token", null],
  ["itl", "inter-token-latency", "itls"],
  ["e2el", "request-latency", "latencies"],
] as const;
/** Statistics of a measurement and the names the client gives them. */
const NAMES: readonly (readonly [keyof Statistics, readonly string[]])[] = [
  ["median", ["median", "p50"]],
  ["mean", ["mean"]],
  ["std", ["std"]],
  ["p05", ["p5", "p05"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
];
/** Inter-token latencies this much above the time per token are gaps between chunks of several tokens (FORMATS 1.5). */
const CHUNKED = 1.5;

type Shared = Omit<Written, "metric" | "unit" | "written" | "at">;

/** One result as the client saves it, and where its keys stand in the file. */
export interface ServeResult {
  object: JsonObject;
  at: string;
  placeOf: (key: string) => string;
}

/** Adds what one result object says to a reading. @returns why it says nothing, if so */
export function* readServeObject({ object, at, placeOf }: ServeResult, reading: Reading): Steps<Issue | null> {
  const number = (key: string) => numberOf(object.get(key));
  const requests = countRequests(object);
  if (requests.completed === 0)
    return {
      code: "no-result",
      message: "Not a single request was answered, so there is nothing to measure.",
      at,
      found: "completed: 0",
      expected: "at least one completed request",
      hint: "Look at the server's log, then repeat the run.",
    };
  const noVerdict = failures(requests, at, reading.warnings);
  const load = loadOf(object);
  const shared = {
    workload: "vllm bench serve",
    params: paramsOf(object, reading.warnings, placeOf("model_id")),
    context: contextOf(object, requests),
    ...(load ? { load } : {}),
    ...(noVerdict ? { noVerdict } : {}),
  };
  for (const [key, metric, unit] of THROUGHPUTS) {
    const value = quantity(object, key, metric, placeOf, reading);
    if (value === null) continue;
    if (value === 0) skip(reading, metric, "0 means that nothing was counted");
    else reading.measurements.push(single(shared, metric, unit, object.get(key), value, placeOf(key)));
  }
  const duration = quantity(object, "duration", "benchmark-duration", placeOf, reading);
  if (duration !== null && duration > 0 && !requests.failed && number("total_output_tokens") !== null)
    reading.measurements.push(
      single(shared, "benchmark-duration", "s", object.get("duration"), duration, placeOf("duration")),
    );
  for (const latency of LATENCIES) yield* readLatency(object, placeOf, latency, requests.completed, shared, reading);
  doubtChunks(object, placeOf, reading.warnings);
  const steady = object.get("steady_state");
  const doubt =
    steady instanceof Map && steady.get("window") instanceof Map ? (steady.get("window") as JsonObject) : null;
  const said = textOf(doubt?.get("warning"));
  if (said)
    reading.warnings.push({ code: "tool-warning", message: `The tool says: ${said}.`, at: placeOf("steady_state") });
  reading.tool.version ??= SERVER_VERSIONS.map((key) => textOf(object.get(key))).find((v) => v !== null) ?? null;
  reading.environment.startedAt ??= startedAt(object);
  countUnread(object, reading);
  return null;
}

/** A number from 0 up; what is neither that nor absent is left out and listed. */
function quantity(
  object: JsonObject,
  key: string,
  what: string,
  placeOf: ServeResult["placeOf"],
  reading: Reading,
): number | null {
  const fault = faultOf(object.get(key));
  if (fault) skipFault(reading, what, fault, object.get(key), placeOf(key));
  return fault ? null : numberOf(object.get(key));
}

function single(
  shared: Shared,
  metric: string,
  unit: string,
  raw: Json | undefined,
  value: number,
  at: string,
): Written {
  return { metric, ...shared, unit, written: String(raw), at, statistics: { n: 1, value } };
}

function* readLatency(
  object: JsonObject,
  placeOf: ServeResult["placeOf"],
  [name, metric, array]: (typeof LATENCIES)[number],
  completed: number | null,
  shared: Shared,
  reading: Reading,
): Steps<void> {
  const seconds = !object.has(`median_${name}_ms`) && object.has(`median_${name}`);
  const suffix = seconds ? `_${name}` : `_${name}_ms`;
  const statistics: Partial<Statistics> = {};
  let written: { key: string; raw: Json | undefined } | null = null;
  for (const [statistic, prefixes] of NAMES) {
    const keys = prefixes.map((prefix) => prefix + suffix).filter((k) => object.has(k));
    const key = keys.find((k) => quantity(object, k, `${metric}, ${statistic}`, placeOf, reading) !== null);
    if (key === undefined) continue;
    statistics[statistic] = numberOf(object.get(key));
    written ??= { key, raw: object.get(key) };
  }
  const samples = array ? samplesOf(object, array, completed) : null;
  yield;
  const middle = samples ? yield* middleOf(samples) : Number.NaN;
  yield;
  if (samples && agrees(samples, middle, statistics, seconds ? 1 : 1000)) {
    reading.measurements.push({
      metric,
      ...shared,
      unit: "s",
      written: String(middle),
      at: placeOf(array ?? name),
      samples,
    });
    return;
  }
  if (samples)
    reading.warnings.push({
      code: "samples-disagree",
      message: `The single values under "${array}" do not give the printed median and mean, so only the printed numbers are used.`,
      at: placeOf(array ?? name),
    });
  if (written === null) return;
  if ((statistics.median ?? 0) === 0 && (statistics.mean ?? 0) === 0) {
    skip(reading, metric, "0 means that nothing was measured: no answer was streamed");
    return;
  }
  if (completed !== null && (name === "ttft" || name === "e2el")) statistics.n = completed;
  reading.measurements.push({
    metric,
    ...shared,
    unit: seconds ? "s" : "ms",
    written: String(written.raw),
    at: placeOf(written.key),
    statistics,
  });
}

function doubtChunks(object: JsonObject, placeOf: ServeResult["placeOf"], warnings: Issue[]): void {
  const gap = numberOf(object.get("mean_itl_ms"));
  const token = numberOf(object.get("mean_tpot_ms"));
  if (gap === null || token === null || token <= 0 || gap <= CHUNKED * token) return;
  warnings.push({
    code: "per-chunk",
    message: `The mean gap between pieces (${gap.toFixed(1)} ms) is far above the mean time per token (${token.toFixed(1)} ms): each piece held several tokens, so inter-token latency is per chunk here.`,
    at: placeOf("mean_itl_ms"),
    hint: "Compare time per output token instead.",
  });
}

/** Only instants with a zone: `20260806-074423` is local time somewhere. */
function startedAt(object: JsonObject): string | undefined {
  const date = textOf(object.get("date"));
  if (date && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(date)) return date;
  const seconds = numberOf(object.get("benchmark_start_time_unix"));
  return seconds !== null && seconds > 1e9 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined;
}

function skip(reading: Reading, what: string, reason: string): void {
  const known = reading.skipped.find((s) => s.what === what && s.reason === reason);
  if (known) known.count++;
  else reading.skipped.push({ what, count: 1, reason });
}
