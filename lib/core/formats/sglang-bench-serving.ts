import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Params, Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import { emptyReading } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { isObject, isSchema, lastPart, numberOf, objectsIn, textOf } from "./json-value";
import { mergeRepeats } from "./repeats";
import { withoutCopies } from "./serve-copies";
import { THROUGHPUTS, type ServeDialect, sentParams } from "./serve-dialect";
import { isSglang, isSglangKey } from "./sglang-keys";
import { sourceWarnings } from "./source-warnings";
import { consoleBlocks, hasConsole } from "./vllm-console";
import { countUnread } from "./vllm-serve-keys";
import { readServeObject, type ServeResult } from "./vllm-serve-object";
import { failedShare, type Requests } from "./vllm-serve-requests";

/** FORMATS 4.5: JSON Lines to which every start adds one, or the closing table on the screen. */
function claims(source: Source): Claim {
  if (source.kind === "text")
    return hasConsole(source, "sglang")
      ? { claimed: true, rule: "Serving Benchmark Result, retokenized" }
      : { claimed: false };
  const first = objectsIn(source)[0]?.object;
  if (!first || isSchema(first) || !isSglang(first)) return { claimed: false };
  return { claimed: true, rule: '"total_output_tokens_retokenized" or "mean_e2e_latency_ms"' };
}

function* read(source: Source): Steps<Outcome<Reading>> {
  const reading: Reading = { ...emptyReading("sglang bench_serving"), warnings: sourceWarnings(source) };
  const results = source.kind === "text" ? consoleBlocks(source, "sglang") : savedResults(source);
  const errors: Issue[] = [];
  for (const result of withoutCopies(results, reading.warnings)) {
    yield;
    const error = yield* readServeObject(result, SGLANG, reading);
    if (error) errors.push(error);
  }
  if (reading.measurements.length === 0) return refused(...(errors.length > 0 ? errors : [nothing]));
  reading.warnings.push(...errors);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

const savedResults = (source: Source): ServeResult[] =>
  objectsIn(source)
    .filter(({ object }) => isSglang(object))
    .map(({ object, at }) => ({ object, at, placeOf: (key) => `${at}.${key}` }));

function paramsOf(object: JsonObject, warnings: Issue[], at: string): Params {
  const model = serverText(object, "model_path") ?? textOf(object.get("model")) ?? textOf(object.get("model_id"));
  const params = sentParams(object, model, warnings, at);
  const dataset = textOf(object.get("dataset_name"));
  if (dataset) params.dataset_name = lastPart(excerpt(dataset));
  // The client writes the lengths of the random data set whatever it used.
  const lengths = dataset?.startsWith("random") ? RANDOM : dataset === "sharegpt" ? ["sharegpt_output_len"] : [];
  for (const key of lengths) {
    const value = numberOf(object.get(key));
    if (value !== null) params[key] = value;
  }
  if (numberOf(object.get("accept_length")) !== null) params.spec_decoding = true;
  return params;
}

const RANDOM = ["random_input_len", "random_output_len", "random_range_ratio"];
const SERVER = ["tp_size", "dp_size", "dtype", "quantization", "kv_cache_dtype"] as const;

function contextOf(object: JsonObject, requests: Requests): Params {
  const context: Params = {};
  for (const key of ["total_input_tokens", "total_output_tokens", "completed"]) {
    const value = numberOf(object.get(key));
    if (value !== null) context[key] = value;
  }
  const backend = textOf(object.get("backend"));
  if (backend) context.backend = backend;
  for (const key of SERVER) {
    const value = serverValue(object, key);
    if (typeof value === "number") context[key] = value;
    else if (typeof value === "string") context[key] = excerpt(value, 60);
  }
  const version = serverText(object, "version");
  if (version) context.version = version;
  if (requests.known) context.failed_share = failedShare(requests.share);
  return context;
}

/** A field of the server's description; of disaggregated serving the first server's. */
function serverValue(object: JsonObject, key: string): Json | undefined {
  const info = object.get("server_info");
  if (!isObject(info)) return undefined;
  if (info.has(key)) return info.get(key);
  for (const role of ["prefill", "decode"]) {
    const servers = info.get(role);
    const server = Array.isArray(servers) ? servers.find(isObject) : servers;
    if (isObject(server) && server.has(key)) return server.get(key);
  }
  return undefined;
}

const serverText = (object: JsonObject, key: string): string | null => textOf(serverValue(object, key));

const SGLANG: ServeDialect = {
  workload: "sglang bench_serving",
  throughputs: [...THROUGHPUTS, ["total_throughput", "total-throughput", "tok/s"]],
  latencies: [
    ["ttft", "time-to-first-token", "ttfts"],
    ["tpot", "time-per-output-token", null],
    ["itl", "inter-token-latency", "itls"],
    ["e2e_latency", "request-latency", null],
  ],
  params: paramsOf,
  context: contextOf,
  version: (object) => serverText(object, "version"),
  countUnread: (object, reading) => countUnread(object, reading, isSglangKey),
};

const nothing: Issue = {
  code: "no-result",
  message: "The file is an SGLang benchmark result without a single number.",
  expected: "request_throughput, median_ttft_ms and the like",
  hint: "Run the benchmark again and keep its result file.",
};

export const sglangBenchServing: Format = {
  id: "sglang-bench-serving",
  label: "SGLang bench_serving (JSON Lines or its closing table)",
  tool: "sglang.bench_serving",
  command:
    "python -m sglang.bench_serving --backend sglang --dataset-name random --random-input-len 1024 --random-output-len 256 --random-range-ratio 1 --num-prompts 500 --max-concurrency 64 --output-file run-1.jsonl --output-details",
  axes: ["gpu-compute", "latency"],
  measures: "How fast an SGLang server answers under load: tokens and requests a second, and how long users wait.",
  example: `{"backend": "sglang", "dataset_name": "random", "request_rate": Infinity, "max_concurrency": 32, "duration": 20.5,
 "completed": 100, "total_output_tokens": 25600, "total_output_tokens_retokenized": 25588, "request_throughput": 4.88,
 "output_throughput": 1248.8, "median_e2e_latency_ms": 5210.4, "mean_ttft_ms": 88.1, "median_ttft_ms": 84.6}`,
  claims,
  read: (source) => atOnce(read(source)),
  reading: read,
};
