import { type Params, type Reading, UNNAMED_BENCHMARK } from "../run/run";
import { aiperfParams } from "./aiperf-settings";
import { addAiperfRow, aiperfMetric, aiperfUnit, countValues } from "./aiperf-metrics";
import { readTelemetry } from "./aiperf-telemetry";
import type { JsonObject } from "./format";
import { isObject, numberOf, textOf } from "./json-value";
import { leaveOut, type Shared } from "./quantity";
import { failures, rateLoad } from "./vllm-serve-requests";

/** Adds one summary to a reading: metrics by name, each with its unit and its statistics */
export function readAiperfSummary(object: JsonObject, at: string, reading: Reading): void {
  const average = (name: string) => {
    const value = object.get(name);
    return isObject(value) ? numberOf(value.get("avg")) : null;
  };
  const completed = average("request_count");
  const failed = average("error_request_count") ?? failuresListed(object) ?? 0;
  const all = failed + (completed ?? 0);
  const noVerdict = failures(
    { completed, failed, known: completed !== null, share: all > 0 ? failed / all : 0 },
    `${at}.error_request_count`,
    reading.warnings,
  );
  const cancelled = object.get("was_cancelled") === true;
  if (cancelled)
    reading.warnings.push({
      code: "aborted",
      message: "The run was cancelled before it was done; what was measured until then is kept.",
      at: `${at}.was_cancelled`,
    });
  const params = aiperfParams(object.get("input_config"));
  const duration = object.get("benchmark_duration");
  const seconds = isObject(duration) && duration.get("unit") === "sec" ? numberOf(duration.get("avg")) : null;
  const load = rateLoad(numberOf(params.request_rate), completed, seconds);
  const shared: Shared = {
    workload: "aiperf profile",
    params,
    context: contextOf(object, params, average),
    ...(load ? { load } : {}),
    ...(noVerdict ? { noVerdict } : {}),
  };
  const before = reading.measurements.length;
  for (const [key, value] of object) {
    if (isObject(value) && typeof value.get("unit") === "string" && value.has("avg"))
      readMetric(key, value, at, shared, cancelled || failed > 0, reading);
  }
  countValues(reading.measurements.slice(before), completed);
  readTelemetry(object, at, reading);
  reading.tool.version ??= textOf(object.get("aiperf_version"));
}

function readMetric(
  key: string,
  value: JsonObject,
  at: string,
  shared: Shared,
  unfinished: boolean,
  reading: Reading,
): void {
  const unit = aiperfUnit(textOf(value.get("unit")) ?? "", key);
  const metric = aiperfMetric(key, unit);
  if (metric === null) {
    leaveOut(reading, "lengths, counts and time stamps", "settings and evidence, not results");
    return;
  }
  if (metric === "benchmark-duration" && unfinished) {
    leaveOut(reading, metric, "not all of the work was done");
    return;
  }
  const placeOf = (statistic: string) => `${at}.${key}.${statistic}`;
  addAiperfRow(value, { ...shared, metric, unit }, placeOf, reading);
}

/** AIPerf lists its errors with how often each came. */
function failuresListed(object: JsonObject): number | null {
  const errors = object.get("error_summary");
  if (!Array.isArray(errors)) return null;
  return errors.reduce<number>((sum, error) => sum + (isObject(error) ? (numberOf(error.get("count")) ?? 0) : 0), 0);
}

function contextOf(object: JsonObject, params: Params, average: (name: string) => number | null): Params {
  const context: Params = {};
  for (const key of ["input_sequence_length", "output_sequence_length"]) {
    const length = average(key);
    if (length !== null) context[`${key}_avg`] = length;
  }
  const info = object.get("run_info");
  const seed = isObject(info) ? info.get("random_seed") : undefined;
  if (typeof seed === "number") context.random_seed = seed;
  const version = textOf(object.get("aiperf_version"));
  if (version) context.aiperf_version = version;
  if (params.model === undefined) context.benchmark = UNNAMED_BENCHMARK;
  return context;
}
