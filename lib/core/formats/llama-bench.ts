import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading, Written } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { hasLine } from "./line-sign";
import { firstObject, isSchema, lastPart, numberOf, numbersOf, textOf } from "./json-value";
import { jsonRows, type LlamaRow, llamaSign, textRows } from "./llama-bench-rows";
import { faultOf, skipFault } from "./number-faults";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

const SIGN = { words: ["backend", "avg_ts"], is: (line: string) => llamaSign(line) !== null };

function claims(source: Source): Claim {
  if (source.kind === "text")
    return hasLine(source, SIGN) ? { claimed: true, rule: "a table of llama-bench" } : { claimed: false };
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  if (first.has("avg_ts") && first.has("n_prompt")) return { claimed: true, rule: '"avg_ts" with "n_prompt"' };
  const near = first.has("build_commit") && first.has("model_filename");
  return { claimed: false, ...(near ? { close: 'llama-bench: no "avg_ts" and no "n_prompt"' } : {}) };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("llama-bench");
  reading.warnings.push(...sourceWarnings(source));
  const rows = source.kind === "text" ? textRows(source) : jsonRows(source);
  for (const row of rows) readRow(row, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "llama-bench measured nothing.",
      found: rows.length === 0 ? "a heading without rows" : `${rows.length} rows without a speed`,
      expected: "a row a test, with avg_ts or t/s",
      hint: "Run llama-bench -o jsonl again and look at its messages.",
    });
  readMachine(rows, reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readRow({ row, at }: LlamaRow, reading: Reading): void {
  const prompt = numberOf(row.get("n_prompt")) ?? 0;
  const generated = numberOf(row.get("n_gen")) ?? 0;
  const metric = generated === 0 ? "prompt-throughput" : prompt === 0 ? "generation-throughput" : "total-throughput";
  const raw = row.get("avg_ts");
  const fault = faultOf(raw);
  if (fault) skipFault(reading, metric, fault, raw, `${at}.avg_ts`);
  const mean = fault ? null : numberOf(raw);
  const samples = samplesOf(row, prompt + generated);
  if ((mean === null || mean === 0) && !samples) {
    if (!fault) reading.skipped.push({ what: metric, count: 1, reason: "a row without a speed" });
    return;
  }
  const std = numberOf(row.get("stddev_ts"));
  reading.measurements.push({
    metric,
    ...(usesGpu(row) ? {} : { axis: "cpu" as const }),
    workload: "llama-bench",
    params: paramsOf(row, prompt, generated),
    context: contextOf(row),
    unit: "token/s",
    written: mean === null ? "" : String(raw),
    at,
    ...(samples
      ? { samples, statistics: mean ? { value: mean } : {} }
      : { statistics: { mean, value: mean, ...(std === null ? {} : { std }) } }),
  } satisfies Written);
}

/** One speed a repetition; worked out from the times where only they are there. */
function samplesOf(row: JsonObject, tokens: number): Float64Array | null {
  const speeds = numbersOf(row.get("samples_ts"));
  const kept = (values: Float64Array) => {
    const positive = values.filter((value) => value > 0 && value < Infinity);
    return positive.length > 0 ? positive : null;
  };
  const times = numbersOf(row.get("samples_ns"));
  return (speeds && kept(speeds)) ?? (times && kept(times.map((ns) => (tokens * 1e9) / ns)));
}

/** Layers on a GPU, and a backend that has one. */
function usesGpu(row: JsonObject): boolean {
  const backends = (textOf(row.get("backends")) ?? "").split(/[,+ ]+/).filter((name) => name !== "");
  const onlyCpu = backends.length > 0 && backends.every((name) => /^(?:CPU|BLAS|RPC)$/i.test(name));
  return !onlyCpu && numberOf(row.get("n_gpu_layers")) !== 0;
}

/** Part of a model's name where it is split over several files. */
const SPLIT = /-\d{5}-of-\d{5}(?=\.gguf$)/;

function paramsOf(row: JsonObject, prompt: number, generated: number): Params {
  const params: Params = {};
  const file = textOf(row.get("model_filename"));
  if (file) params.model = lastPart(file).replace(SPLIT, "");
  const type = textOf(row.get("model_type"));
  if (type) params.model_type = type;
  params.n_prompt = prompt;
  params.n_gen = generated;
  params.n_depth = numberOf(row.get("n_depth")) ?? 0;
  params.gpu = usesGpu(row);
  for (const key of ["backends", "type_k", "type_v"]) {
    const value = textOf(row.get(key));
    if (value) params[key] = excerpt(value, 60);
  }
  const flash = row.get("flash_attn");
  if (flash !== undefined && flash !== null) params.flash_attn = onOff(flash);
  for (const key of ["n_batch", "n_ubatch"]) {
    const value = numberOf(row.get(key));
    if (value !== null) params[key] = value;
  }
  const experts = numberOf(row.get("n_cpu_moe"));
  if (experts) params.n_cpu_moe = experts;
  return params;
}

/** Versions write true, 1 or "on" for the same. */
function onOff(value: unknown): string {
  const text = String(value).toLowerCase();
  if (["true", "1", "on"].includes(text)) return "on";
  return ["false", "0", "off"].includes(text) ? "off" : excerpt(text, 20);
}

function contextOf(row: JsonObject): Params {
  const context: Params = {};
  const threads = numberOf(row.get("n_threads"));
  if (threads !== null) context.n_threads = threads;
  for (const key of ["split_mode", "build_commit"]) {
    const value = textOf(row.get(key));
    if (value) context[key] = excerpt(value, 60);
  }
  return context;
}

function readMachine(rows: readonly LlamaRow[], reading: Reading): void {
  for (const { row, at } of rows) {
    const commit = textOf(row.get("build_commit"));
    const number = numberOf(row.get("build_number"));
    if (commit) reading.tool.version ??= number === null ? commit : `b${number} (${commit})`;
    const time = textOf(row.get("test_time"));
    if (time && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) reading.environment.startedAt ??= time;
    const cpu = textOf(row.get("cpu_info"));
    // On ARM it is the bare word.
    if (cpu && cpu !== "CPU" && reading.environment.cpu === undefined) {
      reading.environment.cpu = cpu;
      reading.evidence.push({ field: "cpu", value: cpu, text: `cpu_info "${cpu}"`, at });
    }
    readGpus(row, at, reading);
  }
}

function readGpus(row: JsonObject, at: string, reading: Reading): void {
  const gpus = (textOf(row.get("gpu_info")) ?? "").split(/, ?/).filter((name) => name !== "");
  const [gpu] = gpus;
  if (gpu === undefined) return;
  if (usesGpu(row)) {
    if (reading.environment.gpu !== undefined) return;
    reading.environment.gpu = gpu;
    reading.environment.gpuCount = gpus.length;
    tellGpu(reading, gpu, gpus.length, at);
  } else if (!reading.warnings.some((w) => w.code === "gpu-not-used"))
    reading.warnings.push({
      code: "gpu-not-used",
      message: `The file names ${excerpt(gpu, 60)}, but no layer was put on it (n_gpu_layers 0): the processor did the work.`,
      at,
      hint: "To measure the GPU, run llama-bench with -ngl 99.",
    });
}

export const llamaBench: Format = {
  id: "llama-bench",
  label: "llama-bench",
  tool: "llama-bench",
  command: "llama-bench -m model.gguf -p 512 -n 128 -ngl 99 -r 10 -o jsonl > run-1.jsonl",
  axes: ["gpu-compute", "gpu-memory", "cpu"],
  measures: "How fast llama.cpp reads a prompt and writes tokens with one model, on a GPU or on the processor.",
  example: `{"build_commit": "1a2b3c4d", "gpu_info": "NVIDIA L40S", "backends": "CUDA", "model_filename": "llama-8b-q4.gguf",
 "n_gpu_layers": 99, "n_prompt": 512, "n_gen": 0, "avg_ts": 5120.4, "stddev_ts": 12.2,
 "samples_ts": [5110.2, 5125.9, 5125.1]}`,
  claims,
  read,
};
