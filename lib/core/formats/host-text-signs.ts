import type { TextSource } from "./format";
import { llamaSign } from "./llama-bench-rows";

/** Formats of host tools whose text can stand in one log, one tool after another. */
type HostText = "sysbench" | "stream" | "babelstream" | "llama-bench";

const LABELS: Readonly<Record<HostText, string>> = {
  sysbench: "sysbench",
  stream: "STREAM",
  babelstream: "BabelStream",
  "llama-bench": "llama-bench",
};

const SIGNS: readonly (readonly [HostText, RegExp])[] = [
  [
    "sysbench",
    /^(?:.{0,40}\s)?sysbench \d{1,2}\.\d{1,3}.{0,40}(?:\(using |multi-threaded )|^\s{0,12}events per second:\s{1,20}\d/,
  ],
  ["stream", /^\s{0,8}Function\s{1,20}(?:Best )?Rate \(?MB\/s\)?\s{1,8}Avg time/],
  [
    "babelstream",
    /^\s{0,8}Function\s{1,20}(?:MBytes|MiBytes)\/sec\s{1,20}Min \(sec\)|^\s{0,8}function,num_times,n_elements,sizeof,max_m(?:i)?bytes_per_sec,/,
  ],
];

/** The tool whose output comes first in a text, and the others in it: one file is one tool's. */
export function hostText(source: TextSource): { first: HostText; others: string[] } | null {
  const found = new Set<HostText>();
  for (const line of source.lines) {
    if (line.length > 4000) continue;
    if (line.length < 200) for (const [tool, sign] of SIGNS) if (sign.test(line)) found.add(tool);
    if (llamaSign(line)) found.add("llama-bench");
  }
  const [first, ...others] = found;
  return first === undefined ? null : { first, others: others.map((tool) => LABELS[tool]) };
}
