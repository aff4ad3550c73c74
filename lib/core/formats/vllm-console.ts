import { readNumber } from "../units/number";
import type { TextSource } from "./format";
import type { ServeResult } from "./vllm-serve-object";

const BANNER = /^=+ Serving Benchmark Result =+\s{0,20}$/;
const END = /^={20,200}\s{0,20}$/;
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
  ["Backend", "backend"],
  ["Traffic request rate", "request_rate"],
  ["Max request concurrency", "max_concurrency"],
  ["Total generated tokens (retokenized)", "total_output_tokens_retokenized"],
  ["Input token throughput (tok/s)", "input_throughput"],
  ["Total throughput (tok/s)", "total_throughput"],
  ["Accept length", "accept_length"],
]);
/** Printed before the table by older clients. */
const BEFORE = new Set(["request_rate", "max_concurrency"]);
const LATENCY = /^(Mean|Median|Max|P\d{1,2}(?:\.\d{1,2})?) (TTFT|TPOT|ITL|E2EL|E2E Latency) \(ms\)$/;
const LINE = /^([A-Z][^:]{2,60}):\s{1,60}(not set|\S{1,40})\s{0,20}$/;
/** What only SGLang's table has, and what tells a vLLM table without it. */
const SGLANG = ["total_output_tokens_retokenized", "mean_e2e_latency_ms", "median_e2e_latency_ms"];
const VLLM = ["mean_ttft_ms", "median_ttft_ms", "mean_e2el_ms"];

/** vLLM and SGLang print their closing tables under one heading with different lines in it. */
type Console = "vllm" | "sglang";

/** Whether a text holds a closing table of this client. */
export const hasConsole = (source: TextSource, console: Console): boolean =>
  source.lines.some((line) => BANNER.test(line)) && tables(source).some((table) => clientOf(table) === console);

/** Each table of this client as the object it would have saved, and those that do not tell whose they are. */
export const consoleBlocks = (source: TextSource, console: Console): ServeResult[] =>
  tables(source).filter((table) => (clientOf(table) ?? console) === console);

function clientOf({ object }: ServeResult): Console | null {
  if (SGLANG.some((key) => object.has(key))) return "sglang";
  return VLLM.some((key) => object.has(key)) ? "vllm" : null;
}

function tables(source: TextSource): Block[] {
  const blocks: Block[] = [];
  let open = false;
  let before = blockAt(1);
  source.lines.forEach((line, i) => {
    if (BANNER.test(line)) {
      blocks.push({ ...before, at: `line ${i + 1}` });
      before = blockAt(i + 1);
      open = true;
      return;
    }
    if (END.test(line)) open = false;
    const match = LINE.exec(line);
    if (!match) return;
    const [, label = "", value = ""] = match;
    const key = LABELS.get(label) ?? latencyKey(label);
    const block = open ? blocks[blocks.length - 1] : before;
    if (key === null || !block || (!open && !BEFORE.has(key)) || (open && block.inside.has(key))) return;
    if (open) block.inside.add(key);
    block.object.set(key, value === "not set" || value === "None" ? null : (readNumber(value) ?? value));
    block.lines.set(key, i + 1);
  });
  return blocks;
}

type Block = ServeResult & { lines: Map<string, number>; inside: Set<string> };

function blockAt(line: number): Block {
  const lines = new Map<string, number>();
  return {
    object: new Map(),
    at: `line ${line}`,
    placeOf: (key) => `line ${lines.get(key) ?? line}`,
    lines,
    inside: new Set(),
  };
}

function latencyKey(label: string): string | null {
  const match = LATENCY.exec(label);
  if (!match) return null;
  const [, statistic = "", quantity = ""] = match;
  return `${statistic.toLowerCase()}_${quantity.toLowerCase().replace(" ", "_")}_ms`;
}
