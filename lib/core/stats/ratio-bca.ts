import { type Interval, bcaEnds, bcaIntervals, ratioAcceleration } from "./bca";
import { type MedianIndices, ratioReplicates } from "./order-statistic";

/**
 * Few values a side have few medians: five against five give 25 ratios in 10,000 draws. How often each pair of medians was
 * drawn depends on the indices alone, so it is counted once and every metric weighs its few ratios instead of drawing them.
 */
interface Tally {
  draws: number;
  /** Places of one distinct pair of medians after another: lower and upper of x, lower and upper of y. */
  places: Int32Array;
  counts: Int32Array;
}

/** Beyond this share of distinct ratios sorting them costs more than selecting among all replicates. */
const FEW = 0.2;

const tallies = new WeakMap<MedianIndices, WeakMap<MedianIndices, Tally | null>>();

/**
 * BCa intervals of median(y)/median(x), the figures that {@link ratioReplicates} and {@link bcaIntervals} give, to the bit.
 * @param x baseline, sorted ascending, > 0 @param y candidate, likewise @param theta the ratio itself
 * @param levels confidences such as 0.95; the answer keeps their order
 */
export function ratioBca(
  x: Float64Array,
  y: Float64Array,
  theta: number,
  ofX: MedianIndices,
  ofY: MedianIndices,
  levels: readonly number[],
): Interval[] {
  const accelerated = ratioAcceleration(x, y);
  const tally = tallyOf(ofX, ofY);
  if (!tally) return bcaIntervals(ratioReplicates(x, y, ofX, ofY), theta, accelerated, levels);
  const { draws, counts } = tally;
  const ratios = ratiosOf(tally, x, y);
  const order = Array.from(counts.keys()).sort((a, b) => (ratios[a] as number) - (ratios[b] as number));
  let halves = 0;
  for (const [i, ratio] of ratios.entries()) {
    if (ratio < theta) halves += 2 * (counts[i] as number);
    else if (ratio === theta) halves += counts[i] as number;
  }
  return bcaEnds(halves / (2 * draws), draws, accelerated, levels, (wanted) =>
    wanted.map((p) => {
      const h = (draws - 1) * p;
      const k = Math.min(draws - 1, Math.floor(h));
      const [low, next] = ranked(order, counts, k);
      const value = ratios[low] as number;
      return value + (h - k) * ((ratios[next] as number) - value);
    }),
  );
}

function ratiosOf({ places }: Tally, x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(places.length / 4);
  for (let i = 0; i < out.length; i++) {
    const at = 4 * i;
    const top = (y[places[at + 2] as number] as number) + (y[places[at + 3] as number] as number);
    out[i] = top / ((x[places[at] as number] as number) + (x[places[at + 1] as number] as number));
  }
  return out;
}

/** Which ratios stand at ranks k and k + 1 of all draws, from 0; the last stands for its own neighbour. */
function ranked(order: readonly number[], counts: Int32Array, k: number): [number, number] {
  let passed = 0;
  let low: number | null = null;
  for (const i of order) {
    passed += counts[i] as number;
    if (low === null && passed > k) low = i;
    if (low !== null && passed > k + 1) return [low, i];
  }
  const last = low ?? (order.at(-1) as number);
  return [last, last];
}

/** `null` where there are too many distinct pairs to gain by it. */
function tallyOf(ofX: MedianIndices, ofY: MedianIndices): Tally | null {
  const known = tallies.get(ofX) ?? new WeakMap<MedianIndices, Tally | null>();
  tallies.set(ofX, known);
  const found = known.get(ofY);
  if (found !== undefined) return found;
  const made = count(ofX, ofY);
  known.set(ofY, made);
  return made;
}

function count(ofX: MedianIndices, ofY: MedianIndices): Tally | null {
  const draws = Math.min(ofX.lower.length, ofY.lower.length);
  const most = FEW * draws;
  const at = new Map<number, number>();
  const places: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < draws; i++) {
    const pair = [ofX.lower[i], ofX.upper[i], ofY.lower[i], ofY.upper[i]] as [number, number, number, number];
    const key = ((pair[0] * ofX.n + pair[1]) * ofY.n + pair[2]) * ofY.n + pair[3];
    const known = at.get(key);
    if (known !== undefined) {
      counts[known] = (counts[known] as number) + 1;
      continue;
    }
    if (counts.length >= most) return null;
    at.set(key, counts.length);
    counts.push(1);
    places.push(...pair);
  }
  return { draws, places: Int32Array.from(places), counts: Int32Array.from(counts) };
}
