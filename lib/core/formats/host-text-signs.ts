import type { TextSource } from "./format";
import { llamaSign } from "./llama-bench-rows";

/** Formats of host tools whose text can stand in one log, one tool after another. */
export type HostText =
  | "sysbench"
  | "stream"
  | "babelstream"
  | "llama-bench"
  | "apache-bench"
  | "sockperf"
  | "perf-bench"
  | "hackbench"
  | "stress-ng";

interface Sign {
  tool: HostText;
  /** One of these stands in every such text: a file without is not gone through line by line. */
  words: readonly string[];
  is(line: string): boolean;
}

const SYSBENCH =
  /^(?:.{0,40}\s)?sysbench \d{1,2}\.\d{1,3}.{0,40}(?:\(using |multi-threaded )|^\s{0,12}events per second:\s{1,20}\d/;
const STREAM = /^\s{0,8}Function\s{1,20}(?:Best )?Rate \(?MB\/s\)?\s{1,8}Avg time/;
const BABELSTREAM =
  /^\s{0,8}Function\s{1,20}(?:MBytes|MiBytes)\/sec\s{1,20}Min \(sec\)|^\s{0,8}function,num_times,n_elements,sizeof,max_mi?bytes_per_sec,/;
const SOCKPERF = /^sockperf: (?:\[(?:Total Run|Valid Duration)\]|={3,20}> avg-|Summary: )/;
const PERF = /^# Running '\w{1,20}\/[\w-]{1,30}' benchmark:/;
const HACKBENCH = /^Running in \w{1,20} mode with \d{1,9} groups using \d{1,9} file descriptors each/;
const STRESS = /^stress-ng: \w{1,10}:? {1,4}\[\d{1,9}\] stressor {1,40}bogo ops /;

const SIGNS: readonly Sign[] = [
  { tool: "sysbench", words: ["sysbench ", "events per second:"], is: short(SYSBENCH) },
  { tool: "stream", words: ["Avg time"], is: short(STREAM) },
  { tool: "babelstream", words: ["Bytes/sec", "bytes_per_sec"], is: short(BABELSTREAM) },
  { tool: "llama-bench", words: ["backend", "avg_ts"], is: (line) => llamaSign(line) !== null },
  { tool: "apache-bench", words: ["This is ApacheBench"], is: short(/^This is ApacheBench, Version \d/) },
  { tool: "sockperf", words: ["sockperf: "], is: short(SOCKPERF) },
  { tool: "perf-bench", words: ["# Running '"], is: short(PERF) },
  { tool: "hackbench", words: [" groups using "], is: short(HACKBENCH) },
  { tool: "stress-ng", words: [" bogo ops "], is: short(STRESS) },
];

function short(sign: RegExp): (line: string) => boolean {
  return (line) => line.length < 300 && sign.test(line);
}

interface HostTools {
  first: HostText;
  others: HostText[];
}

/** Every format of a host tool asks the same of a file. */
const asked = new WeakMap<TextSource, HostTools | null>();

/** The tool whose output comes first in a text, and the others in it: one file is one tool's. */
export function hostText(source: TextSource): HostTools | null {
  const known = asked.get(source);
  if (known !== undefined) return known;
  const answer = toolsIn(source);
  asked.set(source, answer);
  return answer;
}

function toolsIn({ text, lines }: TextSource): HostTools | null {
  const found = SIGNS.filter(({ words }) => words.some((word) => text.includes(word)))
    .map(({ tool, is }) => ({ tool, line: lines.findIndex(is) }))
    .filter(({ line }) => line >= 0)
    .sort((a, b) => a.line - b.line);
  const [first, ...others] = found;
  return first === undefined ? null : { first: first.tool, others: others.map(({ tool }) => tool) };
}
