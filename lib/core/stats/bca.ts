import { normalCdf, normalQuantile } from "./normal";
import { quantile, quantilesInPlace } from "./quantile";

export interface Interval {
  low: number;
  high: number;
}

/** A jackknife value and how many of the n left-out runs give it. */
export interface Tally {
  value: number;
  count: number;
}

/** Share of replicates below theta, ties counting half: a discrete bootstrap is full of ties. */
export function shareBelow(replicates: Float64Array, theta: number): number {
  let halves = 0;
  for (let i = 0; i < replicates.length; i++) {
    const value = replicates[i] as number;
    if (value < theta) halves += 2;
    else if (value === theta) halves += 1;
  }
  return halves / (2 * replicates.length);
}

/** The medians left when one of n sorted values is taken away: at most three, in O(1) (QUALITY 1.3). */
export function leaveOneOutMedians(sorted: Float64Array): Tally[] {
  const n = sorted.length;
  const h = n >> 1;
  const at = (i: number) => sorted[i] as number;
  if (n < 2) return [];
  if (n % 2 === 0) {
    return [
      { value: at(h), count: h },
      { value: at(h - 1), count: h },
    ];
  }
  return [
    { value: (at(h) + at(h + 1)) / 2, count: h },
    { value: (at(h - 1) + at(h + 1)) / 2, count: 1 },
    { value: (at(h - 1) + at(h)) / 2, count: h },
  ];
}

/** Two-sample acceleration (MODEL 5.2, step 3); 0 when nothing moves. @param sides jackknife values of theta, a side each */
export function acceleration(sides: readonly Tally[][]): number {
  let cubes = 0;
  let squares = 0;
  for (const side of sides) {
    const n = side.reduce((sum, t) => sum + t.count, 0);
    if (n === 0) continue;
    const centre = side.reduce((sum, t) => sum + t.count * t.value, 0) / n;
    for (const { value, count } of side) {
      const influence = ((n - 1) / n) * (centre - value);
      cubes += count * influence ** 3;
      squares += count * influence ** 2;
    }
  }
  const denominator = 6 * squares ** 1.5;
  return denominator === 0 ? 0 : cubes / denominator;
}

/** Acceleration of median(y)/median(x), both sorted. */
export function ratioAcceleration(x: Float64Array, y: Float64Array): number {
  const below = quantile(x, 0.5);
  const above = quantile(y, 0.5);
  return acceleration([
    leaveOneOutMedians(x).map((t) => ({ value: above / t.value, count: t.count })),
    leaveOneOutMedians(y).map((t) => ({ value: t.value / below, count: t.count })),
  ]);
}

/** Bias correction z0 from the share below theta, kept off 0 and 1 by one replicate (MODEL 5.2). */
export function biasCorrection(share: number, replicates: number): number {
  return normalQuantile(Math.min(1 - 1 / replicates, Math.max(1 / replicates, share)));
}

/** The level at which the replicates are read for the normal quantile z (MODEL 5.2, step 4). */
export function bcaLevel(z0: number, accelerated: number, z: number): number {
  return normalCdf(z0 + (z0 + z) / (1 - accelerated * (z0 + z)));
}

/**
 * BCa intervals at several confidence levels from one set of replicates, which is reordered.
 * @param levels confidences such as 0.95; the answer keeps their order
 */
export function bcaIntervals(
  replicates: Float64Array,
  theta: number,
  accelerated: number,
  levels: readonly number[],
): Interval[] {
  return bcaEnds(shareBelow(replicates, theta), replicates.length, accelerated, levels, (wanted) =>
    quantilesInPlace(replicates, wanted),
  );
}

/**
 * The same for replicates that are known by their share below theta and their quantiles.
 * @param quantiles type-7 quantiles of the replicates at the levels given, in their order
 */
export function bcaEnds(
  share: number,
  replicates: number,
  accelerated: number,
  levels: readonly number[],
  quantiles: (wanted: readonly number[]) => readonly number[],
): Interval[] {
  const z0 = biasCorrection(share, replicates);
  const ends = quantiles(
    levels.flatMap((confidence) => {
      const z = normalQuantile((1 + confidence) / 2);
      return [bcaLevel(z0, accelerated, -z), bcaLevel(z0, accelerated, z)];
    }),
  );
  return levels.map((_, i) => ({ low: ends[2 * i] as number, high: ends[2 * i + 1] as number }));
}
