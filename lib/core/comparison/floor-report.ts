import type { Comparison } from "./comparison";
import { followsLoad } from "./load";
import type { KnownFloor } from "./noise-floor";

/** What a same-side comparison is made for: how far equal machines lie apart, row by row and at most. */
export interface FloorReport {
  /** The largest of the rows, a fraction. */
  overall: number;
  /** Farthest apart first. */
  rows: { key: string; metric: string; label: string; apart: number }[];
  /** For each metric its farthest row, to be given to another comparison as its `aa`. */
  aa: KnownFloor[];
}

/**
 * @param from what the runs were, in a few words; it stands in the reason of every floor made of it
 * @returns `null` for a comparison of two kinds, or one without a number
 */
export function floorReport({ sameSide, rows }: Comparison, from: string): FloorReport | null {
  if (!sameSide) return null;
  const apart = rows
    .filter((row) => !followsLoad(row))
    .flatMap(({ key, metric, label, overhead }) =>
      overhead ? [{ key, metric, label, apart: Math.abs(overhead.value), overhead: overhead.value }] : [],
    )
    .sort((a, b) => b.apart - a.apart);
  const [most] = apart;
  if (!most) return null;
  const farthest = new Map<string, KnownFloor>();
  for (const { metric, overhead } of apart) if (!farthest.has(metric)) farthest.set(metric, { metric, overhead, from });
  return {
    overall: most.apart,
    rows: apart.map(({ overhead: _, ...row }) => row),
    aa: [...farthest.values()],
  };
}
