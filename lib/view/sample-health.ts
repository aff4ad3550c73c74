// What a look at one sample would notice: spread, drift, two groups of values. Hints for people; no verdict uses them.

export interface Health {
  n: number;
  /** From the 5th to the 95th percentile, as a share of the median; null without a median. */
  spread: number | null;
  /** Median of the last third over that of the first, minus 1, when it is larger than chance would make it. */
  drift: number | null;
  /** Two separate groups: their middles, and the share of the values in the lower one. */
  peaks: { lower: number; upper: number; share: number } | null;
}

const LEAST = 12;

const middle = (sorted: readonly number[]): number => {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper;
};
const sortedOf = (values: readonly number[]) => values.filter(Number.isFinite).sort((a, b) => a - b);

/** @param order values in the order measured; of a very long series an even selection */
export function healthOf(order: readonly number[], n: number = order.length): Health {
  const sorted = sortedOf(order);
  const median = middle(sorted);
  const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? Number.NaN;
  const spread = sorted.length > 1 && median !== 0 ? (at(0.95) - at(0.05)) / Math.abs(median) : null;
  return { n, spread, drift: driftOf(order, median), peaks: peaksOf(sorted) };
}

/** Median ± 1.57·IQR/√n overlaps when chance alone moved it (McGill, Tukey and Larsen 1978): the notches of a box plot. */
function driftOf(order: readonly number[], median: number): number | null {
  const values = order.filter(Number.isFinite);
  const third = Math.floor(values.length / 3);
  if (third < LEAST / 2 || !(median > 0)) return null;
  const [first, last] = [sortedOf(values.slice(0, third)), sortedOf(values.slice(-third))];
  const notch = (part: readonly number[]) => {
    const at = (p: number) => part[Math.round(p * (part.length - 1))] ?? Number.NaN;
    return (1.57 * (at(0.75) - at(0.25))) / Math.sqrt(part.length);
  };
  const moved = middle(last) - middle(first);
  return Math.abs(moved) > notch(first) + notch(last) ? moved / middle(first) : null;
}

/** A gap in the middle nine tenths that is wider than both groups beside it. */
function peaksOf(sorted: readonly number[]): Health["peaks"] {
  if (sorted.length < LEAST) return null;
  const edge = Math.max(2, Math.ceil(sorted.length / 20));
  let cut = -1;
  let widest = 0;
  for (let i = edge; i <= sorted.length - edge; i++) {
    const gap = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
    if (gap > widest) [widest, cut] = [gap, i];
  }
  if (cut < 0) return null;
  const [low, high] = [sorted.slice(0, cut), sorted.slice(cut)];
  const width = (part: readonly number[]) => (part.at(-edge) ?? 0) - (part[edge - 1] ?? 0);
  if (widest <= width(low) || widest <= width(high)) return null;
  return { lower: middle(low), upper: middle(high), share: low.length / sorted.length };
}
