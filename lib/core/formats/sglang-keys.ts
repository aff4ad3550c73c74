import type { JsonObject } from "./format";

/** Written by SGLang's client, whose request latency has another name and whose token counts mean something else. */
export const isSglang = (object: JsonObject): boolean =>
  object.has("total_output_tokens_retokenized") || (object.has("mean_e2e_latency_ms") && object.has("mean_ttft_ms"));

const READ = new Set(
  [
    "tag backend dataset_name request_rate max_concurrency sharegpt_output_len random_input_len random_output_len",
    "random_range_ratio server_info duration completed failed total_input_tokens total_input_text_tokens",
    "total_input_vision_tokens total_output_tokens total_output_tokens_retokenized request_throughput input_throughput",
    "output_throughput total_throughput total_token_throughput max_output_tokens_per_s max_concurrent_requests",
    "concurrency accept_length input_lens output_lens ttfts itls latencies generated_texts errors model model_id",
    "num_prompts num_prompt",
  ].flatMap((line) => line.split(" ")),
);
const STATISTIC = /^(?:mean|median|std|max|p\d{1,2}(?:\.\d{1,3})?)_(?:ttft|tpot|itl|e2e_latency)_ms$/;

export const isSglangKey = (key: string): boolean => READ.has(key) || STATISTIC.test(key);
