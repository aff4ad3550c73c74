import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading, Statistics, Written } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { openMetric } from "./open-metric";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { countOf, state } from "./state";

/** Keys of a row that are no counter of the benchmark's own. */
const OWN = new Set(
  "name run_name run_type family_index per_family_instance_index repetitions repetition_index threads iterations aggregate_name aggregate_unit real_time cpu_time time_unit bytes_per_second items_per_second label error_occurred error_message skipped skip_message big_o cpu_coefficient real_coefficient rms".split(
    " ",
  ),
);
const AGGREGATES: Readonly<Record<string, keyof Statistics>> = { mean: "mean", median: "median", stddev: "std" };

type Row = { object: JsonObject; at: string; name: string; aggregate: string | null };
type Figure = Pick<Written, "metric" | "better" | "noVerdict" | "unit"> & { key: string };

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first?.has("context") || !first.has("benchmarks") || first.has("machine_info") || isSchema(first))
    return { claimed: false };
  if (isObject(first.get("context")) && Array.isArray(first.get("benchmarks")))
    return { claimed: true, rule: '"context" and "benchmarks"' };
  return { claimed: false, close: 'google-benchmark: "context" is not an object, or "benchmarks" not a list' };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("Google Benchmark");
  reading.warnings.push(...sourceWarnings(source));
  let rows = 0;
  for (const { object, at } of objectsIn(source)) {
    const list = object.get("benchmarks");
    if (!Array.isArray(list)) continue;
    readContext(object.get("context"), `${at}.context`, reading);
    const objects = list.map((item) => (isObject(item) ? item : null));
    const names = new Set(objects.map((item) => textOf(item?.get("name"))));
    const found = objects.flatMap((item, i) => (item ? [rowOf(item, `${at}.benchmarks[${i}]`, names)] : []));
    rows += found.length;
    readRows(found, reading);
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "No benchmark in the file has a time.",
      found: rows === 0 ? "no benchmarks" : `${rows} rows, none with a time`,
      expected: "a row with real_time",
      hint: "Run the benchmark again with --benchmark_out=run-1.json --benchmark_out_format=json and look at its errors.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readContext(context: Json | undefined, at: string, reading: Reading): void {
  if (!isObject(context)) return;
  reading.tool.version ??= textOf(context.get("library_version"));
  const count = countOf(numberOf(context.get("num_cpus")));
  state(reading, "cpuCount", count, `num_cpus ${count}`, `${at}.num_cpus`);
  if (textOf(context.get("library_build_type")) === "debug")
    reading.warnings.push({
      code: "debug-build",
      message: "The benchmark library was built for debugging, so times are longer than they need be.",
      at: `${at}.library_build_type`,
      hint: "Build with optimisation on both sides.",
    });
  if (context.get("cpu_scaling_enabled") === true || context.get("cpu_scaling_enabled") === "true")
    reading.warnings.push({
      code: "cpu-scaling",
      message: "The processor changed its clock while it was measured, so times spread more than they need.",
      at: `${at}.cpu_scaling_enabled`,
      hint: "Set the governor to performance on both sides.",
    });
}

function rowOf(object: JsonObject, at: string, names: ReadonlySet<string | null>): Row {
  const name = textOf(object.get("name")) ?? "without a name";
  const run = textOf(object.get("run_name")) ?? name;
  const aggregate = textOf(object.get("aggregate_name"));
  if (aggregate !== null || textOf(object.get("run_type")) === "aggregate")
    return { object, at, name: run, aggregate: aggregate ?? "an aggregate" };
  // Before 1.4 a row did not say what it was: a summary has the name of its runs and an ending.
  const [, stem, ending] = object.has("run_type") ? [] : (/^(.{1,190})_(mean|median|stddev)$/.exec(name) ?? []);
  if (stem !== undefined && ending !== undefined && names.has(stem))
    return { object, at, name: stem, aggregate: ending };
  return { object, at, name: run, aggregate: null };
}

