// Quantiles of ten thousand values in a few straight passes: the values are counted in narrow bins, and only those in the
// bins that hold an asked rank are sorted. Exact, and about twice as fast as selection, whose branches nothing can foresee.
// Each loop over the values is a function of its own, so that it is optimised as a whole after a few calls.
import { quantile } from "./quantile";

const BINS = 1024;
/** Products closer together than this share of their size are beyond what a bin left free holds of their rounding. */
const NARROW = 1e-9;
/** Where one run works, kept for the next: making room costs more than counting. */
interface Room {
  binOf: Uint16Array;
  gathered: Float64Array;
}
const counts = new Int32Array(BINS);
/** 1 for a bin whose values are sorted. */
const asked = new Uint8Array(BINS);
let kept: Room = roomOf(0);

function roomOf(n: number): Room {
  return { binOf: new Uint16Array(n), gathered: new Float64Array(n) };
}

function roomFor(n: number): Room {
  if (kept.binOf.length !== n) kept = roomOf(n);
  return kept;
}

/** The smallest and the largest of finite values. */
export type Span = readonly [low: number, high: number];

/** Smallest and largest of finite values, in their unit; of none, Infinity and -Infinity. */
export function spanOf(values: Float64Array): Span {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return [low, high];
}

/**
 * Type-7 quantiles of unsorted finite values, which stay as they are; in their unit.
 * @param levels each in [0, 1], rising @throws RangeError on an empty list
 */
export function quantilesOf(values: Float64Array, levels: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError("no quantile of nothing");
  const [low, high] = spanOf(values);
  if (low === high) return levels.map(() => low);
  const scale = (BINS - 1) / (high - low);
  // A spread too small to divide by.
  if (!Number.isFinite(scale)) return bySorting(values, levels);
  const room = roomFor(values.length);
  binValues(room.binOf, values, low, scale);
  countBins(room.binOf);
  return fromBins(room, levels, () => gatherValues(room, values));
}

/** A table of factors, which value i reads at `ranks[i]`. */
export interface Factors {
  table: Float64Array;
  ranks: Uint16Array;
}

/**
 * The same of each value times its factor, without an array of the products.
 * @param span of the values @param factors the table rises or falls throughout
 */
export function quantilesOfProducts(
  values: Float64Array,
  span: Span,
  factors: Factors,
  levels: readonly number[],
): number[] {
  const { table } = factors;
  const corners = [table[0] as number, table[table.length - 1] as number].flatMap((f) => [span[0] * f, span[1] * f]);
  const low = Math.min(...corners);
  const spread = Math.max(...corners) - low;
  // A bin is left free at either end, for what rounding carries over.
  const scale = (BINS - 3) / spread;
  const most = Math.max(...corners.map(Math.abs));
  if (!Number.isFinite(scale) || spread < NARROW * most) return quantilesOf(productsOf(values, factors), levels);
  const room = roomFor(values.length);
  binProducts(room.binOf, values, { table: timesOf(table, scale), ranks: factors.ranks }, 1 - low * scale);
  countBins(room.binOf);
  return fromBins(room, levels, () => gatherProducts(room, values, factors));
}

function timesOf(table: Float64Array, scale: number): Float64Array {
  const out = new Float64Array(table.length);
  for (let k = 0; k < out.length; k++) out[k] = (table[k] as number) * scale;
  return out;
}

function productsOf(values: Float64Array, { table, ranks }: Factors): Float64Array {
  return values.map((v, i) => v * (table[ranks[i] as number] as number));
}

function bySorting(values: Float64Array, levels: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return levels.map((p) => quantile(sorted, p));
}

function binValues(binOf: Uint16Array, values: Float64Array, low: number, scale: number): void {
  for (let i = 0; i < values.length; i++) binOf[i] = ((values[i] as number) - low) * scale;
}

function binProducts(binOf: Uint16Array, values: Float64Array, { table, ranks }: Factors, shift: number): void {
  for (let i = 0; i < values.length; i++)
    binOf[i] = (values[i] as number) * (table[ranks[i] as number] as number) + shift;
}

function countBins(binOf: Uint16Array): void {
  counts.fill(0);
  for (let i = 0; i < binOf.length; i++) {
    const bin = binOf[i] as number;
    counts[bin] = (counts[bin] as number) + 1;
  }
}

/** Brings the values of the asked bins together; how many they are. */
function gatherValues({ binOf, gathered }: Room, values: Float64Array): number {
  let m = 0;
  for (let i = 0; i < binOf.length; i++) {
    if (asked[binOf[i] as number] === 0) continue;
    gathered[m] = values[i] as number;
    m++;
  }
  return m;
}

function gatherProducts({ binOf, gathered }: Room, values: Float64Array, { table, ranks }: Factors): number {
  let m = 0;
  for (let i = 0; i < binOf.length; i++) {
    if (asked[binOf[i] as number] === 0) continue;
    gathered[m] = (values[i] as number) * (table[ranks[i] as number] as number);
    m++;
  }
  return m;
}

/** @param gather brings what is in the asked bins together */
function fromBins({ binOf, gathered }: Room, levels: readonly number[], gather: () => number): number[] {
  const n = binOf.length;
  const ranks: number[] = [];
  for (const p of levels) {
    const k = Math.floor((n - 1) * p);
    ranks.push(k, Math.min(n - 1, k + 1));
  }
  const skipped = askFor(ranks);
  const sorted = gathered.subarray(0, gather()).sort();
  return levels.map((p, i) => {
    const h = (n - 1) * p;
    const at = (j: number) => sorted[(ranks[j] as number) - (skipped[j] as number)] as number;
    const floor = at(2 * i);
    return floor + (h - Math.floor(h)) * (at(2 * i + 1) - floor);
  });
}

/** Marks the bins that hold the ranks; how many values before each rank lie in bins that are not marked. */
function askFor(ranks: readonly number[]): number[] {
  asked.fill(0);
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
  return skipped;
}
