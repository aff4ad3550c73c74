import type { Comparison } from "./comparison";
import type { KnownFloor } from "./noise-floor";

/**
 * What a same-side comparison is made for: for each metric its farthest row, farthest metric first, to be given to another
 * comparison as its `aa`.
 * @param from what the runs were, in a few words; it stands in the reason of every floor made of it
 * @returns nothing for a comparison of two kinds
 */
export function knownFloors({ sameSide, rows }: Pick<Comparison, "sameSide" | "rows">, from: string): KnownFloor[] {
  if (!sameSide) return [];
  const apart = rows
    .flatMap(({ metric, overhead }) => (overhead ? [{ metric, overhead: overhead.value }] : []))
    .sort((a, b) => Math.abs(b.overhead) - Math.abs(a.overhead));
  const farthest = new Map<string, KnownFloor>();
  for (const { metric, overhead } of apart) if (!farthest.has(metric)) farthest.set(metric, { metric, overhead, from });
  return [...farthest.values()];
}
