import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading, Statistics, Written } from "../run/run";
import { commandName } from "./command-name";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, numberOf, numbersOf, objectsIn, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

const FIGURES = ["mean", "median", "min", "max"] as const;
/** Above this share of failed runs a time says nothing (FORMATS 1.6). */
const FAILED = 0.05;

function claims(source: Source): Claim {
  const first = firstObject(source);
  const results = first?.get("results");
  if (!first || isSchema(first) || !Array.isArray(results)) return { claimed: false };
  const result = results.find(isObject);
  if (!result?.has("command")) return { claimed: false };
  if (result.has("times") || result.has("mean")) return { claimed: true, rule: '"results" with "command" and "times"' };
  return { claimed: false, close: 'hyperfine: a result with "command" has neither "times" nor "mean"' };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("hyperfine");
  reading.warnings.push(...sourceWarnings(source));
  let results = 0;
  for (const { object, at } of objectsIn(source)) {
    const list = object.get("results");
    if (!Array.isArray(list)) continue;
    list.forEach((result, i) => {
      if (!isObject(result)) return;
      results++;
      readResult(result, `${at}.results[${i}]`, reading);
    });
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "No command in the file has a time.",
      found: `${results} results without a time`,
      expected: "a result with times",
      hint: "Run hyperfine --export-json run-1.json again and look at its errors.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readResult(result: JsonObject, at: string, reading: Reading): void {
  const name = commandName(textOf(result.get("command")) ?? "without a name");
  const statistics = statisticsOf(result, name, at, reading);
  const times = numbersOf(result.get("times"));
  const samples = times && times.length > 0 ? times.filter((time) => time > 0) : null;
  if (times && samples && samples.length < times.length)
    reading.skipped.push({
      what: name,
      count: times.length - samples.length,
      reason: "times that are missing or not above 0",
    });
  const noVerdict = failures(result, name, at, reading);
  const shared = {
    workload: name,
    params: paramsOf(result.get("parameters")),
    unit: "s",
    ...(noVerdict ? { noVerdict } : {}),
  };
  const head = samples?.[0] ?? statistics.median ?? statistics.mean ?? null;
  if (head !== null)
    reading.measurements.push({
      ...shared,
      metric: "command-time",
      written: String(statistics.median ?? statistics.mean ?? head),
      at: `${at}.times`,
      ...(samples && samples.length > 0 ? { samples } : { statistics }),
    });
  else reading.skipped.push({ what: name, count: 1, reason: "no time" });
  for (const [key, metric] of [
    ["user", "command-user-time"],
    ["system", "command-system-time"],
  ] as const)
    put(result, key, { ...shared, metric, at: `${at}.${key}` }, samples?.length ?? null, reading);
  if (result.has("memory_usage_byte"))
    reading.skipped.push({ what: "memory used", count: 1, reason: "a size, not a speed" });
}

/** Processor times are averages over the runs; 0 of a command that hardly computes is below their resolution. */
function put(
  result: JsonObject,
  key: string,
  shared: Omit<Written, "written">,
  n: number | null,
  reading: Reading,
): void {
  const written = result.get(key);
  const fault = faultOf(written);
  if (fault) skipFault(reading, `${shared.workload}, ${key}`, fault, written, shared.at);
  const mean = fault ? null : numberOf(written);
  if (mean === 0)
    reading.skipped.push({ what: `${shared.workload}, ${key}`, count: 1, reason: "0: too short to be measured" });
  else if (mean !== null) reading.measurements.push({ ...shared, written: String(mean), statistics: { n, mean } });
}

function statisticsOf(result: JsonObject, name: string, at: string, reading: Reading): Partial<Statistics> {
  const statistics: Partial<Statistics> = {};
  for (const figure of FIGURES) {
    const written = result.get(figure);
    const fault = faultOf(written);
    if (fault) skipFault(reading, `${name}, ${figure}`, fault, written, `${at}.${figure}`);
    const value = fault ? null : numberOf(written);
    if (value !== null && value > 0) statistics[figure] = value;
  }
  const std = numberOf(result.get("stddev"));
  if (std !== null && std >= 0) statistics.std = std;
  return statistics;
}

/** With `--ignore-failure` a command that failed is timed all the same. @returns why it carries no verdict */
function failures(result: JsonObject, name: string, at: string, reading: Reading): string | null {
  const codes = result.get("exit_codes");
  const list = codes instanceof Float64Array || Array.isArray(codes) ? Array.from<Json>(codes) : [];
  const failed = list.filter((code) => code === null || (typeof code === "number" && code !== 0)).length;
  if (failed === 0) return null;
  const words = `${failed} of ${list.length} runs ended with an error`;
  reading.warnings.push({
    code: "failed-runs",
    message: `${excerpt(name, 80)}: ${words}.`,
    at: `${at}.exit_codes`,
    hint: "Repair the command and run it again: a run that failed may have done less.",
  });
  return failed / list.length > FAILED ? words : null;
}

function paramsOf(parameters: Json | undefined): Params {
  const params: Params = {};
  if (!isObject(parameters)) return params;
  for (const [key, value] of [...parameters].slice(0, 20)) {
    const text = numberOf(value) ?? textOf(value);
    if (text !== null) params[excerpt(key, 60)] = typeof text === "string" ? commandName(text) : text;
  }
  return params;
}

export const hyperfine: Format = {
  id: "hyperfine",
  label: "hyperfine (JSON)",
  tool: "hyperfine",
  command: "hyperfine --warmup 3 --runs 20 --export-json run-1.json './my-command'",
  axes: ["cpu"],
  measures: "How long a command takes from start to end, run by run.",
  example: `{"results": [{"command": "./my-command", "mean": 1.204, "stddev": 0.011, "median": 1.202,
  "user": 0.981, "system": 0.117, "min": 1.188, "max": 1.231, "times": [1.188, 1.202, 1.231],
  "exit_codes": [0, 0, 0]}]}`,
  claims,
  read,
};
