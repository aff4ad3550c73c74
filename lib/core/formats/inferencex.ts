import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { chunked, perChunk } from "./chunked-gaps";
import { csvCells } from "./csv-cells";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source, System, TextSource } from "./format";
import {
  fieldOf,
  INFERENCEX_LATENCIES,
  INFERENCEX_RATES,
  INFERENCEX_STATISTICS,
  paramsOf,
  type Point,
  systemOf,
} from "./inferencex-fields";
import { firstObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { leaveOut, oneValue, quantityOf, type Shared, statisticsOf } from "./quantity";
import { mergeRepeats } from "./repeats";
import { isSglang } from "./sglang-keys";
import { sourceWarnings } from "./source-warnings";

const HEADING = /^Model,ISL,OSL,/;
/** Lines before the heading: licence and origin. */
const PREAMBLE = 20;
const LONGEST = 4000;

/** FORMATS 6: rows with throughput a GPU. What the client itself saved is vLLM's format. */
function claims(source: Source): Claim {
  if (source.kind === "text")
    return headingAt(source) < 0 ? { claimed: false } : { claimed: true, rule: "Model,ISL,OSL,…" };
  const first = firstObject(source);
  return first && isRow(first) ? { claimed: true, rule: '"tput_per_gpu"' } : { claimed: false };
}

const isRow = (object: JsonObject): boolean =>
  object.has("tput_per_gpu") &&
  !["mean_ttft_ms", "median_ttft_ms"].some((key) => object.has(key)) &&
  !isSglang(object) &&
  !isSchema(object);

const headingAt = ({ lines }: TextSource): number =>
  lines.slice(0, PREAMBLE).findIndex((line) => line.length <= LONGEST && HEADING.test(line));

function pointsOf(source: Source): Point[] {
  if (source.kind === "json")
    return objectsIn(source)
      .filter(({ object }) => isRow(object))
      .map(({ object, at }) => ({ row: object, at, placeOf: (key) => `${at}.${key}` }));
  const start = headingAt(source);
  const heading = csvCells(source.lines[start] ?? "");
  const columns = heading.map(fieldOf);
  return source.lines.slice(start + 1).flatMap((line, i) => {
    if (line.trim() === "" || line.startsWith("#") || line.length > LONGEST) return [];
    const row: JsonObject = new Map();
    csvCells(line).forEach((cell, k) => {
      const key = columns[k];
      if (key && cell !== "") row.set(key, numberOf(cell) ?? cell);
    });
    const at = `line ${start + i + 2}`;
    return [{ row, at, placeOf: (key) => `${at}, column "${heading[columns.indexOf(key)] ?? key}"` }];
  });
}

function systems(source: Source): System[] {
  const found = new Map<string, { rows: number; about: Set<string> }>();
  for (const { row } of pointsOf(source)) {
    const name = systemOf(row);
    const known = found.get(name) ?? { rows: 0, about: new Set<string>() };
    found.set(name, known);
    known.rows++;
    const framework = textOf(row.get("framework"));
    if (framework) known.about.add(framework);
  }
  return [...found].map(([name, { rows, about }]) => ({
    name,
    rows,
    ...(about.size > 0 ? { about: [...about].slice(0, 5).join(", ") } : {}),
  }));
}

function read(source: Source, system?: string): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("InferenceX"), warnings: sourceWarnings(source) };
  const points = pointsOf(source).filter(({ row }) => system === undefined || systemOf(row) === system);
  for (const point of points) readPoint(point, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file has InferenceX's headings and no row with a number above zero.",
      found: `${points.length} rows`,
      expected: "rows with a throughput a GPU",
      hint: "Export the table again.",
    });
  const [first] = points;
  const name = first ? systemOf(first.row) : "unnamed";
  if (name !== "unnamed" && points.every(({ row }) => systemOf(row) === name)) reading.environment.system = name;
  reading.warnings.push(
    ...perChunk(
      points.flatMap((point) => gapsOf(point) ?? []),
      points.length,
    ),
  );
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** Seconds, as all latencies of these rows. */
function gapsOf({ row, placeOf }: Point) {
  const ms = (key: string) => {
    const seconds = numberOf(row.get(key));
    return seconds === null ? null : seconds * 1000;
  };
  return chunked(ms("mean_itl"), ms("mean_tpot"), placeOf("mean_itl"));
}

function readPoint({ row, placeOf }: Point, reading: Reading): void {
  const image = textOf(row.get("image"));
  const shared: Shared = {
    workload: "InferenceX",
    params: paramsOf(row),
    context: image ? { image: image.split("/").pop() ?? image } : {},
    load: { limited: false, target: null, reason: "as fast as the server answers" },
  };
  for (const [key, metric] of INFERENCEX_RATES) {
    const value = quantityOf(row.get(key), metric, placeOf(key), reading);
    if (value === 0) leaveOut(reading, metric, "0 means that nothing was counted");
    else if (value !== null)
      reading.measurements.push(oneValue(shared, metric, "tok/s", row.get(key), value, placeOf(key)));
  }
  for (const [short, metric] of INFERENCEX_LATENCIES) {
    const names = INFERENCEX_STATISTICS.map(([statistic, prefix]) => [statistic, [`${prefix}_${short}`]] as const);
    const found = statisticsOf(row, names, metric, placeOf, reading);
    if (!found) continue;
    const { statistics, written, key } = found;
    if ((statistics.median ?? 0) === 0 && (statistics.mean ?? 0) === 0)
      leaveOut(reading, metric, "0 means that nothing was measured");
    else reading.measurements.push({ metric, ...shared, unit: "s", written, at: placeOf(key), statistics });
  }
  readInteractivity(row, placeOf, shared, reading);
}

/** 1 ÷ time per output token. Its p99 is the slow tail and its spread means nothing, so only the middle is kept. */
function readInteractivity(row: JsonObject, placeOf: Point["placeOf"], shared: Shared, reading: Reading): void {
  const metric = "output-throughput-per-user";
  if (["mean_intvty", "p99_intvty", "std_intvty"].some((key) => (numberOf(row.get(key)) ?? 0) !== 0))
    leaveOut(
      reading,
      `${metric}, all but the median`,
      "1 ÷ time per output token, which is read with its mean, 99th percentile and spread",
    );
  const middle = quantityOf(row.get("median_intvty"), metric, placeOf("median_intvty"), reading);
  if (middle === null || middle === 0) return;
  reading.measurements.push({
    metric,
    ...shared,
    unit: "tok/s",
    written: String(row.get("median_intvty")),
    at: placeOf("median_intvty"),
    statistics: { median: middle },
  });
}

export const inferencex: Format = {
  id: "inferencex",
  label: "InferenceX rows (JSON) and dashboard export (CSV)",
  tool: "InferenceX",
  command: "the agg_*.json of an InferenceX run, or Download CSV on its dashboard",
  axes: ["gpu-compute", "latency"],
  measures: "Tokens a second of each GPU, and how long users wait, at one number of users a row.",
  example: `{"hw": "h200", "model": "my-model", "framework": "vllm", "precision": "fp8", "isl": 1024, "osl": 1024, "conc": 16,
 "tp": 8, "tput_per_gpu": 254.6, "output_tput_per_gpu": 126.6, "median_ttft": 0.094, "median_tpot": 0.0154}`,
  claims,
  systems,
  read,
};
