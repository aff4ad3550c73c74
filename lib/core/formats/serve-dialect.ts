import type { Issue } from "../outcome";
import type { Params, Reading } from "../run/run";
import type { JsonObject } from "./format";
import { lastPart, numberOf } from "./json-value";
import type { Requests } from "./vllm-serve-requests";

type Throughput = readonly [key: string, metric: string, unit: string];

/** The rates that all of these clients write. */
export const THROUGHPUTS: readonly Throughput[] = [
  ["request_throughput", "request-throughput", "req/s"],
  ["output_throughput", "output-throughput", "tok/s"],
  ["input_throughput", "input-throughput", "tok/s"],
  ["total_token_throughput", "total-throughput", "tok/s"],
  ["max_output_tokens_per_s", "peak-output-throughput", "tok/s"],
];

/** How one of the clients that grew from vLLM's benchmark names what it writes: vLLM's own, SGLang's. */
export interface ServeDialect {
  workload: string;
  throughputs: readonly Throughput[];
  /** `mean_{name}_ms`, `p99_{name}_ms` … and the array of single values in seconds. */
  latencies: readonly (readonly [name: string, metric: string, array: string | null])[];
  /** What must be equal for two results to be compared (FORMATS 3). */
  params(object: JsonObject, warnings: Issue[], at: string): Params;
  /** What makes a warning when it differs. */
  context(object: JsonObject, requests: Requests): Params;
  version(object: JsonObject): string | null;
  /** Lists the keys that say nothing here. */
  countUnread(object: JsonObject, reading: Reading): void;
}

/** What all of these clients write of what they sent: the model, how fast, how many at once and how many in all. */
export function sentParams(object: JsonObject, model: string | null, warnings: Issue[], at: string): Params {
  const params: Params = {};
  if (model) params.model = lastPart(model);
  else warnings.push({ code: "model-unknown", message: "The file does not name the model.", at });
  if (object.has("request_rate")) params.request_rate = numberOf(object.get("request_rate")) ?? "unlimited";
  if (object.has("max_concurrency")) params.max_concurrency = numberOf(object.get("max_concurrency")) ?? "unlimited";
  const prompts = numberOf(object.get("num_prompts"));
  if (prompts !== null) params.num_prompts = prompts;
  return params;
}
