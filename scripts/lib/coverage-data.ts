import { normalCdf } from "../../lib/core/stats/normal";
import { normals, uniform53, xoshiro128 } from "../../lib/core/stats/random";
import { sha256Word } from "../../lib/core/stats/sha256";

/** How the runs of one side scatter: lognormal, with some of them slower or faster by a factor. */
export interface Spread {
  /** Standard deviation of the logs. */
  sigma: number;
  spikes?: { share: number; factor: number };
}

/** Chance of one cell: the same seed and name give the same data, whatever else is run. */
export interface Chance {
  uniform: () => number;
  normal: () => number;
}

/** Four words from the seed and the cell's name; xoshiro128** carries the 10^9 draws of a whole study (QUALITY 1.3). */
export function stateOf(seed: number, cell: string): [number, number, number, number] {
  const word = (i: number) => sha256Word(new TextEncoder().encode(`coverage-study ${seed} ${cell} ${i}`));
  return [word(0), word(1), word(2), word(3)];
}

export function chanceOf(seed: number, cell: string): Chance {
  const uniform = uniform53(xoshiro128(stateOf(seed, cell)));
  return { uniform, normal: normals(uniform) };
}

/** One value a run around `centre`. */
export function drawRuns({ uniform, normal }: Chance, count: number, spread: Spread, centre: number): number[] {
  return Array.from({ length: count }, () => {
    const value = centre * Math.exp(spread.sigma * normal());
    return spread.spikes && uniform() < spread.spikes.share ? value * spread.spikes.factor : value;
  });
}

/** The samples of one run, whose own level differs from the centre by its run effect. */
export function drawSamples(
  { normal }: Chance,
  samples: number,
  { between, within }: { between: number; within: number },
  centre: number,
): Float64Array {
  const level = centre * Math.exp(between * normal());
  return Float64Array.from({ length: samples }, () => level * Math.exp(within * normal()));
}

/** The median of the population a side is drawn from, as a multiple of its centre: 1 but for spikes. */
export function populationMedian({ sigma, spikes }: Spread): number {
  if (!spikes) return 1;
  const shift = Math.log(spikes.factor);
  const below = (log: number) =>
    (1 - spikes.share) * normalCdf(log / sigma) + spikes.share * normalCdf((log - shift) / sigma);
  let [low, high] = [Math.min(0, shift) - 10 * sigma, Math.max(0, shift) + 10 * sigma];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (below(middle) < 0.5) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