function readRows(rows: readonly Row[], reading: Reading): void {
  const runs = new Set(rows.filter((row) => row.aggregate === null).map((row) => row.name));
  let repeated = 0;
  const alone = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const error = textOf(row.object.get("error_message")) ?? textOf(row.object.get("skip_message"));
    if (
      row.object.get("error_occurred") === true ||
      row.object.get("skipped") === true ||
      (error && !row.object.has("real_time"))
    )
      reading.skipped.push({
        what: excerpt(row.name, 80),
        count: 1,
        reason: "the benchmark ended with an error or was skipped",
      });
    else if (row.aggregate === null) readRun(row, reading);
    else if (runs.has(row.name)) repeated++;
    else if (row.aggregate in AGGREGATES) {
      const group = alone.get(row.name) ?? new Map<string, Row>();
      alone.set(row.name, group.set(row.aggregate, row));
    } else
      reading.skipped.push({ what: "rows of a fit or a variation", count: 1, reason: `${row.aggregate} is no time` });
  }
  for (const group of alone.values()) readAggregates(group, reading);
  if (repeated > 0)
    reading.skipped.push({
      what: "aggregate rows",
      count: repeated,
      reason: "they repeat the runs that stand beside them",
    });
}

function readRun(row: Row, reading: Reading): void {
  for (const figure of figuresOf(row, reading)) {
    const value = valueOf(row, figure.key, reading);
    if (value !== null)
      reading.measurements.push({ ...shared(row, figure), written: String(value), statistics: { n: 1, value } });
  }
}

/** `--benchmark_report_aggregates_only`: the summaries are all there is. */
function readAggregates(group: ReadonlyMap<string, Row>, reading: Reading): void {
  const first = group.get("median") ?? group.get("mean");
  if (!first) return;
  for (const figure of figuresOf(first, reading)) {
    const statistics: Partial<Statistics> = { n: countOf(numberOf(first.object.get("repetitions"))) };
    for (const [name, row] of group) {
      const statistic = AGGREGATES[name];
      const value = valueOf(row, figure.key, reading);
      if (statistic && value !== null) statistics[statistic] = value;
    }
    const head = statistics.median ?? statistics.mean;
    if (head !== null && head !== undefined)
      reading.measurements.push({ ...shared(first, figure), written: String(head), statistics });
  }
}

function figuresOf(row: Row, reading: Reading): Figure[] {
  const unit = textOf(row.object.get("time_unit"));
  const figures: Figure[] = [];
  if (unit !== null && /^(?:ns|us|ms|s)$/.test(unit))
    figures.push(
      { key: "real_time", metric: "iteration-time", unit },
      { key: "cpu_time", metric: "iteration-cpu-time", unit },
    );
  else reading.skipped.push({ what: excerpt(row.name, 80), count: 1, reason: "a time without a unit" });
  figures.push(
    { key: "bytes_per_second", ...openMetric("bytes per second", "higher"), unit: "B/s" },
    { key: "items_per_second", ...openMetric("items per second", "higher"), unit: "items/s" },
  );
  for (const [key, value] of row.object)
    if (!OWN.has(key) && numberOf(value) !== null)
      figures.push({ key, ...openMetric(`counter ${key}`, null), unit: "as counted" });
  return figures;
}

function valueOf(row: Row, key: string, reading: Reading): number | null {
  const written = row.object.get(key);
  const fault = OWN.has(key) ? faultOf(written) : null;
  if (fault) skipFault(reading, `${row.name}, ${key}`, fault, written, `${row.at}.${key}`);
  const value = fault ? null : numberOf(written);
  if (value !== 0 || !key.endsWith("_time")) return value;
  reading.skipped.push({ what: excerpt(row.name, 80), count: 1, reason: `${key} is 0: too short to be measured` });
  return null;
}

function shared(row: Row, { key, ...figure }: Figure): Omit<Written, "written"> {
  const threads = numberOf(row.object.get("threads"));
  // Versions before 1.5 write the threads into the name only, and there only where they are several.
  const named = Number(/\/threads:(\d{1,6})(?:\/|$)/.exec(row.name)?.[1] ?? 1);
  const params: Params = { threads: threads ?? named };
  return { ...figure, axis: "cpu", workload: row.name, params, at: `${row.at}.${key}` };
}

export const googleBenchmark: Format = {
  id: "google-benchmark",
  label: "Google Benchmark (JSON)",
  tool: "Google Benchmark",
  command: "./my-benchmark --benchmark_repetitions=10 --benchmark_out=run-1.json --benchmark_out_format=json",
  axes: ["cpu"],
  measures: "How long one iteration of a small C++ benchmark takes, by the clock and in processor time.",
  example: `{"context": {"num_cpus": 64, "library_build_type": "release"}, "benchmarks": [
  {"name": "BM_Copy/4096", "run_type": "iteration", "repetition_index": 0, "threads": 1,
   "iterations": 512000, "real_time": 1361.2, "cpu_time": 1360.8, "time_unit": "ns"}]}`,
  claims,
  read,
};
