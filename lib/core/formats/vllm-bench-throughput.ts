import { accepted, type Outcome } from "../outcome";
import { type Params, type Reading, UNNAMED_BENCHMARK } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isSchema, numberOf, objectsIn } from "./json-value";
import { leaveOut, oneValue, quantityOf } from "./quantity";
import { sourceWarnings } from "./source-warnings";

const isThroughputResult = (object: JsonObject): boolean =>
  object.has("elapsed_time") &&
  object.has("tokens_per_second") &&
  (object.has("num_requests") || object.has("total_num_tokens")) &&
  !isSchema(object);

/** FORMATS 4.1, small relatives: all requests at once, without a server. */
function claims(source: Source): Claim {
  const first = firstObject(source);
  return first && isThroughputResult(first)
    ? { claimed: true, rule: '"elapsed_time" and "tokens_per_second"' }
    : { claimed: false };
}

/** Tokens are those of prompts and answers together. */
const RATES = [
  ["requests_per_second", "request-throughput", "req/s"],
  ["tokens_per_second", "total-throughput", "tok/s"],
] as const;

function read(source: Source): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("vllm bench throughput"), warnings: sourceWarnings(source) };
  const results = objectsIn(source).filter(({ object }) => isThroughputResult(object));
  results.forEach(({ object, at }, i) => {
    const params: Params = results.length > 1 ? { result: i + 1 } : {};
    const requests = numberOf(object.get("num_requests"));
    if (requests !== null) params.num_requests = requests;
    const tokens = numberOf(object.get("total_num_tokens"));
    const context: Params = { benchmark: UNNAMED_BENCHMARK, ...(tokens === null ? {} : { total_num_tokens: tokens }) };
    for (const [key, metric, unit] of RATES) {
      const value = quantityOf(object.get(key), metric, `${at}.${key}`, reading);
      if (value === 0) leaveOut(reading, metric, "0 means that nothing was counted");
      else if (value !== null) {
        const shared = { workload: "vllm bench throughput", params, context };
        reading.measurements.push(oneValue(shared, metric, unit, object.get(key), value, `${at}.${key}`));
      }
    }
  });
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file is a vLLM throughput result without a rate above zero.",
      found: results.length === 0 ? "no result" : "requests_per_second and tokens_per_second absent or 0",
      expected: "tokens_per_second",
      hint: "Run vllm bench throughput again and keep its JSON file.",
    });
  reading.warnings.push({
    code: "workload-unknown",
    message: "The file does not name its model or lengths.",
    hint: "Name them under Benchmark when you save the run (such as Llama-3.1-8B, 1024 in, 128 out), so that unlike runs are never paired.",
  });
  return accepted(reading, reading.warnings);
}

export const vllmBenchThroughput: Format = {
  id: "vllm-bench-throughput",
  label: "vLLM bench throughput (JSON)",
  tool: "vllm bench throughput",
  command:
    "vllm bench throughput --model MODEL --input-len 1024 --output-len 128 --num-prompts 500 --output-json run-1.json",
  axes: ["gpu-compute"],
  measures: "How many requests and tokens a second a GPU works off when all of them are there at once.",
  example: `{"elapsed_time": 41.2, "num_requests": 500, "total_num_tokens": 576000,
 "requests_per_second": 12.14, "tokens_per_second": 13980.6}`,
  claims,
  read,
};
