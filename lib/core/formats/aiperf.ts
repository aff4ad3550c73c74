import { accepted, type Issue, type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import { isAiperfCsv, readAiperfCsv } from "./aiperf-csv";
import { dropEqualFirstOutput } from "./first-output-token";
import { isAiperfRecord, readAiperfRecords } from "./aiperf-records";
import { readAiperfSummary } from "./aiperf-summary";
import { emptyReading } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, objectsIn } from "./json-value";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

/** FORMATS 4.6: a summary (JSON or CSV) or a file of one line a request. */
function claims(source: Source): Claim {
  if (source.kind === "text")
    return isAiperfCsv(source) ? { claimed: true, rule: "Metric,avg,min,max" } : { claimed: false };
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  if (isSummary(first)) return { claimed: true, rule: '"request_throughput" with "unit" and "avg"' };
  return isAiperfRecord(first)
    ? { claimed: true, rule: '"metadata.benchmark_phase" and "metrics"' }
    : { claimed: false };
}

function isSummary(object: JsonObject): boolean {
  const value = object.get("request_throughput");
  return isObject(value) && value.has("unit") && value.has("avg");
}

function* read(source: Source): Steps<Outcome<Reading>> {
  const reading: Reading = { ...emptyReading("aiperf"), warnings: sourceWarnings(source) };
  const errors: Issue[] = [];
  if (source.kind === "text") readAiperfCsv(source, reading);
  else {
    const objects = objectsIn(source);
    for (const { object, at } of objects.filter(({ object }) => isSummary(object))) {
      yield;
      readAiperfSummary(object, at, reading);
    }
    const records = objects.filter(({ object }) => isAiperfRecord(object));
    const error = records.length > 0 ? yield* readAiperfRecords(records, reading) : null;
    if (error) errors.push(error);
  }
  if (reading.measurements.length === 0) return refused(...(errors.length > 0 ? errors : [nothing]));
  if (reading.measurements.some((m) => m.params.model === undefined))
    reading.warnings.push({
      code: "workload-unknown",
      message: "The file does not name its model or how many requests were sent at once.",
      hint: "Upload profile_export_aiperf.json, which does, or name them under Benchmark when you save the run.",
    });
  dropEqualFirstOutput(reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

const nothing: Issue = {
  code: "no-result",
  message: "The file is an AIPerf result without a single number above zero.",
  expected: "request_throughput, request_latency and the like",
  hint: "Run the benchmark again and keep profile_export_aiperf.json.",
};

export const aiperf: Format = {
  id: "aiperf",
  label: "AIPerf and genai-perf (JSON, JSON Lines, CSV)",
  tool: "aiperf",
  command:
    "aiperf profile --model MODEL --url localhost:8000 --endpoint-type chat --streaming --concurrency 32 --request-count 500 --synthetic-input-tokens-mean 1000 --output-tokens-mean 200",
  axes: ["gpu-compute", "latency"],
  measures:
    "How fast a model server answers a fixed number of users: tokens and requests a second, and how long they wait.",
  example: `{"request_throughput": {"unit": "requests/sec", "avg": 4.02},
 "time_to_first_token": {"unit": "ms", "avg": 61.4, "p50": 58.2, "p99": 120.9, "std": 11.3},
 "inter_token_latency": {"unit": "ms", "avg": 9.9, "p50": 9.8, "p99": 12.1, "std": 0.4}}`,
  claims,
  read: (source) => atOnce(read(source)),
  reading: read,
};
