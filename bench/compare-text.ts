import { readFileSync } from "node:fs";
import { estimateRatio } from "../lib/core/comparison/ratio";
import { sharedIndices } from "../lib/core/stats/order-statistic";

/** What benchstat does, with an interval of the ratio: two files of Go benchmark lines to one line a metric. */
const LINE = /^(Benchmark\S+)\s+\d+\s+(\S+) ns\/op$/gm;

function valuesOf(file: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [, name = "", figure] of readFileSync(file, "utf8").matchAll(LINE)) {
    const known = found.get(name);
    if (known) known.push(Number(figure));
    else found.set(name, [Number(figure)]);
  }
  return found;
}

const [baseline, candidate] = [process.argv[2] ?? "", process.argv[3] ?? ""].map(valuesOf);
const indices = sharedIndices();
for (const [name, values] of baseline ?? []) {
  const found = estimateRatio(values, candidate?.get(name) ?? [], indices);
  console.log(`${name} ${found.theta.toFixed(4)} [${found.at95?.low.toFixed(4)}, ${found.at95?.high.toFixed(4)}]`);
}
