// Where a series changes its level: circular binary segmentation (Olshen, Venkatraman, Lucito and Wigler 2004,
// Biostatistics 5:557, doi:10.1093/biostatistics/kxh008). Plain binary segmentation overlooks a level that comes and goes,
// as a bad driver does that is replaced; an arc against the rest sees both ends at once. Its reference distribution is
// simulated from normals rather than permuted: six sessions have too few orders for a permutation to say 5 %.
import { atOnce, type Steps } from "../steps";
import { normals, mulberry32 } from "./random";
import { studentTail } from "./student";

/** A new level. */
export interface ChangePoint {
  /** Index of its first value. */
  at: number;
  /** Means of the levels before and after it, in the unit of the values. */
  before: number;
  after: number;
  /** Chance that values without any change look as changed as these did when the point was found. */
  p: number;
}

export interface ChangeOptions {
  /** Chance of any point in a series of independent normal values of one level, at most 0.1; 0.05 where not given. */
  alpha?: number;
}

/** Values of one level, at least: a single strange value is an outlier and no level. */
export const LEAST_SEGMENT = 2;
/** Fewer values than this cannot show two levels. */
export const LEAST_VALUES = 2 * LEAST_SEGMENT;
/** More values are not looked through at once: arcs grow with the square. */
export const MOST_VALUES = 120;
const DRAWS = 9999;
const MOST_ALPHA = 0.1;
/** Of the simulated arcs only the widest can tell a point: no `alpha` asks for more than these. */
const KEPT = (DRAWS + 1) * MOST_ALPHA;
/** Arcs between two pauses of the simulation: a millisecond. */
const TURN = 200_000;
const SEED = 0x5eed;

/**
 * Levels of a series of independent values with one normal spread, in their order. For ratios and times pass logarithms.
 * A series without a change gives a point with probability `alpha` at most; each level found is searched again at `alpha`.
 * @param values finite, in order of time, at most {@link MOST_VALUES}
 * @throws RangeError on more values, on one that is not finite, or on a larger `alpha`
 */
export function changePoints(values: readonly number[], options: ChangeOptions = {}): ChangePoint[] {
  return atOnce(findingChangePoints(values, options));
}

/** The same with pauses: a length that was not asked for before is simulated first, which takes up to half a second. */
export function* findingChangePoints(
  values: readonly number[],
  { alpha = 0.05 }: ChangeOptions = {},
): Steps<ChangePoint[]> {
  if (alpha > MOST_ALPHA) throw new RangeError(`alpha above ${MOST_ALPHA}`);
  if (values.length > MOST_VALUES) throw new RangeError(`more than ${MOST_VALUES} values`);
  if (!values.every(Number.isFinite)) throw new RangeError("a value is not finite");
  const found = new Map<number, number>();
  yield* search(values, 0, values.length, alpha, found);
  const cuts = [0, ...[...found.keys()].sort((a, b) => a - b), values.length];
  return cuts.slice(1, -1).map((at, i) => ({
    at,
    before: mean(values.slice(cuts[i], at)),
    after: mean(values.slice(at, cuts[i + 2])),
    p: found.get(at) ?? 1,
  }));
}

function* search(
  all: readonly number[],
  from: number,
  to: number,
  alpha: number,
  found: Map<number, number>,
): Steps<void> {
  const values = all.slice(from, to);
  if (values.length < LEAST_VALUES) return;
  const arc = widestArc(values);
  const p = yield* chanceOf(arc, values.length);
  if (p > alpha) return;
  const cuts = [arc.start, arc.end].filter((cut) => cut > 0 && cut < values.length);
  const kept = cuts.filter((cut, i) => {
    // Of two ends one may only be where the arc had to end: that one must stand by itself.
    if (cuts.length === 1) return true;
    const [low, high] = [i === 0 ? 0 : (cuts[0] as number), i === 0 ? (cuts[1] as number) : values.length];
    return stands(values.slice(low, cut), values.slice(cut, high), alpha);
  });
  if (kept.length === 0) return;
  for (const cut of kept) found.set(from + cut, p);
  const bounds = [0, ...kept, values.length];
  for (let i = 1; i < bounds.length; i++)
    yield* search(all, from + (bounds[i - 1] as number), from + (bounds[i] as number), alpha, found);
}

