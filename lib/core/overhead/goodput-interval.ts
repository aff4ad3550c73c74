// How sure a loss read from two sweeps is: the runs behind each load are drawn anew, each load and side on its own (MODEL
// 5.2, order-statistic draws), and both sweeps read again.
import type { Interval } from "../stats/bca";
import { type MedianIndices, freshIndices } from "../stats/order-statistic";
import { quantile, sorted } from "../stats/quantile";
import { measuredGoodput } from "./measured-goodput";

export interface SweepRuns {
  /** Offered load, in requests a second. */
  rate: number;
  /** Latency of each run at that load, in seconds. */
  baseline: readonly number[];
  candidate: readonly number[];
}

/** A bootstrap of fewer runs covers too little (QUALITY 1.3). */
const FEWEST = 5;
const DRAWS = 2000;

interface Drawn {
  rate: number;
  values: Float64Array;
  indices: MedianIndices;
}

const latencyAt = ({ values, indices }: Drawn, i: number): number =>
  ((values[indices.lower[i] as number] as number) + (values[indices.upper[i] as number] as number)) / 2;

/**
 * 95 % percentile interval of `1 - goodput(candidate)/goodput(baseline)`. `null` where a load has fewer than five runs on a
 * side, or where one draw in forty or more meets the limit at no measured load, or at all of them: it then has no end.
 *
 * @param limit seconds
 */
export function goodputLossInterval(sweep: readonly SweepRuns[], limit: number): Interval | null {
  if (sweep.some((p) => Math.min(p.baseline.length, p.candidate.length) < FEWEST)) return null;
  const drawn = (side: "baseline" | "candidate"): Drawn[] =>
    sweep.map((p) => {
      const values = sorted(p[side]);
      return { rate: p.rate, values, indices: freshIndices(values, side, DRAWS) };
    });
  const sides = { baseline: drawn("baseline"), candidate: drawn("candidate") };
  const losses: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const at = (side: readonly Drawn[]) =>
      measuredGoodput(
        side.map((p) => ({ rate: p.rate, latency: latencyAt(p, i) })),
        limit,
      );
    const [b, c] = [at(sides.baseline), at(sides.candidate)];
    if (b.state === "ok" && c.state === "ok") losses.push(1 - c.value / b.value);
  }
  if (losses.length < DRAWS * 0.975) return null;
  const ordered = sorted(losses);
  return { low: quantile(ordered, 0.025), high: quantile(ordered, 0.975) };
}
