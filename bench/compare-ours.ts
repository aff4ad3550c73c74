import { readFileSync } from "node:fs";
import { estimateRatio } from "../lib/core/comparison/ratio";
import { sharedIndices } from "../lib/core/stats/order-statistic";
import { METRICS, VALUES } from "./compare-data";

/** The product's way, as a process of its own: 95 % and 90 % intervals, rank test and all, of every metric in the file. */
const bytes = readFileSync(process.argv[2] ?? "");
const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const indices = sharedIndices();
const ends: [number, number][] = [];
for (let m = 0; m < METRICS; m++) {
  const at = 2 * m * VALUES;
  const found = estimateRatio(
    Array.from(data.subarray(at, at + VALUES)),
    Array.from(data.subarray(at + VALUES, at + 2 * VALUES)),
    indices,
  );
  ends.push([found.at95?.low ?? Number.NaN, found.at95?.high ?? Number.NaN]);
}
console.log(JSON.stringify({ ends }));
