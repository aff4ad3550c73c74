import type { Reading } from "../run/run";
import type { JsonObject } from "./format";
import { leaveOut } from "./quantity";

/** Settings of the workload that some clients write. */
export const WORKLOAD_KEYS = [
  "dataset_name",
  "dataset_path",
  "random_input_len",
  "random_output_len",
  "random_range_ratio",
  "input_len",
  "output_len",
  "sharegpt_output_len",
  "best_of",
  "max_model_len",
] as const;

/** Of the server, where somebody noted it. */
export const SERVER_VERSIONS = ["vllm_version", "server_version", "version"] as const;

const READ = new Set<string>([
  ...WORKLOAD_KEYS,
  ...SERVER_VERSIONS,
  ..."date backend endpoint_type label model_id tokenizer_id num_prompts request_rate burstiness max_concurrency".split(
    " ",
  ),
  ..."duration completed failed good_completed total_input_tokens total_output_tokens request_throughput".split(" "),
  ..."request_goodput request_goodput: output_throughput input_throughput total_token_throughput".split(" "),
  ..."max_output_tokens_per_s max_concurrent_requests rtfx run_number steady_state".split(" "),
  ..."input_lens output_lens ttfts itls start_times generated_texts errors latencies queue_times".split(" "),
  ..."benchmark_start_time_unix benchmark_end_time_unix".split(" "),
]);
const STATISTIC = /^(?:mean|median|std|max|p\d{1,2}(?:\.\d{1,3})?)_(?:ttft|tpot|itl|e2el|e2e_latency)(?:_ms)?$/;
const KEPT = /^(?:mean|median|std|max|p0?5|p50|p95|p99)_/;

export const isKnownKey = (key: string): boolean =>
  READ.has(key) || STATISTIC.test(key) || key.startsWith("spec_decode");

/** Counts the keys that say nothing here, and the percentiles that are not kept. */
export function countUnread(object: JsonObject, reading: Reading, known: (key: string) => boolean = isKnownKey): void {
  const sweep = object.has("run_number");
  for (const [key, value] of object) {
    if (STATISTIC.test(key) && !KEPT.test(key))
      leaveOut(reading, "other percentiles", "kept are the 5th, 50th, 95th and 99th");
    else if (!known(key) && !(sweep && (typeof value === "number" || typeof value === "boolean")))
      leaveOut(reading, "keys that are not part of the format", "added by hand, by --metadata or by a newer client");
  }
}
