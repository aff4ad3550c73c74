import { excerpt, type Issue } from "../outcome";
import type { Params } from "../run/run";
import type { JsonObject } from "./format";
import { lastPart, numberOf, textOf } from "./json-value";
import { sentParams } from "./serve-dialect";
import { isKnownKey, SERVER_VERSIONS, WORKLOAD_KEYS } from "./vllm-serve-keys";
import { failedShare, type Requests } from "./vllm-serve-requests";

/** What must be equal for two results to be compared (FORMATS 3). */
export function paramsOf(object: JsonObject, warnings: Issue[], at: string): Params {
  const params = sentParams(object, textOf(object.get("model_id")), warnings, at);
  for (const key of WORKLOAD_KEYS) {
    const value = object.get(key);
    // One draw an answer is what every client does; only forks write it down.
    if (key === "best_of" && value === 1) continue;
    if (typeof value === "number" || typeof value === "boolean") params[key] = value;
    else if (typeof value === "string" && textOf(value)) params[key] = lastPart(excerpt(value, 200));
  }
  if ([...object.keys()].some((key) => key.startsWith("spec_decode"))) params.spec_decoding = true;
  // A sweep writes the swept settings beside the number of the run.
  if (object.has("run_number"))
    for (const [key, value] of object)
      if (!isKnownKey(key) && (typeof value === "number" || typeof value === "boolean")) params[key] = value;
  return params;
}

/** What makes a warning when it differs (FORMATS 3). */
export function contextOf(object: JsonObject, requests: Requests): Params {
  const context: Params = {};
  for (const key of ["burstiness", "total_input_tokens", "total_output_tokens"]) {
    const value = numberOf(object.get(key));
    if (value !== null) context[key] = value;
  }
  const tokenizer = textOf(object.get("tokenizer_id"));
  if (tokenizer) context.tokenizer = lastPart(tokenizer);
  for (const key of ["backend", "endpoint_type", ...SERVER_VERSIONS]) {
    const value = textOf(object.get(key));
    if (value) context[key] = value;
  }
  if (requests.known) context.failed_share = failedShare(requests.share);
  return context;
}
