import { accepted, excerpt, type Outcome } from "../outcome";
import { metricById } from "../metrics/catalogue";
import { axisOn } from "../metrics/without-gpu";
import type { Load, Params, Reading } from "../run/run";
import { countOf } from "../units/count";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { firstObject, isSchema, numberOf } from "./json-value";
import { bySystem, isResultRow, type ResultRow, rowsIn, systemsIn } from "./mlperf-results-rows";
import { systemSigns } from "./mlperf-system-signs";
import { faultOf, skipFault } from "./number-faults";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

/** Models that write tokens: their rows are sometimes labelled samples although the figure counts tokens. */
const LANGUAGE_MODEL = /llama|gpt|mixtral|mistral|deepseek|qwen|falcon|bloom/i;
const MOST_SAMPLES = 1000;

function claims(source: Source): Claim {
  const object = firstObject(source);
  if (!object || isSchema(object) || !isResultRow(object)) return { claimed: false };
  return { claimed: true, rule: "a system, a scenario, a result and its units" };
}

function read(source: Source, system?: string): Outcome<Reading> {
  const reading = emptyReading("MLPerf Inference results");
  reading.warnings = sourceWarnings(source);
  const systems = bySystem(rowsIn(source));
  const name = system ?? [...systems.keys()][0];
  const rows = systems.get(name ?? "") ?? [];
  const [first] = rows;
  if (first && name !== undefined) {
    const { environment, evidence } = systemSigns(first, first.at);
    reading.environment = { ...environment, system: name };
    reading.evidence = evidence;
    reading.tool.version = first.round;
  }
  for (const row of rows) readRow(row, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "The list holds no result of this system that can be compared.",
      at: first?.at ?? "$",
      found: reading.skipped[0]?.reason ?? countOf(rows.length, "row"),
      expected: "rows with a result in Samples/s, Queries/s, Tokens/s or as latency",
      hint: "Choose another system, or upload its mlperf_log_summary.txt.",
    });
  warnOfInferred(rows, reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readRow(row: ResultRow, reading: Reading): void {
  const what = excerpt(`${row.model} ${row.scenario}`, 80);
  const skip = (reason: string) => reading.skipped.push({ what, count: 1, reason });
  const fault = faultOf(row.result);
  if (fault) return skipFault(reading, what, fault, row.result, row.at);
  const value = numberOf(row.result);
  if (value === null) return void skip("no result");
  if (value === 0) return void skip("0 means that nothing was measured");
  const scenario = scenarioOf(row.scenario);
  const quantity = measuredBy(scenario, row.unit);
  if (!quantity) return void skip(`the unit "${excerpt(row.unit, 30)}" does not go with ${excerpt(row.scenario, 30)}`);
  const params: Params = { scenario };
  if (row.division) params.division = row.division.toLowerCase();
  if (row.availability) params.availability = row.availability.toLowerCase();
  if (row.accelerators !== null) params.accelerators = row.accelerators;
  if (quantity.percentile) params.percentile = quantity.percentile;
  const mistaken = quantity.unit === "sample/s" && value > MOST_SAMPLES && LANGUAGE_MODEL.test(row.model);
  if (mistaken)
    reading.warnings.push({
      code: "unit-doubtful",
      message: `${what} has ${value} ${row.unit}; a language model at over ${MOST_SAMPLES} a second is more likely tokens.`,
      at: row.at,
      hint: "Look the row up at its source. No verdict is given on it.",
    });
  const axis = metricById(quantity.metric)?.axis;
  reading.measurements.push({
    metric: quantity.metric,
    ...(axis ? { axis: axisOn(row.accelerators, quantity.metric, axis) } : {}),
    workload: row.model,
    params,
    context: contextOf(row),
    unit: quantity.unit,
    written: String(row.result),
    at: row.at,
    statistics: quantity.p99 ? { p99: value } : { n: 1, value },
    ...(scenario === "Server" || scenario === "Interactive" ? { load: CHOSEN_RATE } : {}),
    ...(mistaken ? { noVerdict: "the unit is doubtful: samples or tokens" } : {}),
  });
}

const CHOSEN_RATE: Load = {
  limited: true,
  target: null,
  reason: "MLPerf's Server scenario, target_qps not in the list",
};

interface Quantity {
  metric: string;
  unit: string;
  percentile?: number;
  p99?: boolean;
}

/** The metric by scenario and unit (FORMATS 4.4); `null` where they do not go together. */
function measuredBy(scenario: string, unit: string): Quantity | null {
  const words = unit.toLowerCase().replaceAll(" ", "");
  const throughput = scenario === "Offline" || scenario === "Server" || scenario === "Interactive";
  if (/^tokens?\/s(?:ec(?:ond)?)?$/.test(words))
    return throughput ? { metric: "output-throughput", unit: "token/s" } : null;
  if (/^(?:samples?|quer(?:y|ies))\/s(?:ec(?:ond)?)?$/.test(words))
    return throughput
      ? { metric: scenario === "Offline" ? "sample-throughput" : "query-throughput", unit: "sample/s" }
      : null;
  const time = /^(?:latency)?\(?(ms|us|ns|s)\)?$/.exec(words)?.[1];
  if (time && scenario === "SingleStream") return { metric: "request-latency", unit: time, percentile: 90 };
  if (time && scenario === "MultiStream") return { metric: "request-latency", unit: time, p99: true };
  if (/^(?:streams|samples(?:\/|per)query)$/.test(words) && scenario === "MultiStream")
    return { metric: "streams-supported", unit: "count" };
  return null;
}

const SCENARIOS = ["Offline", "Server", "SingleStream", "MultiStream", "Interactive"];
const scenarioOf = (text: string): string => {
  const plain = text.replace(/[ _-]/g, "").toLowerCase();
  return SCENARIOS.find((name) => name.toLowerCase() === plain) ?? text;
};

function contextOf(row: ResultRow): Params {
  const context: Params = {};
  if (row.round) context.round = row.round;
  if (row.framework) context.framework = excerpt(row.framework, 100);
  if (row.submitter) context.submitter = row.submitter;
  if (row.suite) context.suite = row.suite.toLowerCase();
  if (row.inferred) context.inferred = true;
  return context;
}

function warnOfInferred(rows: readonly ResultRow[], reading: Reading): void {
  const inferred = rows.filter((row) => row.inferred);
  if (inferred.length === 0) return;
  reading.warnings.push({
    code: "inferred-results",
    message: `${countOf(inferred.length, "result")} of ${rows.length} ${inferred.length === 1 ? "was" : "were"} computed from another scenario and not measured.`,
    at: inferred[0]?.at ?? "$",
    hint: "The list marks them as inferred; prefer the scenario that was run.",
  });
}

export const mlperfResults: Format = {
  id: "mlperf-results",
  label: "MLPerf Inference list of results",
  tool: "MLPerf Inference results",
  command: "Download summary_results.json of a round, or cm-result.json, and choose a system for each side",
  axes: ["gpu-compute", "latency"],
  measures: "Published results of many systems: choose which is the bare metal and which the virtual machine.",
  example: `[{"Submitter": "Example Org", "System": "Example server, 8x GPU", "UsedModel": "llama2-70b-99",
  "Scenario": "Offline", "Category": "closed", "Availability": "available",
  "Performance_Result": 31234.5, "Performance_Units": "Tokens/s"}]`,
  claims,
  systems: systemsIn,
  read,
};
