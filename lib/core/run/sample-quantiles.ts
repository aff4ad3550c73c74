import { quantilesInPlace } from "../stats/quantile";
import { atOnce, type Steps } from "../steps";
import { nth } from "../stats/select";

/** Up to here a copy is cheaper than a second look. */
const COPIED = 131_072;
const BUCKETS = 65_536;
/** Filled and read without a pause in between, so that one serves all. */
const SCRATCH = new Float64Array(COPIED);

/**
 * Type-7 quantiles of a sample that keeps its order, without a copy of a long one: counting how many values fall into
 * each of 65,536 equal steps says in which step a quantile lies, and only that step's values are looked at again.
 * @param samples finite, at least one
 * @param levels ascending, each in [0, 1]
 */
export function sampleQuantiles(samples: Float64Array, levels: readonly number[], copied = COPIED): number[] {
  return atOnce(samplingQuantiles(samples, levels, copied));
}

/** The same with pauses between the looks at all values. */
export function* samplingQuantiles(samples: Float64Array, levels: readonly number[], copied = COPIED): Steps<number[]> {
  if (samples.length <= copied) {
    const copy = samples.length <= COPIED ? SCRATCH.subarray(0, samples.length) : samples.slice();
    copy.set(samples);
    return quantilesInPlace(copy, levels);
  }
  const last = samples.length - 1;
  const below = levels.map((p) => Math.floor(last * p));
  const ranks = [...new Set(below.flatMap((k) => [k, Math.min(last, k + 1)]))].sort((a, b) => a - b);
  const values = yield* atRanks(samples, range(samples), 0, ranks, copied);
  const valueAt = new Map(ranks.map((rank, i) => [rank, values[i] ?? Number.NaN]));
  return levels.map((p, i) => {
    const k = below[i] ?? 0;
    const low = valueAt.get(k) ?? Number.NaN;
    const high = valueAt.get(Math.min(last, k + 1)) ?? low;
    return low + (last * p - k) * (high - low);
  });
}

/**
 * The values at ascending ranks among all; only those from `from` to `to` are looked at, `below` lie beneath them.
 */
function* atRanks(
  samples: Float64Array,
  [from, to]: readonly [number, number],
  below: number,
  ranks: readonly number[],
  copied: number,
): Steps<number[]> {
  yield;
  if (from === to) return ranks.map(() => from);
  // Monotonic in the value, so that steps keep the order; a range too small for steps is one step.
  const scale = Math.min(BUCKETS / (to - from), Number.MAX_VALUE);
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    if (value < from || value > to) continue;
    const step = Math.min(BUCKETS - 1, Math.floor((value - from) * scale));
    counts[step] = (counts[step] as number) + 1;
  }
  const found: number[] = [];
  let before = below;
  for (let step = 0; step < BUCKETS && found.length < ranks.length; step++) {
    const count = counts[step] as number;
    if ((ranks[found.length] as number) < before + count) {
      const here = ranks.slice(found.length).filter((rank) => rank < before + count);
      found.push(...(yield* within(samples, [from, to], scale, step, count, before, here, copied)));
    }
    before += count;
  }
  return found;
}

/** The values at ranks that all lie in one step. */
function* within(
  samples: Float64Array,
  [from, to]: readonly [number, number],
  scale: number,
  step: number,
  count: number,
  before: number,
  ranks: readonly number[],
  copied: number,
): Steps<number[]> {
  yield;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const picked = new Float64Array(Math.min(count, copied));
  let n = 0;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    if (value < from || value > to || Math.min(BUCKETS - 1, Math.floor((value - from) * scale)) !== step) continue;
    if (n < picked.length) picked[n] = value;
    n++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (n <= picked.length) return ranks.map((rank) => nth(picked, rank - before));
  if (low === from && high === to) return yield* apart(samples, low, before, ranks);
  return yield* atRanks(samples, [low, high], before, ranks, copied);
}

/** Steps no longer help: the range holds too few doubles. One value after the other, upwards. */
function* apart(samples: Float64Array, start: number, before: number, ranks: readonly number[]): Steps<number[]> {
  const found: number[] = [];
  let value = start;
  let through = before;
  while (found.length < ranks.length) {
    yield;
    let next = Number.POSITIVE_INFINITY;
    for (const other of samples) {
      if (other === value) through++;
      else if (other > value && other < next) next = other;
    }
    while (found.length < ranks.length && (ranks[found.length] as number) < through) found.push(value);
    value = next;
  }
  return found;
}

function range(samples: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