interface Arc {
  /** Values from `start` up to, not including, `end` against the rest. */
  start: number;
  end: number;
  /** Share of all the squares about the mean that lies between arc and rest, 0 to 1; 1: no spread within either. */
  share: number;
}

const ROUNDING = 1e-12;

/** The arc that differs most from the rest: a maximum of t statistics, written as a share of squares. */
export function widestArc(values: ArrayLike<number>): Arc {
  const n = values.length;
  const sums = new Float64Array(n + 1);
  let middle = 0;
  for (let i = 0; i < n; i++) middle += (values[i] as number) / n;
  let squares = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const apart = (values[i] as number) - middle;
    sums[i + 1] = (sums[i] as number) + apart;
    squares += apart * apart;
    size = Math.max(size, Math.abs(values[i] as number));
  }
  let best: Arc = { start: 0, end: n, share: 0 };
  if (squares <= n * (ROUNDING * size) ** 2) return best;
  for (let start = 0; start <= n - LEAST_SEGMENT; start++) {
    if (start > 0 && start < LEAST_SEGMENT) continue;
    for (let end = start + LEAST_SEGMENT; end <= n; end++) {
      const rest = n - (end - start);
      if (rest < LEAST_SEGMENT || (end < n && n - end < LEAST_SEGMENT)) continue;
      const sum = (sums[end] as number) - (sums[start] as number);
      const share = (sum * sum * n) / ((end - start) * rest) / squares;
      if (share > best.share) best = { start, end, share };
    }
  }
  return best;
}

/** Chance of an arc as wide as this one among values of one level; 1 where it is above {@link MOST_ALPHA}. */
function* chanceOf({ start, end, share }: Arc, n: number): Steps<number> {
  if (share === 0) return 1;
  // No spread at all within the levels is the tool's resolution, not certainty: only the order of the values speaks.
  if (share >= 1 - ROUNDING) return Math.min(1, 2 / choose(n, end - start));
  const widest = yield* widestWithoutChange(n);
  let low = 0;
  let high = widest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((widest[middle] as number) < share) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : (1 + widest.length - low) / (1 + DRAWS);
}

/** By the number of values, of which there are few: no more than 117 lists of 8 kB. They are the same whoever asks. */
const simulated = new Map<number, Float64Array>();

/** The widest tenth of the arcs of normal values of one level, ascending: they depend on the number of values alone. */
function* widestWithoutChange(n: number): Steps<Float64Array> {
  const known = simulated.get(n);
  if (known) return known;
  const normal = normals(mulberry32(SEED + n));
  const values = new Float64Array(n);
  const shares = new Float64Array(DRAWS);
  const pause = Math.ceil((2 * TURN) / n ** 2);
  for (let i = 0; i < DRAWS; i++) {
    for (let k = 0; k < n; k++) values[k] = normal();
    shares[i] = widestArc(values).share;
    if (i % pause === 0) yield;
  }
  const widest = shares.sort().slice(-KEPT);
  simulated.set(n, widest);
  return widest;
}

/** Student's t test of two levels side by side. */
function stands(a: readonly number[], b: readonly number[], alpha: number): boolean {
  const [ma, mb] = [mean(a), mean(b)];
  const squares = (of: readonly number[], m: number) => of.reduce((sum, x) => sum + (x - m) ** 2, 0);
  const df = a.length + b.length - 2;
  const within = (squares(a, ma) + squares(b, mb)) / df;
  if (within === 0) return ma !== mb;
  const t = Math.abs(ma - mb) / Math.sqrt(within * (1 / a.length + 1 / b.length));
  return 2 * studentTail(t, df) <= alpha;
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return ways;
}
