import type { Interval } from "./bca";
import { fairBinomialCdf } from "./binomial";

export interface RankInterval {
  /** 1-based ranks of the sorted values. */
  low: number;
  high: number;
  coverage: number;
}

/**
 * Ranks that hold the median of n values at the confidence asked for, whatever their distribution: the largest k with
 * 1 - 2 P(Bin(n, 1/2) <= k-1) >= confidence (MODEL 5.1). `null` where even the extremes do not reach it: below 6 at 95 %.
 */
export function medianRanks(n: number, confidence = 0.95): RankInterval | null {
  let found: RankInterval | null = null;
  // The k sought lies near n/2 - z sqrt(n)/2; walking up from well below it keeps n = 100,000 quick.
  for (let k = Math.max(1, Math.floor(n / 2 - 4 * Math.sqrt(n))); 2 * k <= n + 1; k++) {
    const coverage = 1 - 2 * fairBinomialCdf(k - 1, n);
    if (coverage < confidence) break;
    found = { low: k, high: n - k + 1, coverage };
  }
  return found;
}

/** The 95 % interval of one side's median, or `null` below 6 values. @param sorted ascending */
export function medianInterval(sorted: Float64Array, confidence = 0.95): Interval | null {
  const ranks = medianRanks(sorted.length, confidence);
  return ranks && { low: sorted[ranks.low - 1] as number, high: sorted[ranks.high - 1] as number };
}

/** Chance that the smallest and the largest of n values hold the median between them: 1 - 2 * 0.5^n. */
export function extremesCoverage(n: number): number {
  return 1 - 2 * 0.5 ** n;
}

/** Fewest values whose extremes hold the median at the confidence asked for: 6 at 95 %, 8 at 99 %. */
export function fewestForMedian(confidence: number): number {
  let n = 1;
  while (extremesCoverage(n) < confidence) n++;
  return n;
}
