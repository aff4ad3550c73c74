import type { Issue } from "../outcome";
import { type Reading, UNNAMED_BENCHMARK } from "../run/run";
import { median } from "../stats/quantile";
import type { Steps } from "../steps";
import { aiperfMetric, aiperfUnit } from "./aiperf-metrics";
import type { Json, JsonObject } from "./format";
import { isObject, numberOf, numbersOf, textOf } from "./json-value";
import { leaveOut } from "./quantity";
import { failedShare, failures } from "./vllm-serve-requests";

/** A line of the record file: one request. */
export const isAiperfRecord = (object: JsonObject): boolean => {
  const metadata = object.get("metadata");
  return isObject(metadata) && metadata.has("benchmark_phase") && object.has("metrics");
};

const PAUSE = 2000;

/** Adds the requests of a record file: every metric with one value a request, or one a piece of the answer. */
export function* readAiperfRecords(
  records: readonly { object: JsonObject; at: string }[],
  reading: Reading,
): Steps<Issue | null> {
  const samples = new Map<string, { name: string; unit: string; values: number[]; at: string }>();
  let completed = 0;
  let failed = 0;
  for (const [i, { object, at }] of records.entries()) {
    if (i % PAUSE === PAUSE - 1) yield;
    const metadata = object.get("metadata");
    if (!isObject(metadata)) continue;
    if (metadata.get("benchmark_phase") !== "profiling") {
      leaveOut(reading, "requests before the measurement", "warm-up, not measured");
      continue;
    }
    if (metadata.get("was_cancelled") === true || isObject(object.get("error"))) {
      failed++;
      continue;
    }
    completed++;
    const metrics = object.get("metrics");
    if (!isObject(metrics)) continue;
    for (const [name, entry] of metrics) collect(name, entry, at, samples);
  }
  const all = completed + failed;
  const share = all > 0 ? failed / all : 0;
  const noVerdict = failures({ completed, failed, known: true, share }, "$", reading.warnings);
  if (completed === 0)
    return {
      code: "no-result",
      message: "Not a single measured request was answered.",
      found: `${failed} failed requests`,
      expected: "at least one answered request of the profiling phase",
      hint: "Look at the server's log, then repeat the run.",
    };
  for (const { name, unit, values, at } of samples.values()) {
    yield;
    const metric = aiperfMetric(name, unit);
    if (metric === null) {
      leaveOut(reading, "lengths, counts and time stamps", "settings and evidence, not results");
      continue;
    }
    const times = values.filter((value) => value > 0);
    if (times.length < values.length)
      leaveOut(reading, `${metric}, single values`, "0 means that nothing was measured", values.length - times.length);
    if (times.length === 0) continue;
    const sample = Float64Array.from(times);
    reading.measurements.push({
      metric,
      workload: "aiperf profile",
      params: {},
      context: { benchmark: UNNAMED_BENCHMARK, failed_share: failedShare(share) },
      unit,
      written: String(median(sample)),
      at,
      samples: sample,
      ...(noVerdict ? { noVerdict } : {}),
    });
  }
  return null;
}

function collect(
  name: string,
  entry: Json,
  at: string,
  samples: Map<string, { name: string; unit: string; values: number[]; at: string }>,
): void {
  if (!isObject(entry)) return;
  const unit = aiperfUnit(textOf(entry.get("unit")) ?? "", name);
  const key = `${name} ${unit}`;
  const known = samples.get(key) ?? { name, unit, values: [], at: `${at}.metrics.${name}` };
  samples.set(key, known);
  const value = numberOf(entry.get("value"));
  if (value !== null) known.values.push(value);
  else for (const gap of numbersOf(entry.get("value")) ?? []) if (Number.isFinite(gap)) known.values.push(gap);
}
