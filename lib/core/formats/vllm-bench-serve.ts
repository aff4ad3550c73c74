import { accepted, type Issue, type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import type { Claim, Format, JsonObject, Source } from "./format";
import { isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { mergeRepeats } from "./repeats";
import { withoutCopies } from "./serve-copies";
import { type ServeDialect, THROUGHPUTS } from "./serve-dialect";
import { isSglang } from "./sglang-keys";
import { sourceWarnings } from "./source-warnings";
import { consoleBlocks, hasConsole } from "./vllm-console";
import { countUnread, SERVER_VERSIONS } from "./vllm-serve-keys";
import { readServeObject, type ServeResult } from "./vllm-serve-object";
import { contextOf, paramsOf } from "./vllm-serve-params";

/** The first object, which for a sweep's summary is the first of a list; FORMATS 4.1. */
function claims(source: Source): Claim {
  if (source.kind === "text") {
    return hasConsole(source, "vllm") ? { claimed: true, rule: "Serving Benchmark Result" } : { claimed: false };
  }
  const first = objectsIn(source)[0]?.object;
  if (!first) return { claimed: false };
  const key = ["median_ttft_ms", "mean_ttft_ms"].find((k) => first.has(k)) ?? secondsKey(first) ?? poolingKey(first);
  if (key === undefined || isSchema(first)) {
    const like = first.has("output_throughput") && first.has("completed");
    return { claimed: false, ...(like ? { close: "vLLM bench serve: no mean_ttft_ms and no median_ttft_ms" } : {}) };
  }
  if (isSglang(first)) return { claimed: false };
  return { claimed: true, rule: `"${key}"` };
}

/** InferenceX writes the same client's numbers without `_ms`, in seconds; its rows per GPU are another format. */
function secondsKey(first: JsonObject): string | undefined {
  return first.has("median_ttft") && first.has("num_prompts") && !first.has("tput_per_gpu") ? "median_ttft" : undefined;
}

/** Embedding and pooling runs stream nothing: requests and input tokens, and the time of a whole request. */
function poolingKey(first: JsonObject): string | undefined {
  const pooling = first.has("completed") && first.has("request_throughput") && !first.has("output_throughput");
  return pooling ? ["median_e2el_ms", "mean_e2el_ms"].find((k) => first.has(k)) : undefined;
}

function* read(source: Source): Steps<Outcome<Reading>> {
  const results = source.kind === "text" ? consoleBlocks(source, "vllm").map(withPrompts) : savedResults(source);
  const reading: Reading = {
    tool: { name: "vllm bench serve", version: null },
    environment: {},
    evidence: [],
    measurements: [],
    skipped: [],
    warnings: sourceWarnings(source),
  };
  const errors: Issue[] = [];
  for (const result of withoutCopies(results, reading.warnings)) {
    yield;
    const error = yield* readServeObject(result, VLLM, reading);
    if (error) errors.push(error);
  }
  if (reading.measurements.length === 0) return refused(...(errors.length > 0 ? errors : [nothing]));
  reading.warnings.push(...errors);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** Objects that are something else stay out: a sweep's own settings, a line of a log. */
export const savedResults = (source: Source): ServeResult[] =>
  objectsIn(source)
    .filter(({ object }) => ["completed", "duration", "median_ttft_ms", "mean_ttft_ms"].some((key) => object.has(key)))
    .map(({ object, at }) => ({ object, at, placeOf: (key) => `${at}.${key}` }));

/** The screen says how many were answered and how many were not. */
function withPrompts(result: ServeResult): ServeResult {
  const completed = numberOf(result.object.get("completed"));
  if (completed !== null) result.object.set("num_prompts", completed + (numberOf(result.object.get("failed")) ?? 0));
  return result;
}

const VLLM: ServeDialect = {
  workload: "vllm bench serve",
  throughputs: [
    ...THROUGHPUTS,
    ["request_goodput", "request-goodput", "req/s"],
    ["request_goodput:", "request-goodput", "req/s"],
  ],
  latencies: [
    ["ttft", "time-to-first-token", "ttfts"],
    ["tpot", "time-per-output-token", null],
    ["itl", "inter-token-latency", "itls"],
    ["e2el", "request-latency", "latencies"],
  ],
  params: paramsOf,
  context: contextOf,
  version: (object) => SERVER_VERSIONS.map((key) => textOf(object.get(key))).find((v) => v !== null) ?? null,
  countUnread,
};

const nothing: Issue = {
  code: "no-result",
  message: "The file is a vLLM benchmark result without a single number.",
  expected: "request_throughput, median_ttft_ms and the like",
  hint: "Run the benchmark again and keep its result file.",
};

export const vllmBenchServe: Format = {
  id: "vllm-bench-serve",
  label: "vLLM bench serve (JSON)",
  tool: "vllm bench serve",
  command:
    "vllm bench serve --model MODEL --num-prompts 1000 --max-concurrency 64 --ignore-eos --save-result --save-detailed --result-filename run-1.json",
  axes: ["gpu-compute", "latency"],
  measures: "How fast a model server answers under load: tokens and requests a second, and how long users wait.",
  example: `{"backend": "vllm", "model_id": "my-model", "num_prompts": 200, "request_rate": "inf", "max_concurrency": 32,
 "duration": 50.0, "completed": 200, "request_throughput": 4.0, "output_throughput": 512.0,
 "mean_ttft_ms": 61.4, "median_ttft_ms": 58.2, "p99_ttft_ms": 120.9, "median_tpot_ms": 9.8}`,
  claims,
  read: (source) => atOnce(read(source)),
  reading: read,
};
