import { excerpt } from "../outcome";
import type { Params } from "../run/run";
import type { Json, JsonObject } from "./format";
import { isObject, lastPart, numberOf } from "./json-value";

type Path = readonly string[];

/** Where AIPerf, its later versions and genai-perf write a setting. */
const NUMBERS: readonly (readonly [param: string, paths: readonly Path[]])[] = [
  ["concurrency", [["loadgen", "concurrency"], ["perf_analyzer", "stimulus", "concurrency"], ["concurrency"]]],
  ["request_rate", [["loadgen", "request_rate"], ["perf_analyzer", "stimulus", "request_rate"], ["request_rate"]]],
  ["request_count", [["loadgen", "request_count"], ["request_count"]]],
  ["input_tokens_mean", [["input", "prompt", "input_tokens", "mean"], ["synthetic_input_tokens_mean"]]],
  ["input_tokens_stddev", [["input", "prompt", "input_tokens", "stddev"], ["synthetic_input_tokens_stddev"]]],
  ["output_tokens_mean", [["input", "prompt", "output_tokens", "mean"], ["output_tokens_mean"]]],
  ["output_tokens_stddev", [["input", "prompt", "output_tokens", "stddev"], ["output_tokens_stddev"]]],
];

/** What must be equal for two results to be compared (FORMATS 3), from the settings that the client repeats. */
export function aiperfParams(config: Json | undefined): Params {
  const params: Params = {};
  if (!isObject(config)) return params;
  const models = at(config, ["endpoint", "model_names"]) ?? at(config, ["model_names"]) ?? at(config, ["model"]);
  const names = (Array.isArray(models) ? models : [models]).filter(
    (m): m is string => typeof m === "string" && m !== "",
  );
  if (names.length > 0) params.model = names.map((name) => lastPart(excerpt(name, 200))).join(", ");
  const type = at(config, ["endpoint", "type"]) ?? at(config, ["endpoint_type"]);
  if (typeof type === "string" && type !== "") params.endpoint_type = excerpt(type, 60);
  const streaming = at(config, ["endpoint", "streaming"]) ?? at(config, ["streaming"]);
  if (typeof streaming === "boolean") params.streaming = streaming;
  for (const [param, paths] of NUMBERS) {
    const value = paths.map((path) => numberOf(at(config, path))).find((number) => number !== null);
    if (value !== undefined && value !== null) params[param] = value;
  }
  return params;
}

function at(object: JsonObject, path: Path): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path) value = isObject(value) ? value.get(key) : undefined;
  return value ?? undefined;
}
