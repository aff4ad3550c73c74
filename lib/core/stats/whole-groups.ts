// EVIDENCE 1: values of one system stand or fall together, so whole systems are drawn and not their values.
import { quantile, sorted } from "./quantile";

/** Every way to draw so many from so many groups is counted: 6 of 6 are 462 ways, 8 of 8 are 6,435. */
const MOST_GROUPS = 8;

/** How often each group is drawn, and in how many orders. */
function* draws(groups: number): Generator<{ times: number[]; orders: number }> {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const times = new Array<number>(groups).fill(0);
  function* fill(at: number, left: number): Generator<{ times: number[]; orders: number }> {
    if (at === groups - 1) {
      times[at] = left;
      yield { times, orders: times.reduce((n, t) => n / factorial(t), factorial(groups)) };
      return;
    }
    for (let t = 0; t <= left; t++) {
      times[at] = t;
      yield* fill(at + 1, left - t);
    }
  }
  yield* fill(0, groups);
}

/**
 * Percentile interval of the median of pooled values under the bootstrap over whole groups, by counting every draw there is:
 * no chance, no seed. The bootstrap proper comes to the same as its replicates grow.
 *
 * @param level two-sided, 0.95 for 95 %
 * @returns the ends, in the unit of the values
 * @throws RangeError with fewer than two groups, more than eight, or an empty one
 */
export function medianOverGroups(groups: readonly (readonly number[])[], level = 0.95): { low: number; high: number } {
  if (groups.length < 2 || groups.length > MOST_GROUPS || groups.some((g) => g.length === 0))
    throw new RangeError("two to eight groups, each with values");
  const medians: { median: number; orders: number }[] = [];
  for (const { times, orders } of draws(groups.length)) {
    const pooled = groups.flatMap((g, i) => Array.from({ length: times[i] ?? 0 }, () => g).flat());
    medians.push({ median: quantile(sorted(pooled), 0.5), orders });
  }
  medians.sort((a, b) => a.median - b.median);
  const all = medians.reduce((sum, m) => sum + m.orders, 0);
  const at = (p: number): number => {
    let below = 0;
    for (const { median, orders } of medians) {
      below += orders;
      if (below >= p * all) return median;
    }
    return medians.at(-1)?.median ?? Number.NaN;
  };
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}
