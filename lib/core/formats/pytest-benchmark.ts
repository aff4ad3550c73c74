import { accepted, type Outcome } from "../outcome";
import type { Params, Reading, Statistics } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, lastPart, numberOf, numbersOf, objectsIn, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { countOf, state } from "./state";

const FIGURES = [
  ["median", "median"],
  ["mean", "mean"],
  ["min", "min"],
  ["max", "max"],
  ["stddev", "std"],
] as const satisfies readonly (readonly [string, keyof Statistics])[];

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first?.has("machine_info") || !first.has("benchmarks") || isSchema(first)) return { claimed: false };
  if (Array.isArray(first.get("benchmarks"))) return { claimed: true, rule: '"machine_info" and "benchmarks"' };
  return { claimed: false, close: 'pytest-benchmark: "benchmarks" is not a list' };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("pytest-benchmark");
  reading.warnings.push(...sourceWarnings(source));
  let tests = 0;
  for (const { object, at } of objectsIn(source)) {
    const list = object.get("benchmarks");
    if (!Array.isArray(list) || !object.has("machine_info")) continue;
    reading.tool.version ??= textOf(object.get("version"));
    const python = readMachine(object.get("machine_info"), `${at}.machine_info`, reading);
    list.forEach((test, i) => {
      if (!isObject(test)) return;
      tests++;
      readTest(test, `${at}.benchmarks[${i}]`, python, reading);
    });
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "No test in the file has a time.",
      found: tests === 0 ? "no tests" : `${tests} tests without a time`,
      expected: "a test with stats",
      hint: "Run pytest --benchmark-json=run-1.json again and look at what it skipped.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** @returns the Python that ran: another one is another program */
function readMachine(info: Json | undefined, at: string, reading: Reading): string | null {
  if (!isObject(info)) return null;
  const cpu = info.get("cpu");
  if (isObject(cpu)) {
    const key = ["brand_raw", "brand"].find((k) => textOf(cpu.get(k)) !== null) ?? "brand_raw";
    const brand = textOf(cpu.get(key));
    if (brand) state(reading, "cpu", brand, brand, `${at}.cpu.${key}`);
    const count = countOf(numberOf(cpu.get("count")));
    state(reading, "cpuCount", count, `${count} processors`, `${at}.cpu.count`);
  }
  const system = textOf(info.get("system"));
  if (system) state(reading, "os", system, system, `${at}.system`);
  const release = textOf(info.get("release"));
  if (release) state(reading, "kernel", release, `kernel ${release}`, `${at}.release`);
  const version = textOf(info.get("python_version"));
  const kind = textOf(info.get("python_implementation")) ?? "Python";
  return version === null ? null : `${kind} ${version}`;
}

function readTest(test: JsonObject, at: string, python: string | null, reading: Reading): void {
  const name = nameOf(test);
  const stats = test.get("stats");
  if (!isObject(stats)) {
    reading.skipped.push({ what: name, count: 1, reason: "no stats" });
    return;
  }
  const statistics: Partial<Statistics> = {};
  for (const [key, statistic] of FIGURES) {
    const written = stats.get(key);
    const fault = faultOf(written);
    if (fault) skipFault(reading, `${name}, ${key}`, fault, written, `${at}.stats.${key}`);
    const value = fault ? null : numberOf(written);
    if (value !== null && (value > 0 || statistic === "std")) statistics[statistic] = value;
  }
  const rounds = countOf(numberOf(stats.get("rounds")));
  statistics.n = rounds;
  const data = numbersOf(stats.get("data"));
  const whole = data !== null && data.length > 0 && data.length === (rounds ?? data.length) && data.every((v) => v > 0);
  if (stats.has("data") && !whole)
    reading.skipped.push({
      what: `${name}, single rounds`,
      count: 1,
      reason: "they are not whole; the file's own statistics are kept",
    });
  if (!whole && ["q1", "q3", "iqr"].some((key) => (numberOf(stats.get(key)) ?? 0) > 0))
    leaveOut(reading, "quartiles of a test", "kept of a spread are mean, median, extremes and deviation");
  const head = statistics.median ?? statistics.mean;
  if (head === undefined || head === null) {
    reading.skipped.push({ what: name, count: 1, reason: "no time above 0" });
    return;
  }
  reading.measurements.push({
    metric: "iteration-time",
    workload: name,
    params: {},
    context: contextOf(test.get("options"), python),
    unit: "s",
    written: String(head),
    at: `${at}.stats`,
    ...(whole ? { samples: data } : { statistics }),
  });
}

/** `tests/test_copy.py::test_copy[4096]` without its folders. */
function nameOf(test: JsonObject): string {
  const full = textOf(test.get("fullname")) ?? textOf(test.get("name")) ?? "without a name";
  const colons = full.indexOf("::");
  return colons < 0 ? full : lastPart(full.slice(0, colons)) + full.slice(colons);
}

function contextOf(options: Json | undefined, python: string | null): Params {
  const timer = isObject(options) ? textOf(options.get("timer")) : null;
  return { ...(python ? { python } : {}), ...(timer ? { timer } : {}) };
}

export const pytestBenchmark: Format = {
  id: "pytest-benchmark",
  label: "pytest-benchmark (JSON)",
  tool: "pytest-benchmark",
  command: "pytest --benchmark-only --benchmark-save-data --benchmark-json=run-1.json",
  axes: ["cpu"],
  measures: "How long one round of a small Python benchmark takes.",
  example: `{"machine_info": {"system": "Linux", "release": "6.8.0-45-generic", "python_version": "3.12.4"},
 "benchmarks": [{"fullname": "tests/test_copy.py::test_copy", "stats": {"min": 0.00112, "max": 0.00139,
  "mean": 0.00118, "stddev": 0.00004, "median": 0.00117, "rounds": 812, "iterations": 1}}], "version": "4.0.0"}`,
  claims,
  read,
};
