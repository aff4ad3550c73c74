import { readNumber } from "../units/number";
import type { JsonObject, TextSource } from "./format";

/** Lines of the report on the screen, as `section.key` of the report file. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["Model", "engine.model"],
  ["TensorRT-LLM Version", "engine.version"],
  ["TensorRT LLM Version", "engine.version"],
  ["Dtype", "engine.dtype"],
  ["KV Cache Dtype", "engine.kv_cache_dtype"],
  ["Quantization", "engine.quantization"],
  ["Number of requests", "request_info.num_requests"],
  ["Number of concurrent requests", "request_info.avg_num_concurrent_requests"],
  ["Average Input Length (tokens)", "request_info.avg_input_length"],
  ["Average Output Length (tokens)", "request_info.avg_output_length"],
  ["TP Size", "world_info.tp_size"],
  ["PP Size", "world_info.pp_size"],
  ["EP Size", "world_info.ep_size"],
  ["Max Runtime Batch Size", "world_info.max_batch_size"],
  ["Max Runtime Tokens", "world_info.max_num_tokens"],
  ["KV Memory Percentage", "world_info.kv_cache_percentage"],
  ["Request Throughput (req/sec)", "performance.request_throughput_req_s"],
  ["Total Output Throughput (tokens/sec)", "performance.system_output_throughput_tok_s"],
  ["Total Token Throughput (tokens/sec)", "performance.system_total_throughput_tok_s"],
  ["Total Latency (ms)", "performance.total_latency_ms"],
  ["Average request latency (ms)", "performance.avg_request_latency_ms"],
  ["Per User Output Throughput [w/ ctx] (tps/user)", "performance.output_throughput_per_user_tok_s"],
  ["Per User Output Throughput (tokens/sec/user)", "performance.output_throughput_per_user_tok_s"],
  ["Per GPU Output Throughput (tps/gpu)", "performance.output_throughput_per_gpu_tok_s"],
  ["Per GPU Output Throughput (tokens/sec/gpu)", "performance.output_throughput_per_gpu_tok_s"],
  ["Average time-to-first-token [TTFT] (ms)", "streaming_metrics.avg_ttft_ms"],
  ["Average time-per-output-token [TPOT] (ms)", "streaming_metrics.avg_tpot_ms"],
]);
const LINE = /^([A-Z][^:\t]{1,60}):\s{1,40}(\S.{0,199})$/;
const STATISTIC = /^\[(Latency|TTFT|TPOT)\] (P\d{2}|MINIMUM|MAXIMUM|AVERAGE)\s{0,8}: {1,8}(\S{1,40})\s{0,20}$/;
const LISTS: Readonly<Record<string, string>> = {
  Latency: "performance.request_latency_percentiles_ms",
  TTFT: "streaming_metrics.ttft_percentiles",
  TPOT: "streaming_metrics.tpot_percentiles",
};
const HEADING = /^= ([A-Z][A-Z _+-]{3,40}?)\s{0,20}$/;

export interface Report {
  object: JsonObject;
  at: string;
  placeOf: (path: string) => string;
}

/** The table in which the results stand. */
export const hasOverview = (source: TextSource): boolean =>
  source.lines.some((line) => line.startsWith("= PERFORMANCE OVERVIEW"));

/** Each report on the screen as the object that the tool writes to its report file. */
export function reportsOnScreen(source: TextSource): Report[] {
  const reports: (Report & { lines: Map<string, number> })[] = [];
  source.lines.forEach((line, i) => {
    if (line.length > 400) return;
    const heading = HEADING.exec(line)?.[1];
    const current = reports[reports.length - 1];
    const begins = heading === "ENGINE DETAILS" || heading?.endsWith(" BACKEND") === true;
    // Older reports have no section before the requests.
    if (begins || (heading === "PERFORMANCE OVERVIEW" && (!current || current.object.has("performance")))) {
      const lines = new Map<string, number>();
      const object: JsonObject = new Map();
      reports.push({ object, at: `line ${i + 1}`, placeOf: (path) => `line ${lines.get(path) ?? i + 1}`, lines });
      if (heading === "PYTORCH BACKEND") put(reports[reports.length - 1], "engine.backend", "Pytorch", i + 1);
      return;
    }
    const [, label, value] = LINE.exec(line) ?? [];
    const path = label === undefined ? undefined : LABELS.get(label);
    if (path !== undefined && value !== undefined) put(current, path, value.trim(), i + 1);
    const [, list = "", name = "", number = ""] = STATISTIC.exec(line) ?? [];
    if (LISTS[list]) put(current, `${LISTS[list]}.${name.toLowerCase()}`, number, i + 1);
  });
  return reports;
}

/** The first of equal lines counts. */
function put(report: (Report & { lines: Map<string, number> }) | undefined, path: string, text: string, line: number) {
  if (!report || report.lines.has(path)) return;
  report.lines.set(path, line);
  const keys = path.split(".");
  const last = keys.pop() ?? path;
  let object = report.object;
  for (const key of keys) {
    const inner = object.get(key);
    const next: JsonObject = inner instanceof Map ? inner : new Map();
    object.set(key, next);
    object = next;
  }
  object.set(last, readNumber(text.endsWith("%") ? text.slice(0, -1) : text) ?? text);
}
