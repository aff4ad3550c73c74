// Quantiles of ten thousand values in three straight passes: the values are counted in narrow bins, and only those in the bins
// that hold an asked rank are sorted. Exact whatever the bins are, and about twice as fast as selection, whose branches
// nothing can foresee.
import { quantile } from "./quantile";

const BINS = 2048;
/** Where one run works, kept for the next: making room costs more than counting. */
interface Room {
  binOf: Uint16Array;
  gathered: Float64Array;
}
const counts = new Int32Array(BINS);
/** 1 for a bin whose values are sorted. */
const asked = new Uint8Array(BINS);
let kept: Room = { binOf: new Uint16Array(0), gathered: new Float64Array(0) };

function roomFor(n: number): Room {
  if (kept.binOf.length < n) kept = { binOf: new Uint16Array(n), gathered: new Float64Array(n) };
  return kept;
}

/**
 * Type-7 quantiles of unsorted finite values, which stay as they are; in their unit.
 * @param levels each in [0, 1], rising @throws RangeError on an empty list
 */
export function quantilesOf(values: Float64Array, levels: readonly number[]): number[] {
  const n = values.length;
  if (n === 0) throw new RangeError("no quantile of nothing");
  const [low, high] = spanOf(values);
  if (low === high) return levels.map(() => low);
  const scale = (BINS - 1) / (high - low);
  // A spread too small to divide by.
  if (!Number.isFinite(scale)) {
    const sorted = values.slice().sort();
    return levels.map((p) => quantile(sorted, p));
  }
  const room = roomFor(n);
  countInto(room.binOf, values, low, scale);
  return fromBins(values, room, levels);
}

// Each loop over the values is a function of its own, which is optimised as a whole after a few calls.

function spanOf(values: Float64Array): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return [low, high];
}

function countInto(binOf: Uint16Array, values: Float64Array, low: number, scale: number): void {
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = (((values[i] as number) - low) * scale) | 0;
    binOf[i] = bin;
    counts[bin] = (counts[bin] as number) + 1;
  }
}

/** Brings the values of the asked bins together; how many they are. */
function gatherAsked({ binOf, gathered }: Room, values: Float64Array): number {
  let m = 0;
  for (let i = 0; i < values.length; i++) {
    gathered[m] = values[i] as number;
    m += asked[binOf[i] as number] as number;
  }
  return m;
}

function fromBins(values: Float64Array, room: Room, levels: readonly number[]): number[] {
  const n = values.length;
  const ranks: number[] = [];
  for (const p of levels) {
    const k = Math.floor((n - 1) * p);
    ranks.push(k, Math.min(n - 1, k + 1));
  }
  asked.fill(0);
  // How many values before each asked rank lie in bins that are not sorted.
  const skipped: number[] = [];
  let below = 0;
  let left = 0;
  for (let bin = 0; bin < BINS && skipped.length < ranks.length; bin++) {
    const count = counts[bin] as number;
    const before = skipped.length;
    while (skipped.length < ranks.length && (ranks[skipped.length] as number) < below + count) skipped.push(left);
    if (skipped.length > before) asked[bin] = 1;
    else left += count;
    below += count;
  }
  const sorted = room.gathered.subarray(0, gatherAsked(room, values)).sort();
  return levels.map((p, i) => {
    const h = (n - 1) * p;
    const at = (j: number) => sorted[(ranks[j] as number) - (skipped[j] as number)] as number;
    const floor = at(2 * i);
    return floor + (h - Math.floor(h)) * (at(2 * i + 1) - floor);
  });
}
