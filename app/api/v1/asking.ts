// How the API's tests ask: a request as curl would send it, straight to the route's own function.
import { v7 as uuid } from "uuid";

type Context<P> = { params: Promise<P> };
type Handler<P> = (request: Request, context: Context<P>) => Promise<Response>;

const ORIGIN = "http://127.0.0.1:3000";

export interface Ask {
  method?: string;
  query?: Record<string, string | string[] | undefined>;
  headers?: Record<string, string>;
  json?: unknown;
  body?: BodyInit;
}

/** Calls a route's function. */
export function ask<P>(
  handler: Handler<P>,
  params: P,
  { method = "GET", query = {}, headers = {}, json, body }: Ask = {},
) {
  const url = new URL(ORIGIN);
  for (const [key, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) url.searchParams.append(key, one);
  const sent = json === undefined ? body : JSON.stringify(json);
  const type: Record<string, string> = json === undefined ? {} : { "content-type": "application/json" };
  const request = new Request(url, {
    method,
    headers: { host: url.host, ...type, ...headers },
    ...(sent === undefined ? {} : { body: sent, duplex: "half" }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** A result file in the shape of vLLM's serving benchmark: a run every time, because its figures are drawn anew. */
export function servingFile({ scale = 1, mark = uuid() }: { scale?: number; mark?: string } = {}) {
  const seed = Number.parseInt(mark.replaceAll("-", "").slice(-6), 16) / 2 ** 24;
  const at = (base: number) => Number((base * (1 + 0.01 * seed)).toFixed(6));
  const ttfts = Array.from({ length: 40 }, (_, i) => at((0.05 + 0.001 * ((i * 7) % 40)) * scale));
  const sorted = [...ttfts].sort((a, b) => a - b);
  const median = ((sorted[19] ?? 0) + (sorted[20] ?? 0)) / 2;
  const mean = ttfts.reduce((sum, t) => sum + t, 0) / ttfts.length;
  return {
    date: "20260501-101500",
    backend: "vllm",
    model_id: "example/model-8b",
    tokenizer_id: "example/model-8b",
    num_prompts: 40,
    request_rate: "inf",
    max_concurrency: 8,
    duration: at(20 * scale),
    completed: 40,
    total_input_tokens: 40_960,
    total_output_tokens: 5120,
    request_throughput: at(2 / scale),
    output_throughput: at(256 / scale),
    total_token_throughput: at(2304 / scale),
    mean_ttft_ms: mean * 1000,
    median_ttft_ms: median * 1000,
    p99_ttft_ms: at(89 * scale),
    mean_tpot_ms: at(12 * scale),
    median_tpot_ms: at(11.9 * scale),
    p99_tpot_ms: at(15 * scale),
    mark,
    ttfts,
  };
}
