import { loadTypescript } from "../scripts/lib/load-typescript.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const METRICS = 100;
const VALUES = 100_000;
/** Everything a comparison does with a row may cost as much again as sorting it once. */
const BAR = 2;

/**
 * P3: 100 metrics × 100,000 values a side through the product's own estimate, BCa at 95 % and 90 %, against sorting the same
 * data in typed arrays. In this process, warmed up.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const { compareData } = await loadTypescript("bench/compare-data.ts");
  const { estimateRatio } = await loadTypescript("lib/core/comparison/ratio.ts");
  const { sharedIndices } = await loadTypescript("lib/core/stats/order-statistic.ts");
  const data = compareData(1, METRICS, VALUES);
  const block = (i) => data.subarray(i * VALUES, (i + 1) * VALUES);

  /** Only the work is timed: how the values came into memory is neither's. */
  const ours = async (metrics = METRICS) => {
    const indices = sharedIndices();
    let total = 0;
    for (let m = 0; m < metrics; m++) {
      const [x, y] = [Array.from(block(2 * m)), Array.from(block(2 * m + 1))];
      const start = performance.now();
      const { at95 } = estimateRatio(x, y, indices);
      total += performance.now() - start;
      if (!at95 || at95.high < 1.05 || at95.low > 1.07) throw new Error(`metric ${m} lies far from its true ratio`);
    }
    return total / 1000;
  };
  const limit = async (metrics = METRICS) => {
    let total = 0;
    for (let i = 0; i < 2 * metrics; i++) {
      const values = block(i).slice();
      const start = performance.now();
      values.sort();
      total += performance.now() - start;
    }
    return total / 1000;
  };
  await ours(5);
  await limit(5);
  const found = await sideBySide(
    () => ours(),
    () => limit(),
    (a, b) => a / b,
  );
  return [
    {
      bar: "P3",
      name: `compare, large: ${METRICS} metrics × ${VALUES.toLocaleString("en-US")} values a side, BCa`,
      ratio: found.ratio,
      threshold: BAR,
      better: "≤",
      pass: passes(found.ratio, "≤", BAR),
      ours: seconds(found.ours),
      peer: `${seconds(found.peer)} (Float64Array.sort of the same data)`,
      pairs: found.pairs,
      spread: found.spread,
      note: "",
    },
  ];
}
