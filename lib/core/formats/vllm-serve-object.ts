import type { Issue } from "../outcome";
import type { Reading, Statistics } from "../run/run";
import { chunked, perChunk } from "./chunked-gaps";
import type { Json, JsonObject } from "./format";
import type { Steps } from "../steps";
import { numberOf, textOf } from "./json-value";
import { leaveOut, oneValue, quantityOf, type Shared } from "./quantity";
import type { ServeDialect } from "./serve-dialect";
import { countRequests, failures, loadOf } from "./vllm-serve-requests";
import { agrees, middleOf, samplesOf } from "./vllm-serve-samples";

/** Statistics of a measurement and the names the clients give them. */
const NAMES: readonly (readonly [keyof Statistics, readonly string[]])[] = [
  ["median", ["median", "p50"]],
  ["mean", ["mean"]],
  ["std", ["std"]],
  ["p05", ["p5", "p05"]],
  ["p95", ["p95"]],
  ["p99", ["p99"]],
  ["max", ["max"]],
];

/** One result as the client saves it, and where its keys stand in the file. */
export interface ServeResult {
  object: JsonObject;
  at: string;
  placeOf: (key: string) => string;
}

/** Adds what one result object says to a reading. @returns why it says nothing, if so */
export function* readServeObject(
  { object, at, placeOf }: ServeResult,
  dialect: ServeDialect,
  reading: Reading,
): Steps<Issue | null> {
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
    workload: dialect.workload,
    params: dialect.params(object, reading.warnings, placeOf("model_id")),
    context: dialect.context(object, requests),
    ...(load ? { load } : {}),
    ...(noVerdict ? { noVerdict } : {}),
  };
  for (const [key, metric, unit] of dialect.throughputs) {
    const value = quantityOf(object.get(key), metric, placeOf(key), reading);
    if (value === null) continue;
    if (value === 0) leaveOut(reading, metric, "0 means that nothing was counted");
    else reading.measurements.push(oneValue(shared, metric, unit, object.get(key), value, placeOf(key)));
  }
  const duration = quantityOf(object.get("duration"), "benchmark-duration", placeOf("duration"), reading);
  if (duration !== null && duration > 0 && !requests.failed && number("total_output_tokens") !== null)
    reading.measurements.push(
      oneValue(shared, "benchmark-duration", "s", object.get("duration"), duration, placeOf("duration")),
    );
  for (const latency of dialect.latencies)
    yield* readLatency(object, placeOf, latency, requests.completed, shared, reading);
  const of = (key: string) => numberOf(object.get(key));
  const gaps = chunked(of("mean_itl_ms"), of("mean_tpot_ms"), placeOf("mean_itl_ms"));
  if (gaps) reading.warnings.push(...perChunk([gaps]));
  const steady = object.get("steady_state");
  const doubt =
    steady instanceof Map && steady.get("window") instanceof Map ? (steady.get("window") as JsonObject) : null;
  const said = textOf(doubt?.get("warning"));
  if (said)
    reading.warnings.push({ code: "tool-warning", message: `The tool says: ${said}.`, at: placeOf("steady_state") });
  reading.tool.version ??= dialect.version(object);
  reading.environment.startedAt ??= startedAt(object);
  dialect.countUnread(object, reading);
  return null;
}

function* readLatency(
  object: JsonObject,
  placeOf: ServeResult["placeOf"],
  [name, metric, array]: ServeDialect["latencies"][number],
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
    const key = keys.find((k) => quantityOf(object.get(k), `${metric}, ${statistic}`, placeOf(k), reading) !== null);
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
    leaveOut(reading, metric, "0 means that nothing was measured: no answer was streamed");
    return;
  }
  if (completed !== null && metric !== "inter-token-latency" && metric !== "time-per-output-token")
    statistics.n = completed;
  reading.measurements.push({
    metric,
    ...shared,
    unit: seconds ? "s" : "ms",
    written: String(written.raw),
    at: placeOf(written.key),
    statistics,
  });
}

/** Only instants with a zone: `20260806-074423` is local time somewhere. */
function startedAt(object: JsonObject): string | undefined {
  const date = textOf(object.get("date"));
  if (date && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(date)) return date;
  const seconds = numberOf(object.get("benchmark_start_time_unix"));
  return seconds !== null && seconds > 1e9 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined;
}
