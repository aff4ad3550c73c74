import { excerpt } from "../outcome";
import type { Params } from "../run/run";
import type { Json, JsonObject } from "./format";
import { isObject, lastPart, numberOf, textOf } from "./json-value";

/** What stands at a path of keys and indices; `undefined` where there is nothing. */
export function valueAt(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let at = value;
  for (const step of path) {
    if (typeof step === "string") at = isObject(at) ? at.get(step) : undefined;
    else at = Array.isArray(at) ? at[step] : undefined;
  }
  return at ?? undefined;
}

/** The one component that runs the model, where there is one (version 0.2). */
export function engineOf(report: JsonObject): Json | undefined {
  const stack = valueAt(report, "scenario", "stack");
  if (!Array.isArray(stack)) return undefined;
  const parts = stack.map((part) => valueAt(part, "standardized"));
  return parts.find((part) => valueAt(part, "kind") === "inference_engine") ?? parts[0];
}

/** What generated the load: `guidellm`, `inference-perf` … */
export const toolOf = (report: JsonObject): string | null =>
  textOf(valueAt(report, "scenario", "load", "standardized", "tool")) ??
  textOf(valueAt(report, "scenario", "load", "name"));

/** Requests a second that were asked for. */
export const rateOf = (report: JsonObject): number | null =>
  numberOf(valueAt(report, "scenario", "load", "standardized", "rate_qps")) ??
  numberOf(valueAt(report, "scenario", "load", "args", "qps_values"));

/** What must be equal for two results to be compared, of either version. Addresses, users and descriptions are not among it. */
export function paramsOf(report: JsonObject): Params {
  const params: Params = {};
  const load = valueAt(report, "scenario", "load", "standardized");
  const engine = engineOf(report);
  const text = (key: string, value: string | null) => {
    if (value) params[key] = excerpt(value, 120);
  };
  const number = (key: string, value: number | null) => {
    if (value !== null) params[key] = value;
  };
  const model = textOf(valueAt(engine, "model", "name")) ?? textOf(valueAt(report, "scenario", "model", "name"));
  text("model", model && lastPart(model));
  text("quantization", textOf(valueAt(report, "scenario", "model", "quantization")));
  text("load_generator", toolOf(report));
  text("load_type", textOf(valueAt(report, "scenario", "load", "type")));
  number("input_len", numberOf(valueAt(load, "input_seq_len", "value")));
  number("input_len_stddev", numberOf(valueAt(load, "input_seq_len", "std_dev")));
  number("output_len", numberOf(valueAt(load, "output_seq_len", "value")));
  number("output_len_stddev", numberOf(valueAt(load, "output_seq_len", "std_dev")));
  number("request_rate", rateOf(report));
  const concurrency = valueAt(load, "concurrency");
  if (concurrency !== undefined) params.concurrency = numberOf(concurrency) ?? "unlimited";
  number("tp", numberOf(valueAt(engine, "accelerator", "parallelism", "tp")));
  number("replicas", numberOf(valueAt(engine, "replicas")));
  return params;
}
