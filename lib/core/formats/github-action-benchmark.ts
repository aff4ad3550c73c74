import { accepted, excerpt, type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";
import { readNumber } from "../units/number";
import { baseOf } from "../units/unit";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { BENCHMARK_DATA, type Entry, historyOf } from "./github-action-history";
import { firstObject, isObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { openMetric } from "./open-metric";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { spelledUnit } from "./spelled-unit";

/** The action's own table of its tools; the two custom ones say it by name. */
const BETTER: ReadonlyMap<string, "higher" | "lower"> = new Map([
  ...["benchmarkjs", "pytest", "customBiggerIsBetter"].map((tool) => [tool, "higher"] as const),
  ...["cargo", "go", "benchmarkluau", "googlecpp", "catch2", "julia", "jmh", "benchmarkdotnet"].map(
    (tool) => [tool, "lower"] as const,
  ),
  ["customSmallerIsBetter", "lower"],
]);

/** What a server or a model gives; who bound it, processor or GPU, the file does not say. */
const SERVED: ReadonlySet<string> = new Set(["request/s", "token/s", "sample/s"]);
const unitOf = (unit: string): string => baseOf(unit)?.unit ?? unit;

function claims(source: Source): Claim {
  if (source.kind === "text")
    return BENCHMARK_DATA.test(source.text) ? { claimed: true, rule: "window.BENCHMARK_DATA" } : { claimed: false };
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  const list = source.documents[0]?.value;
  if (!first.has("name") || !first.has("unit") || !first.has("value")) return { claimed: false };
  if (!Array.isArray(list)) return { claimed: false, close: "github-action-benchmark: not a list" };
  if (isBench(first)) return { claimed: true, rule: 'a list of "name", "unit" and "value"' };
  return { claimed: false, close: 'github-action-benchmark: "name" or "unit" is not a text, or "value" no number' };
}

const isBench = (object: JsonObject): boolean =>
  typeof object.get("name") === "string" &&
  typeof object.get("unit") === "string" &&
  numberOf(object.get("value")) !== null &&
  !object.has("metric") &&
  !object.has("benchmarks");

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("github-action-benchmark");
  reading.warnings.push(...sourceWarnings(source));
  if (source.kind === "text") {
    const history = historyOf(source.text);
    if (!history.ok) return refused(...history.errors);
    for (const { latest, older } of history.value) {
      readEntry(latest, reading);
      if (older > 0)
        reading.skipped.push({
          what: `older entries of ${latest.suite}`,
          count: older,
          reason: "results of earlier commits: other programs, no repeats",
        });
    }
  } else for (const { object, at } of objectsIn(source)) readBench(object, at, null, null, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "No benchmark in the file has a value.",
      found: `${reading.skipped.length} entries without a number`,
      expected: "a benchmark with name, unit and value",
      hint: "Upload what the benchmark step wrote, or dev/bench/data.js.",
    });
  if (reading.measurements.some((m) => m.metric.startsWith("unmapped:")))
    reading.warnings.push({
      code: "direction-missing",
      message: "The file does not say whether more or less is better, so its numbers carry no verdict.",
      hint: "dev/bench/data.js names the tool and with it the direction; or write the numbers as CSV and map the columns on upload.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readEntry(entry: Entry, reading: Reading): void {
  const better = BETTER.get(entry.tool) ?? null;
  entry.benches.forEach((bench, i) => {
    if (isObject(bench)) readBench(bench, `${entry.at}.benches[${i}]`, entry.suite, better, reading);
  });
}

function readBench(
  bench: JsonObject,
  at: string,
  suite: string | null,
  better: "higher" | "lower" | null,
  reading: Reading,
): void {
  const name = excerpt(textOf(bench.get("name")) ?? "without a name", 160);
  const value = valueOf(bench.get("value"));
  if (value === null) {
    const fault = faultOf(bench.get("value"));
    if (fault) skipFault(reading, name, fault, bench.get("value"), `${at}.value`);
    else reading.skipped.push({ what: name, count: 1, reason: "no value" });
    return;
  }
  if (bench.has("range")) leaveOut(reading, "ranges of the values", "a spread of no stated kind");
  const unit = spelledUnit(textOf(bench.get("unit")) ?? "");
  reading.measurements.push({
    ...openMetric(name, better),
    ...(SERVED.has(unitOf(unit)) ? {} : { axis: "cpu" as const }),
    workload: suite ?? "github-action-benchmark",
    params: {},
    unit,
    written: textOf(bench.get("value")) ?? String(value),
    at: `${at}.value`,
    statistics: { n: 1, value },
  });
}

/** Cargo's and Go's tables write thousands with commas: `2,802`. */
function valueOf(value: Json | undefined): number | null {
  const number = numberOf(value);
  if (number !== null || typeof value !== "string") return number;
  return /^\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,20})?$/.test(value) ? readNumber(value.replaceAll(",", "")) : null;
}

export const githubActionBenchmark: Format = {
  id: "github-action-benchmark",
  label: "github-action-benchmark (JSON or data.js)",
  tool: "github-action-benchmark",
  anything: true,
  command: "cp dev/bench/data.js run-1.js  # or the JSON that the benchmark step wrote",
  axes: ["cpu"],
  measures: "Named numbers with a unit; their direction is known only where the history names the tool.",
  example: `[{"name": "decode, 128 tokens", "unit": "tokens/s", "value": 412.7, "range": "3.1"}]`,
  claims,
  read,
};
