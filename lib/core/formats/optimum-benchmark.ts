import { accepted, excerpt, type Outcome } from "../outcome";
import { type Params, type Reading, type Statistics, UNNAMED_BENCHMARK, type Written } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, numberOf, numbersOf, objectsIn, textOf } from "./json-value";
import { optimumConfig } from "./optimum-config";
import { axisOfPhase, phaseOf } from "./optimum-phases";
import { quantityOf } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { spelledUnit } from "./spelled-unit";

const FIGURES = [
  ["p50", "median"],
  ["mean", "mean"],
  ["p95", "p95"],
  ["p99", "p99"],
  ["min", "min"],
  ["max", "max"],
] as const satisfies readonly (readonly [string, keyof Statistics])[];

type Shared = Pick<Written, "workload" | "context"> & { params: Params; device: string | null };

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  if (isObject(first.get("config")) && isReport(first.get("report")))
    return { claimed: true, rule: '"config" and "report"' };
  if (isReport(first)) return { claimed: true, rule: "a report by phase, each with a latency" };
  return first.has("config") && first.has("report")
    ? { claimed: false, close: 'optimum-benchmark: "report" has no phase with a latency' }
    : { claimed: false };
}

/** Phases by name, and in one of them a latency with its unit. */
function isReport(report: Json | undefined): boolean {
  return (
    isObject(report) &&
    [...report].some(([name, phase]) => {
      const latency = isObject(phase) && phaseOf(name) ? phase.get("latency") : undefined;
      return isObject(latency) && latency.has("unit") && (latency.has("mean") || latency.has("values"));
    })
  );
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("optimum-benchmark");
  reading.warnings.push(...sourceWarnings(source));
  for (const { object, at } of objectsIn(source)) {
    const report = object.get("report");
    const config = object.get("config");
    const { context, ...known } = optimumConfig(config, `${at}.config`, reading);
    const named = known.params.model !== undefined;
    const shared = {
      workload: "optimum-benchmark",
      ...known,
      context: named ? context : { ...context, benchmark: UNNAMED_BENCHMARK },
    };
    if (isObject(report) && isReport(report)) readReport(report, `${at}.report`, shared, reading);
    else if (isReport(object)) readReport(object, at, shared, reading);
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "No phase of the report has a time.",
      found: `${reading.skipped.length} figures left out`,
      expected: "a phase such as prefill, decode or forward with a latency",
      hint: "Run optimum-benchmark again and upload benchmark.json.",
    });
  if (reading.measurements.some((m) => m.context?.benchmark === UNNAMED_BENCHMARK))
    reading.warnings.push({
      code: "workload-unknown",
      message: "The file does not name its model, batch size or lengths.",
      hint: "Name them under Benchmark when you save the run, so that unlike runs are never paired, or upload the whole benchmark.json.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readReport(report: JsonObject, at: string, shared: Shared, reading: Reading): void {
  for (const [name, phase] of report) {
    if (!isObject(phase)) continue;
    const known = phaseOf(name);
    const what = excerpt(name, 60);
    if (!known || known.left !== undefined) {
      reading.skipped.push({ what: `phase ${what}`, count: 1, reason: known?.left ?? "not a phase that is read" });
      continue;
    }
    const { device, ...rest } = shared;
    const own = { ...rest, params: { ...rest.params, phase: name } };
    const place = `${at}.${name}`;
    if (known.latency)
      readLatency(
        phase.get("latency"),
        `${place}.latency`,
        { ...own, metric: known.latency, ...axisOfPhase(device, known.latency) },
        reading,
      );
    if (known.throughput)
      readThroughput(
        phase.get("throughput"),
        `${place}.throughput`,
        { ...own, metric: known.throughput, ...axisOfPhase(device, known.throughput) },
        reading,
      );
    for (const left of ["memory", "energy", "efficiency"])
      if (isObject(phase.get(left)))
        reading.skipped.push({ what: `${what}, ${left}`, count: 1, reason: "not a speed" });
  }
}

type Named = Omit<Written, "unit" | "written" | "at">;

function readLatency(latency: Json | undefined, at: string, named: Named, reading: Reading): void {
  if (!isObject(latency)) return;
  const values = numbersOf(latency.get("values"));
  const samples = values?.filter((value) => value > 0) ?? null;
  if (values && samples && samples.length < values.length)
    reading.skipped.push({
      what: named.metric,
      count: values.length - samples.length,
      reason: "missing or not above 0",
    });
  const statistics: Partial<Statistics> = {};
  for (const [key, statistic] of FIGURES) {
    const value = quantityOf(latency.get(key), `${named.metric}, ${key}`, `${at}.${key}`, reading);
    if (value) statistics[statistic] = value;
  }
  statistics.n = numberOf(latency.get("count"));
  const std = numberOf(latency.get("stdev"));
  if (std !== null && std >= 0) statistics.std = std;
  const whole = samples !== null && samples.length > 0;
  const head = statistics.median ?? statistics.mean ?? samples?.[0];
  if (head === undefined || head === null) {
    reading.skipped.push({ what: named.metric, count: 1, reason: `no time above 0 at ${at}` });
    return;
  }
  const unit = spelledUnit(textOf(latency.get("unit")) ?? "");
  reading.measurements.push({ ...named, unit, written: String(head), at, ...(whole ? { samples } : { statistics }) });
}

function readThroughput(throughput: Json | undefined, at: string, named: Named, reading: Reading): void {
  if (!isObject(throughput)) return;
  const value = quantityOf(throughput.get("value"), named.metric, `${at}.value`, reading);
  if (value === null) return;
  if (value === 0) {
    reading.skipped.push({ what: named.metric, count: 1, reason: "0 means that nothing was measured" });
    return;
  }
  const written = textOf(throughput.get("unit")) ?? "";
  const unit = /^(?:images|steps)\/s$/.test(written) ? "sample/s" : spelledUnit(written);
  // Sequence classification counts samples where text generation counts tokens.
  const metric = named.metric === "generation-throughput" && unit !== "tokens/s" ? "sample-throughput" : named.metric;
  reading.measurements.push({ ...named, metric, unit, written: String(value), at, statistics: { n: 1, value } });
}

export const optimumBenchmark: Format = {
  id: "optimum-benchmark",
  label: "optimum-benchmark (JSON)",
  tool: "optimum-benchmark",
  command: "optimum-benchmark --config-dir . --config-name my-model  # writes benchmark.json",
  axes: ["gpu-compute", "gpu-memory", "latency", "cpu"],
  measures: "How long a model takes to read a prompt, to write tokens, or to run forward once, iteration by iteration.",
  example: `{"config": {"backend": {"name": "pytorch", "model": "my-org/my-model", "device": "cuda"}},
 "report": {"prefill": {"latency": {"unit": "s", "values": [0.0312, 0.0309, 0.0311], "count": 3},
   "throughput": {"unit": "samples/s", "value": 32.2}}}}`,
  claims,
  read,
};
