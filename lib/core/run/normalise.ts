import { metricById } from "../metrics/catalogue";
import type { Issue } from "../outcome";
import { atOnce, type Steps } from "../steps";
import { baseOf, betterBy, scale } from "../units/unit";
import type { Measurement, Reading, Skipped, Statistics, Written } from "./run";
import { describing, EMPTY_STATISTICS } from "./sample-statistics";

export interface Normal {
  measurements: Measurement[];
  skipped: Skipped[];
  warnings: Issue[];
}

/**
 * A reading in base units: numbers converted once, statistics computed from samples where there are any, what is not
 * a measurement left out with its reason. Takes the reading's sample arrays over; do not use them afterwards.
 */
export function normalise(reading: Reading): Normal {
  return atOnce(normalising(reading));
}

/** The same with pauses. */
export function* normalising(reading: Reading): Steps<Normal> {
  const skipped = new Map<string, Skipped>();
  const skip = (what: string, reason: string, count = 1) => {
    const key = `${what}\n${reason}`;
    const known = skipped.get(key);
    if (known) known.count += count;
    else skipped.set(key, { what, count, reason });
  };
  for (const entry of reading.skipped) skip(entry.what, entry.reason, entry.count);
  const warnings = [...reading.warnings];
  const measurements: Measurement[] = [];
  for (const written of reading.measurements) {
    const measurement = yield* measure(written, skip, warnings);
    if (measurement) measurements.push(measurement);
    yield;
  }
  return { measurements, skipped: [...skipped.values()], warnings };
}

function* measure(
  written: Written,
  skip: (what: string, reason: string, count?: number) => void,
  warnings: Issue[],
): Steps<Measurement | null> {
  const known = metricById(written.metric);
  const base = baseOf(written.unit);
  if (known && base?.unit !== known.unit) {
    skip(written.metric, `unit "${written.unit}" is not a unit of this metric, expected ${known.unit} or a multiple`);
    return null;
  }
  const open = written.metric.startsWith("custom:") || written.metric.startsWith("unmapped:");
  if (!known && !open) {
    skip(written.metric, "not a metric of the catalogue; write custom:{name} with unit and better");
    return null;
  }
  const factor = base?.factor ?? 1;
  const unit = base?.unit ?? written.unit;
  const samples = written.samples ? convert(written.samples, factor, unit) : null;
  yield;
  if (samples && samples.missing > 0)
    skip(`${written.metric}, single values`, "missing: null, NaN, Infinity or a negative time", samples.missing);
  const values = samples && samples.values.length > 0 ? samples.values : null;
  const described = values ? yield* describing(values) : EMPTY_STATISTICS;
  const statistics = written.heads
    ? { ...EMPTY_STATISTICS, n: described.n, median: described.median }
    : { ...described };
  for (const [name, value] of Object.entries(written.statistics ?? {}) as [keyof Statistics, number | null][]) {
    if (value === null || value === undefined) continue;
    const converted = name === "n" ? value : scale(value, factor);
    if (!Number.isFinite(converted) || (unit === "s" && converted < 0)) {
      skip(`${written.metric}, ${name}`, "missing: NaN, Infinity or a negative time");
    } else statistics[name] = converted;
  }
  if (statistics.median === null && statistics.value === null) statistics.value = statistics.mean;
  if (statistics.median === null && statistics.value === null && statistics.p99 === null) {
    skip(written.metric, "no number to compare: neither a median nor a single value");
    return null;
  }
  doubt(written, statistics, warnings);
  const better = written.better ?? known?.better ?? betterBy(unit);
  const doubts = written.noVerdict ?? null;
  if (better === null && doubts === null) undirected(written, warnings);
  return {
    metric: written.metric,
    axis: written.axis ?? known?.axis ?? (unit === "s" ? "latency" : "gpu-compute"),
    workload: written.workload,
    params: written.params,
    context: written.context ?? {},
    unit,
    // Every measurement has a direction; one that nobody knows is of no account, since it carries no verdict.
    better: better ?? "higher",
    statistics,
    samples: values,
    written: { value: written.written, unit: written.unit, at: written.at },
    load: written.load ?? null,
    noVerdict: doubts ?? (better === null ? NO_DIRECTION : null),
  };
}

const NO_DIRECTION = "nobody knows whether more or less is better";

/** Once a file. */
function undirected({ metric, unit, at }: Written, warnings: Issue[]): void {
  if (warnings.some((w) => w.code === "direction-missing")) return;
  warnings.push({
    code: "direction-missing",
    message: `Neither the file nor the unit (${unit}) says whether more or less of ${metric.replace(/^(?:custom|unmapped):/, "")} is better; what has no direction is shown and carries no verdict.`,
    at,
    hint: "Write such numbers as CSV and map the columns on upload, where the direction is asked for.",
  });
}

/** To base units in place, without what is missing. */
function convert(samples: Float64Array, factor: number, unit: string): { values: Float64Array; missing: number } {
  let kept = 0;
  for (let i = 0; i < samples.length; i++) {
    const value = scale(samples[i] ?? Number.NaN, factor);
    if (Number.isFinite(value) && !(unit === "s" && value < 0)) samples[kept++] = value;
  }
  return { values: kept === samples.length ? samples : samples.subarray(0, kept), missing: samples.length - kept };
}

function doubt(written: Written, { median, p99 }: Statistics, warnings: Issue[]): void {
  if (median === null || p99 === null || p99 >= median) return;
  warnings.push({
    code: "p99-below-median",
    message: `The 99th percentile of ${written.metric} is smaller than its median.`,
    at: written.at,
    found: `${p99} < ${median}`,
    hint: "One of the two numbers is wrong in the file. Run the benchmark again.",
  });
}
