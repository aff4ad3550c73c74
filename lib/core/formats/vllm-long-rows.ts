import { accepted, excerpt, type Outcome } from "../outcome";
import type { Axis } from "../metrics/metric";
import type { Load, Params, Reading, Statistics } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { firstObject, isSchema, lastPart, numberOf, objectsIn, textOf } from "./json-value";
import { leaveOut, quantityOf, type Shared } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

/** Long rows of Spare Cores' inspector (FORMATS 6): one statistic of one metric a line. */
function claims(source: Source): Claim {
  const first = firstObject(source);
  return first && isRow(first)
    ? { claimed: true, rule: '"measurement", "score", "unit" and "percentile"' }
    : { claimed: false };
}

const isRow = (object: JsonObject): boolean =>
  ["measurement", "score", "unit", "percentile"].every((key) => object.has(key)) && !isSchema(object);

const METRICS: ReadonlyMap<string, string> = new Map([
  ["ttft", "time-to-first-token"],
  ["tpot", "time-per-output-token"],
  ["itl", "inter-token-latency"],
  ["e2el", "request-latency"],
  ["output_throughput", "output-throughput"],
  ["input_throughput", "input-throughput"],
  ["total_throughput", "total-throughput"],
  ["request_throughput", "request-throughput"],
]);
/** Where GuideLLM measured, the two names mean what GuideLLM means by them (FORMATS 1.5). */
const BY_GUIDELLM: ReadonlyMap<string, string> = new Map([
  ["tpot", "time-per-token-including-first"],
  ["itl", "time-per-output-token"],
]);
const PERCENTILES: Readonly<Record<string, keyof Statistics>> = {
  p5: "p05",
  p05: "p05",
  p50: "median",
  p95: "p95",
  p99: "p99",
  mean: "mean",
  min: "min",
  max: "max",
  std: "std",
};
const UNITS: Readonly<Record<string, string>> = { "tokens/sec": "tokens/s", "requests/sec": "requests/s" };

interface Row {
  object: JsonObject;
  at: string;
}

