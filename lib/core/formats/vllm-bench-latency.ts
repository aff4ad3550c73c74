import { accepted, type Outcome } from "../outcome";
import { type Reading, type Statistics, UNNAMED_BENCHMARK } from "../run/run";
import { median } from "../stats/quantile";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, numbersOf, objectsIn } from "./json-value";
import { isZero, quantityOf, statisticsOf, type StatisticNames } from "./quantity";
import { sourceWarnings } from "./source-warnings";
import { agrees } from "./vllm-serve-samples";

const isLatencyResult = (object: JsonObject): boolean =>
  object.has("avg_latency") && (object.has("latencies") || object.has("percentiles")) && !isSchema(object);

/** FORMATS 4.1, small relatives: one batch, over and over. */
function claims(source: Source): Claim {
  const first = firstObject(source);
  return first && isLatencyResult(first)
    ? { claimed: true, rule: '"avg_latency" and "latencies"' }
    : { claimed: false };
}

const AGGREGATE: StatisticNames = [
  ["mean", ["avg_latency"]],
  ["std", ["std_latency"]],
];
const PERCENTILES: StatisticNames = [
  ["median", ["50"]],
  ["p05", ["5"]],
  ["p95", ["95"]],
  ["p99", ["99"]],
];

function read(source: Source): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("vllm bench latency"), warnings: sourceWarnings(source) };
  const results = objectsIn(source).filter(({ object }) => isLatencyResult(object));
  results.forEach(({ object, at }, i) => {
    // The file says nothing of its workload, so two results in it need not be alike.
    readResult(object, at, results.length > 1 ? { result: i + 1 } : {}, reading);
  });
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file is a vLLM latency result without a time above zero.",
      found: results.length === 0 ? "no result" : "avg_latency absent or 0",
      expected: "avg_latency in seconds",
      hint: "Run vllm bench latency again and keep its JSON file.",
    });
  reading.warnings.push({
    code: "workload-unknown",
    message: "The file does not name its model, batch size or lengths.",
    hint: "Name them under Benchmark when you save the run (such as Llama-3.1-8B, batch 8, 2048 in, 128 out), so that unlike runs are never paired.",
  });
  return accepted(reading, reading.warnings);
}

function readResult(object: JsonObject, at: string, params: { result?: number }, reading: Reading): void {
  const placeOf = (key: string) => `${at}.${key}`;
  const shared = {
    metric: "batch-latency",
    workload: "vllm bench latency",
    params,
    context: { benchmark: UNNAMED_BENCHMARK },
    unit: "s",
  };
  const aggregate = statisticsOf(object, AGGREGATE, "batch-latency", placeOf, reading);
  const printed: Partial<Statistics> = { ...aggregate?.statistics };
  const percentiles = object.get("percentiles");
  const place = (key: string) => `${at}.percentiles["${key}"]`;
  const spread = isObject(percentiles) ? statisticsOf(percentiles, PERCENTILES, "batch-latency", place, reading) : null;
  Object.assign(printed, spread?.statistics);
  const samples = numbersOf(object.get("latencies"));
  if (samples && samples.length > 0) {
    const middle = median(samples);
    if (middle > 0 && agrees(samples, middle, printed, 1)) {
      reading.measurements.push({ ...shared, written: String(middle), at: placeOf("latencies"), samples });
      return;
    }
    reading.warnings.push({
      code: "samples-disagree",
      message:
        'The single values under "latencies" do not give the printed mean, so only the printed numbers are used.',
      at: placeOf("latencies"),
    });
  } else if (object.get("latencies") !== undefined && samples === null)
    quantityOf(object.get("latencies"), "batch-latency, single values", placeOf("latencies"), reading);
  if (isZero(printed)) return;
  const [written, where] =
    spread && printed.median ? [spread.written, place(spread.key)] : [aggregate?.written ?? "", placeOf("avg_latency")];
  reading.measurements.push({ ...shared, written, at: where, statistics: printed });
}

export const vllmBenchLatency: Format = {
  id: "vllm-bench-latency",
  label: "vLLM bench latency (JSON)",
  tool: "vllm bench latency",
  command:
    "vllm bench latency --model MODEL --batch-size 8 --input-len 1024 --output-len 128 --num-iters 30 --output-json run-1.json",
  axes: ["gpu-compute"],
  measures: "How long one batch of requests takes from start to end, without a server in between.",
  example: `{"avg_latency": 4.181, "latencies": [4.172, 4.179, 4.192],
 "percentiles": {"10": 4.173, "25": 4.176, "50": 4.179, "75": 4.186, "90": 4.189, "99": 4.192}}`,
  claims,
  read,
};
