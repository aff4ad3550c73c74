import { readNumber } from "../units/number";
import type { TextSource } from "./format";
import { textOf } from "./json-value";
import { logEntries } from "./mllog";

/** What stands in a line of a summary. */
interface SummaryEntry {
  value: string;
  line: number;
  /** The figure, where it is not what is written but that rounded as a summary rounds it. */
  figure?: number;
}

/** The figure of an entry, `null` where what stands there is no number. */
export const figureOf = ({ value, figure }: SummaryEntry): number | null => figure ?? readNumber(value);

/** The lines of one summary: the first of equal keys counts, since some stand twice. */
export type Summary = Map<string, SummaryEntry>;

/** Heading of a summary's closing section. */
export const PARAMETERS = "Test Parameters Used";

/** Stands for a summary's last lines, which count warnings and errors. */
export const ENDED = "No errors encountered";

/** What the detail log calls the lines of the summary. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["sut_name", "SUT name"],
  ["effective_scenario", "Scenario"],
  ["effective_test_mode", "Mode"],
  ["result_validity", "Result is"],
  ["result_samples_per_second", "Samples per second"],
  ["result_tokens_per_second", "Tokens per second"],
  ["result_scheduled_samples_per_sec", "Scheduled samples per second"],
  ["result_completed_samples_per_sec", "Completed samples per second"],
  ["result_completed_tokens_per_second", "Completed tokens per second"],
  ["effective_samples_per_query", "samples_per_query"],
  ["effective_target_qps", "target_qps"],
  ["effective_target_latency_ns", "target_latency (ns)"],
  ["requested_server_ttft_latency", "ttft_latency (ns)"],
  ["requested_server_tpot_latency", "tpot_latency (ns)"],
  ["effective_min_duration_ms", "min_duration (ms)"],
  ["effective_performance_sample_count", "performance_sample_count"],
  ["result_min_latency_ns", "Min latency (ns)"],
  ["result_max_latency_ns", "Max latency (ns)"],
  ["result_mean_latency_ns", "Mean latency (ns)"],
  ["result_first_token_min_latency_ns", "Min First Token latency (ns)"],
  ["result_first_token_max_latency_ns", "Max First Token latency (ns)"],
  ["result_first_token_mean_latency_ns", "Mean First Token latency (ns)"],
  ["result_time_to_output_token_min", "Min Time to Output Token (ns)"],
  ["result_time_to_output_token_max", "Max Time to Output Token (ns)"],
  ["result_time_to_output_token_mean", "Mean Time to Output Token (ns)"],
]);
const PERCENTILES: readonly (readonly [key: RegExp, name: string])[] = [
  [/^result_(\d{2}\.\d{2})_percentile_latency_ns$/, "latency"],
  [/^result_first_token_(\d{2}\.\d{2})_percentile_latency_ns$/, "first token latency"],
  [/^result_time_per_output_token_(\d{2}\.\d{2})_percentile_ns$/, "time to output token"],
];
/** The result itself of SingleStream and of MultiStream, which the summary writes without the two digits. */
const TAIL = [
  ["SingleStream", /^result_(\d{2}\.\d{2})_percentile_latency_ns$/, 0.9],
  ["MultiStream", /^result_(\d{2}\.\d{2})_percentile_per_query_latency_ns$/, 0.99],
] as const;
const OTHERS = ["loadgen_version", "num_errors", "effective_target_latency_percentile"];
const wanted = (key: string): boolean =>
  NAMES.has(key) || OTHERS.includes(key) || key.endsWith("_ns") || key === "requested_scenario";

interface Detail {
  summary: Summary;
  version: string | null;
  /** `null` where the log has a count that is no number. */
  errors: number | null;
}

/**
 * LoadGen's detail log as the summary it wrote beside it: one run is one run, whichever of its two files is read.
 * A log begins anew with each `loadgen_version`.
 */
export function detailsOf(source: TextSource): Detail[] {
  const runs: Map<string, SummaryEntry>[] = [];
  for (const { key, value, line } of logEntries(source, wanted).entries) {
    if (key === "loadgen_version" || runs.length === 0) runs.push(new Map());
    const run = runs[runs.length - 1];
    const text = typeof value === "number" ? String(value) : textOf(value);
    // 0 stands for a limit that the scenario does not have, which the summary leaves out.
    if (!run || text === null || run.has(key) || (/_(?:latency|latency_ns)$/.test(key) && text === "0")) continue;
    run.set(key, { value: text, line });
  }
  return runs.map(detailOf);
}

function detailOf(run: ReadonlyMap<string, SummaryEntry>): Detail {
  const summary: Summary = new Map();
  const version = run.get("loadgen_version")?.value.split(/[ @]/)[0] ?? null;
  const scenario = (run.get("effective_scenario") ?? run.get("requested_scenario"))?.value ?? "";
  for (const [key, entry] of run) {
    const name = NAMES.get(key) ?? percentileOf(key);
    if (name !== null && !isAside(key, version)) summary.set(name, entry);
    const tail = TAIL.find(([of, pattern]) => of === scenario && pattern.test(key));
    const percentile = readNumber(tail?.[1].exec(key)?.[1] ?? "");
    if (!tail || percentile === null) continue;
    const said = run.get("effective_target_latency_percentile");
    const asked = said ? readNumber(said.value) : tail[2];
    if (asked !== null && Math.abs(percentile - asked * 100) < 0.005)
      summary.set(`${percentile}th percentile latency (ns)`, entry);
  }
  const requested = run.get("requested_scenario");
  if (!summary.has("Scenario") && requested) summary.set("Scenario", requested);
  // The parameters stand before the results here, so that a log with results has them.
  if (run.has("effective_min_duration_ms") && run.has("result_validity"))
    summary.set(PARAMETERS, { value: "", line: run.get("effective_min_duration_ms")?.line ?? 1 });
  const errors = run.get("num_errors");
  if (errors) summary.set(ENDED, { value: errors.value, line: errors.line });
  if (scenario === "Server") roundAsSummary(summary);
  return { summary, version, errors: errors ? readNumber(errors.value) : 0 };
}

function percentileOf(key: string): string | null {
  for (const [pattern, name] of PERCENTILES) {
    const percentile = pattern.exec(key)?.[1];
    if (percentile !== undefined) return `${percentile} percentile ${name} (ns)`;
  }
  return null;
}

/** Of the two rates of a Server run the official one is the scheduled up to version 3 and the completed from 4 on. */
function isAside(key: string, version: string | null): boolean {
  const major = Number.parseInt(version ?? "", 10);
  if (key === "result_scheduled_samples_per_sec") return major >= 4;
  return key === "result_completed_samples_per_sec" && major < 4;
}

/** The summary prints rates of Server with two digits: both files of one run then give one figure. */
function roundAsSummary(summary: Summary): void {
  for (const name of [
    "Scheduled samples per second",
    "Completed samples per second",
    "Completed tokens per second",
  ] as const) {
    const entry = summary.get(name);
    const value = entry ? readNumber(entry.value) : null;
    if (entry && value !== null) summary.set(name, { ...entry, figure: Number(value.toFixed(2)) });
  }
}
