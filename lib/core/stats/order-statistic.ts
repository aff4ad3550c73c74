import { gammaDraws, mulberry32, type Uniform } from "./random";
import { sha256Word } from "./sha256";

/** Draws a bootstrap takes in the product (MODEL 5.2). */
export const DRAWS = 10_000;

/** Names the way indices are drawn; a change of it changes every shared seed. */
export const METHOD_VERSION = "order-statistic/1";

export type SideName = "baseline" | "candidate";

/**
 * Where the medians of resamples of n sorted values lie: replicate i's median is the mean of the values at `lower[i]` and
 * `upper[i]` (one array for both when n is odd).
 */
export interface MedianIndices {
  n: number;
  lower: Int32Array;
  upper: Int32Array;
}

/**
 * The k-th smallest of n draws with replacement from n sorted values is the value at floor(n U(k)), U(k) the k-th smallest
 * of n uniforms, and U(k) ~ Beta(k, n+1-k): one draw a replicate instead of n, exact (QUALITY 1.3).
 * @param n values of the side, at least 1
 */
export function drawMedianIndices(n: number, draws: number, uniform: Uniform): MedianIndices {
  if (!(n >= 1)) throw new RangeError("no median of nothing");
  const gamma = gammaDraws(uniform);
  const m = (n + 1) >> 1;
  const lower = new Int32Array(draws);
  const upper = n % 2 === 1 ? lower : new Int32Array(draws);
  for (let i = 0; i < draws; i++) {
    const g = gamma(m);
    const u = g / (g + gamma(n + 1 - m));
    lower[i] = Math.min(n - 1, Math.floor(n * u));
    if (upper === lower) continue;
    // The next order statistic, given u, is the smallest of n - m uniforms on (u, 1).
    const w = 1 - (1 - u) * uniform() ** (1 / (n - m));
    upper[i] = Math.min(n - 1, Math.floor(n * w));
  }
  return { n, lower, upper };
}

/** Indices for a side of n values. */
export type IndexSource = (n: number, side: SideName) => MedianIndices;

/** Numbers of draws, sizes and sides whose indices are kept: what runs of a lab come in, 16 MB at most. */
const KEPT = 100;
const kept = new Map<string, MedianIndices>();

/**
 * Indices shared by all metrics of one comparison, drawn once for each n and side; the seed is made of method version, n
 * and side alone, so that the last ones serve the next comparison too. Metrics that share draws move together: never
 * combine metrics draw by draw from these.
 */
export function sharedIndices(draws = DRAWS): IndexSource {
  return (n, side) => {
    const key = `${METHOD_VERSION} ${n} ${side}`;
    const name = `${key} ${draws}`;
    const known = kept.get(name);
    if (known) return known;
    const made = drawMedianIndices(n, draws, mulberry32(sha256Word(new TextEncoder().encode(key))));
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(name, made);
    return made;
  };
}

/**
 * Indices of one metric's own: the seed also holds the sorted values, so that equal data give equal figures in any order
 * of upload, and two metrics may be combined draw by draw.
 */
export function freshIndices(values: Float64Array, side: SideName, draws = DRAWS): MedianIndices {
  const head = new TextEncoder().encode(`${METHOD_VERSION} ${values.length} ${side} `);
  const bytes = new Uint8Array(head.length + 8 * values.length);
  bytes.set(head);
  const view = new DataView(bytes.buffer, head.length);
  values.forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  return drawMedianIndices(values.length, draws, mulberry32(sha256Word(bytes)));
}

/**
 * Bootstrap replicates of median(y)/median(x), from sorted values and independently drawn indices of both sides.
 * @param x baseline, sorted ascending, > 0 @param y candidate, likewise
 */
export function ratioReplicates(
  x: Float64Array,
  y: Float64Array,
  ofX: MedianIndices,
  ofY: MedianIndices,
): Float64Array<ArrayBuffer> {
  if (ofX.n !== x.length || ofY.n !== y.length) throw new RangeError("indices belong to another number of values");
  const draws = Math.min(ofX.lower.length, ofY.lower.length);
  const out = new Float64Array(draws);
  for (let i = 0; i < draws; i++) {
    const top = (y[ofY.lower[i] as number] as number) + (y[ofY.upper[i] as number] as number);
    out[i] = top / ((x[ofX.lower[i] as number] as number) + (x[ofX.upper[i] as number] as number));
  }
  return out;
}
