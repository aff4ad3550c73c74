import { readFileSync } from "node:fs";
import { bcaIntervals, ratioAcceleration } from "../lib/core/stats/bca";
import { quantile, sorted } from "../lib/core/stats/quantile";
import { mulberry32 } from "../lib/core/stats/random";
import { DRAWS, VALUES } from "./compare-data";

/**
 * The limit that is always there: plain resampling as fast as typed arrays allow. Which of the sorted values a resample took
 * is counted, and its median read off the counts, so that nothing is sorted again.
 */
const bytes = readFileSync(process.argv[2] ?? "");
const metrics = Number(process.argv[3]);
const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const uniform = mulberry32(7);
const counts = new Uint16Array(VALUES);

function resampledMedian(values: Float64Array): number {
  counts.fill(0);
  const n = values.length;
  for (let i = 0; i < n; i++) {
    const at = Math.floor(uniform() * n);
    counts[at] = (counts[at] as number) + 1;
  }
  // n is even: the mean of the two middle places.
  let seen = 0;
  let at = -1;
  while (seen < n / 2) seen += counts[++at] as number;
  const low = values[at] as number;
  if (seen > n / 2) return low;
  do at++;
  while (counts[at] === 0);
  return (low + (values[at] as number)) / 2;
}

const start = performance.now();
const ends: [number, number][] = [];
for (let m = 0; m < metrics; m++) {
  const at = 2 * m * VALUES;
  const x = sorted(data.subarray(at, at + VALUES));
  const y = sorted(data.subarray(at + VALUES, at + 2 * VALUES));
  const replicates = new Float64Array(DRAWS);
  for (let i = 0; i < DRAWS; i++) {
    const below = resampledMedian(x);
    replicates[i] = resampledMedian(y) / below;
  }
  const [found] = bcaIntervals(replicates, quantile(y, 0.5) / quantile(x, 0.5), ratioAcceleration(x, y), [0.95]);
  ends.push([found?.low ?? Number.NaN, found?.high ?? Number.NaN]);
}
console.log(JSON.stringify({ ends, seconds: (performance.now() - start) / 1000 }));
