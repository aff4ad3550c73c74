import { accepted, excerpt, type Outcome } from "../outcome";
import type { Reading, Written } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source, System } from "./format";
import { firstObject, isObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { openMetric } from "./open-metric";
import { labelsOf, machineOf, settingsOf } from "./perfkit-labels";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { countOf } from "../units/count";
import { spelledUnit } from "./spelled-unit";
import { state } from "./state";

type Row = { object: JsonObject; at: string; labels: Map<string, string>; system: string };

/** Measured by the benchmark of a well-known tool, and so a metric of the catalogue; nothing is guessed from a name alone. */
const KNOWN: readonly (readonly [test: RegExp, metric: RegExp, id: string])[] = [
  [/^iperf/, /^(?:TCP |UDP )?Throughput$/, "network-throughput"],
  [/^netperf/, /^(?:TCP|UDP)_STREAM_Throughput$/, "network-throughput"],
];
/** How long it took to get ready, and what the machine is: no speed of what was measured. */
const SETUP =
  /^(?:End to End Runtime|(?:Provision|Prepare|Run|Cleanup|Teardown|Overall) Runtime|Time to (?:Create|Start|Ready|Delete|Stop|SSH|Reboot)\b.{0,40}|.{0,40}\b(?:Install|Setup|Provisioning|Boot Disk) Time|lscpu|proccpu.{0,20}|cpu_vuln|gcp_.{0,40}|BOOT_.{0,40}|CPU Time)$/i;

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  if (sideBySide(first)) return { claimed: true, rule: "samples of two sides" };
  if (!first.has("metric") || !first.has("value") || !first.has("labels")) return { claimed: false };
  if (isSample(first)) return { claimed: true, rule: '"metric", "value" and "labels"' };
  return {
    claimed: false,
    close: 'perfkit: "metric" or "labels" is not a text, or neither "test" nor "unit" is there',
  };
}

const isSample = (object: JsonObject): boolean =>
  typeof object.get("metric") === "string" &&
  (typeof object.get("labels") === "string" || isObject(object.get("labels"))) &&
  object.has("value") &&
  (object.has("test") || object.has("unit"));

/** `tools/side-by-side` writes two runs into one document. */
function sideBySide(object: JsonObject): { side: string; samples: Json[] }[] | null {
  const sides = ["base", "head"].flatMap((side) => {
    const half = object.get(side);
    const samples = isObject(half) ? half.get("samples") : undefined;
    return Array.isArray(samples) && samples.some((s) => isObject(s) && isSample(s)) ? [{ side, samples }] : [];
  });
  return sides.length > 0 ? sides : null;
}

function rowsOf(source: Source): Row[] {
  return objectsIn(source).flatMap(({ object, at }): Row[] => {
    const sides = sideBySide(object);
    if (!sides) return isSample(object) ? [rowOf(object, at, null)] : [];
    return sides.flatMap(({ side, samples }) =>
      samples.flatMap((sample, i) =>
        isObject(sample) && isSample(sample) ? [rowOf(sample, `${at}.${side}.samples[${i}]`, side)] : [],
      ),
    );
  });
}

function rowOf(object: JsonObject, at: string, side: string | null): Row {
  const labels = labelsOf(object.get("labels"));
  return { object, at, labels, system: excerpt(side ?? (machineOf(labels) || "not named"), 200) };
}

function systems(source: Source): System[] {
  const counts = new Map<string, number>();
  const rows = rowsOf(source);
  for (const row of rows) counts.set(row.system, (counts.get(row.system) ?? 0) + 1);
  // Rows without a machine in their labels (times of the whole run) are of the one machine that is named.
  const named = [...counts].filter(([name]) => name !== "not named");
  return (named.length > 0 ? named : [...counts]).map(([name, count]) => ({ name, rows: count }));
}

function read(source: Source, system?: string): Outcome<Reading> {
  const reading = emptyReading("PerfKitBenchmarker");
  reading.warnings.push(...sourceWarnings(source));
  const rows = rowsOf(source).filter((row) => system === undefined || row.system === system);
  for (const row of rows) readRow(row, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "No sample in the file measures a speed.",
      found: `${rows.length} samples, ${reading.skipped.reduce((sum, s) => sum + s.count, 0)} left out`,
      expected: "a sample with a value and a unit",
      hint: "Upload perfkitbenchmarker_results.json of a run that finished.",
    });
  if (system !== undefined) reading.environment.system = system;
  mergeRepeats(reading);
  doubtRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** Repeats this far apart are no repeats: labels that tell them apart were lost, such as internal and external addresses. */
const UNLIKE = 2;

