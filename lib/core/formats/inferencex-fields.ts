import type { Params, Statistics } from "../run/run";
import type { Json, JsonObject } from "./format";
import { lastPart, numberOf, textOf } from "./json-value";

/** One point of InferenceX under one set of names, whatever file it comes from. */
export interface Point {
  row: JsonObject;
  at: string;
  placeOf: (key: string) => string;
}

/** Headings of the dashboard's CSV and the names that the rows of the JSON files have. They say "(ms)" and mean seconds. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ["Model", "model"],
  ["ISL", "isl"],
  ["OSL", "osl"],
  ["Hardware", "hw_name"],
  ["Hardware Key", "hw"],
  ["Framework", "framework"],
  ["Precision", "precision"],
  ["TP", "tp"],
  ["Concurrency", "conc"],
  ["Throughput/GPU (tok/s)", "tput_per_gpu"],
  ["Output Throughput/GPU (tok/s)", "output_tput_per_gpu"],
  ["Input Throughput/GPU (tok/s)", "input_tput_per_gpu"],
  ["Disaggregated", "disagg"],
  ["Num Prefill GPUs", "num_prefill_gpu"],
  ["Num Decode GPUs", "num_decode_gpu"],
  ["Spec Decoding", "spec_decoding"],
  ["EP", "ep"],
  ["DP Attention", "dp_attention"],
  ["Is Multinode", "is_multinode"],
]);
const LATENCY = /^(Mean|Median|P99|P90|Std) (TTFT|TPOT|ITL|E2E Latency|Interactivity) \((?:ms|tok\/s\/user)\)$/;
const SHORT: Readonly<Record<string, string>> = { "E2E Latency": "e2el", Interactivity: "intvty" };

/** The name a heading has in the rows of the JSON files; `null` for one that says nothing here. */
export function fieldOf(heading: string): string | null {
  const known = HEADINGS.get(heading);
  if (known) return known;
  const [, statistic = "", quantity = ""] = LATENCY.exec(heading) ?? [];
  return statistic === "" ? null : `${statistic.toLowerCase()}_${SHORT[quantity] ?? quantity.toLowerCase()}`;
}

/** Seconds, all of them. */
export const INFERENCEX_LATENCIES = [
  ["ttft", "time-to-first-token"],
  ["tpot", "time-per-output-token"],
  ["itl", "inter-token-latency"],
  ["e2el", "request-latency"],
] as const;
export const INFERENCEX_RATES = [
  ["tput_per_gpu", "total-throughput-per-gpu"],
  ["output_tput_per_gpu", "output-throughput-per-gpu"],
  ["input_tput_per_gpu", "unmapped:input-throughput-per-gpu"],
] as const;

/** The system a point belongs to. */
export const systemOf = (row: JsonObject): string => textOf(row.get("hw")) ?? textOf(row.get("hw_name")) ?? "unnamed";

const NUMBERS = [
  "isl",
  "osl",
  "conc",
  "tp",
  "ep",
  "prefill_tp",
  "prefill_ep",
  "prefill_num_workers",
  "decode_tp",
  "decode_ep",
  "decode_num_workers",
  "num_prefill_gpu",
  "num_decode_gpu",
];
const SWITCHES = ["dp_attention", "prefill_dp_attention", "decode_dp_attention", "disagg", "is_multinode"];

/** What must be equal for two rows to be compared. */
export function paramsOf(row: JsonObject): Params {
  const params: Params = {};
  const model = textOf(row.get("model"));
  if (model) params.model = lastPart(model);
  for (const key of ["framework", "precision", "spec_decoding"]) {
    const value = textOf(row.get(key));
    if (value) params[key] = value;
  }
  for (const key of NUMBERS) {
    const value = numberOf(row.get(key));
    if (value !== null) params[key] = value;
  }
  for (const key of SWITCHES) {
    const value = switchOf(row.get(key));
    if (value !== null) params[key] = value;
  }
  return params;
}

/** `"false"` is false. */
function switchOf(value: Json | undefined): boolean | null {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  const text = value.trim().toLowerCase();
  return text === "true" ? true : text === "false" ? false : null;
}

export const INFERENCEX_STATISTICS: readonly (readonly [statistic: keyof Statistics, prefix: string])[] = [
  ["median", "median"],
  ["mean", "mean"],
  ["p95", "p95"],
  ["p99", "p99"],
  ["std", "std"],
];