function read(source: Source): Outcome<Reading> {
  const reading: Reading = { ...emptyReading("vllm serving"), warnings: sourceWarnings(source) };
  const points = pointsOf(objectsIn(source).filter(({ object }) => isRow(object)));
  const steps = stepsOf(points);
  for (const rows of points) readPoint(rows, steps.get(rows), reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "Every row of the file is padding: nothing was measured.",
      found: "only scores of 0",
      expected: "rows with a score above 0",
      hint: "Look at why the benchmark did not run, then repeat it.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** Rows of one model, workload, strategy and load: four constant rates differ in nothing else, so the load counts. */
function pointsOf(rows: readonly Row[]): Row[][] {
  const points = new Map<string, Row[]>();
  for (const row of rows) {
    const { object } = row;
    const key = JSON.stringify([...IDENTITY, "concurrency", "target_rate"].map((k) => object.get(k) ?? null));
    const known = points.get(key);
    if (known) known.push(row);
    else points.set(key, [row]);
  }
  return [...points.values()];
}

const isPadding = (rows: readonly Row[]): boolean => {
  const scores = rows.filter(({ object }) => numberOf(object.get("score")) !== 0);
  const times = rows.filter(({ object }) => object.get("percentile") !== null);
  return scores.length === 0 || (times.length > 0 && times.every(({ object }) => numberOf(object.get("score")) === 0));
};

/** A sweep's chosen rates, where the file does not name them, by their order: the second of four. */
function stepsOf(points: readonly Row[][]): Map<Row[], string> {
  const sweeps = new Map<string, { rows: Row[]; concurrency: number }[]>();
  for (const rows of points) {
    const object = rows[0]?.object;
    const concurrency = numberOf(object?.get("concurrency"));
    if (!object || concurrency === null || numberOf(object.get("target_rate")) !== null || isPadding(rows)) continue;
    const key = JSON.stringify(IDENTITY.map((k) => object.get(k) ?? null));
    sweeps.set(key, [...(sweeps.get(key) ?? []), { rows, concurrency }]);
  }
  const steps = new Map<Row[], string>();
  for (const sweep of sweeps.values())
    sweep
      .sort((a, b) => a.concurrency - b.concurrency)
      .forEach(({ rows }, i) => {
        steps.set(rows, `${i + 1} of ${sweep.length}`);
      });
  return steps;
}

const IDENTITY = [
  "benchmark",
  "model",
  "model_id",
  "workload",
  "prompt_tokens",
  "output_tokens",
  "profile",
  "strategy",
  "mode",
  "tensor_parallel",
];

function readPoint(rows: readonly Row[], step: string | undefined, reading: Reading): void {
  const [first] = rows;
  if (!first) return;
  if (isPadding(rows)) {
    leaveOut(reading, "padding rows", "every time of this load is 0, so nothing was measured", rows.length);
    return;
  }
  const gpuless = first.object.get("mode") === "cpu" || numberOf(first.object.get("gpu_count")) === 0;
  const axis: { axis?: Axis } = gpuless ? { axis: "cpu" } : {};
  const shared: Shared = { workload: "vllm serving", ...settingsOf(first.object, step) };
  const metrics = new Map<string, Row[]>();
  for (const row of rows) {
    const name = textOf(row.object.get("measurement")) ?? "";
    metrics.set(name, [...(metrics.get(name) ?? []), row]);
  }
  for (const [name, parts] of metrics) {
    const guided = first.object.has("guidellm_version") ? BY_GUIDELLM.get(name) : undefined;
    const metric = guided ?? METRICS.get(name) ?? `unmapped:${excerpt(name, 60)}`;
    const statistics: Partial<Statistics> = {};
    let written: Row | null = null;
    for (const { object, at } of parts) {
      const value = quantityOf(object.get("score"), metric, `${at}.score`, reading);
      const percentile = object.get("percentile");
      const statistic =
        percentile === null ? "value" : typeof percentile === "string" ? PERCENTILES[percentile] : undefined;
      if (value === 0) leaveOut(reading, metric, "0 means that nothing was measured");
      else if (value !== null && statistic === undefined)
        leaveOut(reading, "other percentiles", "kept are the 5th, 50th, 95th and 99th");
      else if (value !== null && statistic !== undefined) {
        statistics[statistic] ??= value;
        written ??= { object, at };
      }
    }
    const unit = textOf(written?.object.get("unit"));
    if (!written || !unit) continue;
    if (statistics.value !== undefined) statistics.n = 1;
    const latency = statistics.value === undefined;
    reading.measurements.push({
      metric,
      ...shared,
      ...(latency ? {} : axis),
      unit: UNITS[unit] ?? unit,
      written: String(written.object.get("score")),
      at: `${written.at}.score`,
      statistics,
    });
  }
  describeMachine(first, gpuless, reading);
}

/** What must match, what makes a warning, and how the load was chosen. */
function settingsOf(object: JsonObject, step: string | undefined): { params: Params; context: Params; load: Load } {
  const params: Params = {};
  const model = textOf(object.get("model_id")) ?? textOf(object.get("model"));
  if (model) params.model = lastPart(model);
  for (const key of ["workload", "strategy"]) {
    const value = textOf(object.get(key));
    if (value) params[key] = value;
  }
  for (const key of ["prompt_tokens", "output_tokens", "tensor_parallel"]) {
    const value = numberOf(object.get(key));
    if (value !== null) params[key] = value;
  }
  const concurrency = numberOf(object.get("concurrency"));
  const target = numberOf(object.get("target_rate"));
  const context: Params = {};
  for (const key of ["vllm_version", "guidellm_version", "tuning_version", "max_model_len"]) {
    const value = object.get(key);
    if (typeof value === "number") context[key] = value;
    else if (typeof value === "string") context[key] = excerpt(value, 40);
  }
  const strategy = params.strategy;
  if (strategy === "synchronous") params.concurrency = 1;
  else if (strategy === "throughput") params.concurrency = "unlimited";
  else if (target !== null) params.request_rate = target;
  // The chosen rate is not in the file. What was at work at once differs a little from start to start, so loads are told
  // apart by their order in the sweep and roughly by that.
  else if (concurrency !== null && concurrency > 0) {
    if (step !== undefined) params.rate_step = step;
    params.concurrency = `about ${2 ** Math.round(Math.log2(concurrency))}`;
    context.concurrency = Number(concurrency.toPrecision(3));
  }
  if (strategy !== "constant" && strategy !== "poisson")
    return { params, context, load: { limited: false, target: null, reason: "as fast as the server answers" } };
  return { params, context, load: { limited: true, target, reason: "the request rate was chosen" } };
}

function describeMachine({ object, at }: Row, gpuless: boolean, reading: Reading): void {
  reading.tool.version ??= textOf(object.get("vllm_version"));
  const count = numberOf(object.get("gpu_count"));
  if (count !== null && Number.isInteger(count) && count >= 0) reading.environment.gpuCount ??= count;
  const gpu = textOf(object.get("gpu_model"));
  if (!gpu || gpuless || reading.environment.gpu !== undefined) return;
  reading.environment.gpu = gpu;
  tellGpu(reading, gpu, count ?? 0, `${at}.gpu_model`);
}

export const vllmLongRows: Format = {
  id: "vllm-long-rows",
  label: "vLLM serving, one statistic a row (JSON Lines)",
  tool: "vLLM serving rows of Spare Cores' inspector",
  command: "inspector inspect --vendor VENDOR --instance INSTANCE --only vllm",
  axes: ["gpu-compute", "latency", "cpu"],
  measures: "How fast vLLM answers small to large models on one machine, at one user and at full load.",
  example: `{"benchmark": "vllm_serving", "model": "tiny-1b", "workload": "chat", "strategy": "synchronous",
 "concurrency": 0.999, "measurement": "ttft", "percentile": "p50", "score": 21.2, "unit": "ms"}`,
  claims,
  read,
};