function doubtRepeats(reading: Reading): void {
  const unlike = reading.measurements.filter(({ samples }) => {
    if (!samples || samples.length < 2) return false;
    const positive = samples.every((value) => value > 0);
    return positive && Math.max(...samples) > UNLIKE * Math.min(...samples);
  });
  const [first] = unlike;
  if (!first) return;
  for (const m of unlike) m.noVerdict ??= `samples with equal labels are more than ${UNLIKE} times apart`;
  reading.warnings.push({
    code: "unlike-repeats",
    message: `${countOf(unlike.length, "row")} with equal labels ${unlike.length === 1 ? "holds" : "hold"} values more than ${UNLIKE} times apart, so they are hardly one measurement; no verdict is given on them.`,
    at: first.at,
    hint: "Look at what differs between the samples, such as internal and external addresses, and upload them apart.",
  });
}

function readRow(row: Row, reading: Reading): void {
  const { object, at, labels } = row;
  const metric = textOf(object.get("metric")) ?? "without a name";
  const unit = textOf(object.get("unit")) ?? "";
  const release = labels.get("perfkitbenchmarker_version") ?? "unknown";
  if (release !== "unknown") reading.tool.version ??= release;
  readPlace(labels, at, reading);
  const left = SETUP.test(metric)
    ? "time to get ready, or what the machine is: no speed"
    : SIZE.test(unit)
      ? "a size, not a speed"
      : null;
  if (left) {
    leaveOut(reading, metric, left);
    return;
  }
  const written = object.get("value");
  const fault = faultOf(written);
  if (fault === "is not a number") skipFault(reading, excerpt(metric, 80), fault, written, `${at}.value`);
  const value = numberOf(written);
  if (value === null) {
    if (!fault) leaveOut(reading, metric, "no value");
    return;
  }
  const test = excerpt(textOf(object.get("test")) ?? "without a name", 120);
  const known = KNOWN.find(([of, name]) => of.test(test) && name.test(metric));
  if (known && value <= 0) {
    leaveOut(reading, metric, "not above 0: nothing was measured");
    return;
  }
  const version = textOf(object.get("test_version"));
  reading.measurements.push({
    ...(known ? { metric: known[2] } : { ...openMetric(metric, null), axis: axisOf(test) }),
    workload: test,
    params: settingsOf(labels),
    ...(version && version !== "null" ? { context: { version } } : {}),
    unit: spelledUnit(unit),
    written: textOf(written) ?? String(value),
    at: `${at}.value`,
    statistics: { n: 1, value },
  });
}

const SIZE = /^(?:[kmgt]i?)?(?:b|bytes?)$/i;

const AXES: readonly (readonly [RegExp, NonNullable<Written["axis"]>])[] = [
  [/iperf|netperf|ping|mesh_network|nuttcp/i, "network"],
  [/fio|bonnie|disk|storage|ior\b/i, "storage"],
  [/cuda|gpu|tensorflow|mlperf|nccl|resnet|mnist/i, "gpu-compute"],
];
const axisOf = (test: string): NonNullable<Written["axis"]> => AXES.find(([sign]) => sign.test(test))?.[1] ?? "cpu";

function readPlace(labels: ReadonlyMap<string, string>, at: string, reading: Reading): void {
  const of = (...keys: string[]) => keys.map((key) => labels.get(key)).find((text) => text !== undefined) ?? null;
  const where = `${at}.labels`;
  const put = (field: "provider" | "shape" | "kernel" | "os" | "cpu" | "image", value: string | null) => {
    if (value !== null) state(reading, field, value, `${field} ${value}`, where);
  };
  put("provider", of("cloud"));
  put("shape", of("machine_type", "vm_1_machine_type", "server_machine_type", "receiving_machine_type"));
  put("image", of("image", "vm_1_image"));
  put("kernel", of("kernel_release", "vm_1_kernel_release"));
  put("os", of("os_info", "vm_1_os_info"));
}

const leaveOut = (reading: Reading, metric: string, reason: string): void => {
  reading.skipped.push({ what: excerpt(metric, 80), count: 1, reason });
};

export const perfkit: Format = {
  id: "perfkit",
  label: "PerfKitBenchmarker (JSON Lines)",
  tool: "PerfKitBenchmarker",
  anything: true,
  command: "./pkb.py --benchmarks=iperf --json_path=run-1.json",
  axes: ["network", "storage", "cpu", "gpu-compute"],
  measures: "Whatever the chosen benchmarks measure; times to set up a machine are left out.",
  example: `{"test": "iperf", "metric": "Throughput", "value": 31240.5, "unit": "Mbits/sec", "timestamp": 1750000000,
 "labels": "|cloud:GCP|,|machine_type:a3-highgpu-8g|,|ip_type:internal|,|num_connections:8|"}`,
  claims,
  systems,
  read,
};
