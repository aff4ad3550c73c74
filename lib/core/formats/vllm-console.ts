import { readNumber } from "../units/number";
import type { TextSource } from "./format";
import type { ServeResult } from "./vllm-serve-object";

const BANNER = /^=+ Serving Benchmark Result =+\s{0,20}$/;
const LABELS: ReadonlyMap<string, string> = new Map([
  ["Successful requests", "completed"],
  ["Failed requests", "failed"],
  ["Maximum request concurrency", "max_concurrency"],
  ["Request rate configured (RPS)", "request_rate"],
  ["Benchmark duration (s)", "duration"],
  ["Total input tokens", "total_input_tokens"],
  ["Total generated tokens", "total_output_tokens"],
  ["Request throughput (req/s)", "request_throughput"],
  ["Request goodput (req/s)", "request_goodput"],
  ["Output token throughput (tok/s)", "output_throughput"],
  ["Peak output token throughput (tok/s)", "max_output_tokens_per_s"],
  ["Total Token throughput (tok/s)", "total_token_throughput"],
  ["Total token throughput (tok/s)", "total_token_throughput"],
]);
const LATENCY = /^(Mean|Median|P\d{1,2}(?:\.\d{1,2})?) (TTFT|TPOT|ITL|E2EL) \(ms\)$/;
const LINE = /^([A-Z][^:]{2,60}):\s{1,60}(\S{1,40})\s{0,20}$/;

/** vLLM's closing table on the screen; SGLang prints one under the same heading with other lines in it. */
export const isConsole = (source: TextSource): boolean =>
  source.lines.some((line) => BANNER.test(line)) &&
  source.lines.some((line) => line.startsWith("Mean TTFT (ms):") || line.startsWith("Median TTFT (ms):")) &&
  !source.lines.some((line) => line.startsWith("Total generated tokens (retokenized)"));

/** Each table as the object the client would have saved. */
export function consoleBlocks(source: TextSource): ServeResult[] {
  const blocks: (ServeResult & { lines: Map<string, number> })[] = [];
  source.lines.forEach((line, i) => {
    if (BANNER.test(line)) blocks.push(blockAt(i + 1));
    const match = LINE.exec(line);
    const block = blocks[blocks.length - 1];
    if (!match || !block) return;
    const [, label = "", value = ""] = match;
    const key = LABELS.get(label) ?? latencyKey(label);
    if (key === null || block.object.has(key)) return;
    block.object.set(key, readNumber(value) ?? value);
    block.lines.set(key, i + 1);
  });
  for (const { object } of blocks) {
    const completed = object.get("completed");
    const failed = object.get("failed");
    if (typeof completed === "number") object.set("num_prompts", completed + (typeof failed === "number" ? failed : 0));
  }
  return blocks;
}

function blockAt(line: number): ServeResult & { lines: Map<string, number> } {
  const lines = new Map<string, number>();
  return { object: new Map(), at: `line ${line}`, placeOf: (key) => `line ${lines.get(key) ?? line}`, lines };
}

function latencyKey(label: string): string | null {
  const match = LATENCY.exec(label);
  return match ? `${match[1]?.toLowerCase()}_${match[2]?.toLowerCase()}_ms` : null;
}
