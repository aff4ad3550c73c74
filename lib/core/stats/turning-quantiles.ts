// Quantiles of many columns that turn slowly one into the next, such as the months of a plan. Of most values it is plain
// from two months whether they are below or above a quantile in every month between, so that only the others are looked at
// there, and of those again fewer. Exact: a month in which this cannot be shown is counted in full.
import { type Factors, quantilesOfProducts, spanOf } from "./count-select";
import { nth } from "./select";

/** How far rounding may carry a value of a month past the ends of its block, as a share of it. */
const ROUNDING = 1e-11;
/** Where a month between two known ones is sought first, as a share of {@link ASIDE}. */
const NEAR = 0.6;
/** How far the window goes past two known quantiles: a share of their distance, and of the spread by the root of the months. */
const ASIDE = { ofStep: 0.05, ofSpread: 0.001 };

/** Values that a level is still sought among: a stack, in which each block of months has a part. */
interface Room {
  values: Float64Array;
  ranks: Uint16Array;
  products: Float64Array;
  rows: number;
}
let kept: Room = roomOf(0, 0);

function roomOf(n: number, rows: number): Room {
  // One more, for what is written and does not stay.
  const size = n * rows + 1;
  return { values: new Float64Array(size), ranks: new Uint16Array(size), products: new Float64Array(n + 1), rows };
}

/** A part of the stack, and how many values are known to be below it. */
interface Part {
  from: number;
  to: number;
  below: number;
  low: number;
  high: number;
}

/** One level's search through the months. */
interface Search {
  room: Room;
  tables: readonly Float64Array[];
  /** What a month is measured by, so that its neighbours are about as large. */
  scales: readonly number[];
  /** The lower of the two ranks that type 7 reads, and how far it goes to the next. */
  rank: number;
  fraction: number;
  /** Spread of the first month, in its scale. */
  spread: number;
  found: Float64Array;
  /** The quantile of a month counted in full. */
  fully: (month: number) => number;
}

/**
 * Type-7 quantiles of each value times its factor, a row a table.
 *
 * @param tables one a month; each rises and is nowhere below 0, and of two entries one grows against the other throughout
 * @param levels each in [0, 1], rising @throws RangeError on an empty list
 */
export function turningQuantiles(
  values: Float64Array,
  ranks: Uint16Array,
  tables: readonly Float64Array[],
  levels: readonly number[],
): number[][] {
  if (values.length === 0) throw new RangeError("no quantile of nothing");
  const span = spanOf(values);
  const of = (table: Float64Array, at: readonly number[]) => {
    const factors: Factors = { table, ranks };
    // It rises and is not below 0.
    return table[table.length - 1] === 0 ? at.map(() => 0) : quantilesOfProducts(values, span, factors, at);
  };
  const scales = tables.map((table) => table[table.length >> 1] as number);
  // Nothing to measure by in months before a move, or where everything may be lost.
  const first = scales.findIndex((s) => s > 0);
  const steady = first >= 0 && scales.slice(first).every((s) => s > 0 && Number.isFinite(s));
  const last = tables.length - 1;
  if (!steady || last - first < 2) return tables.map((table) => of(table, levels));
  const rows = tables.map((table, m) =>
    m <= first || m === last ? of(table, levels) : new Array<number>(levels.length),
  );
  const room = roomFor(values, ranks, Math.ceil(Math.log2(last - first)) + 2);
  const [begin, end] = [rows[first] as number[], rows[last] as number[]];
  const spread = ((begin[begin.length - 1] as number) - (begin[0] as number)) / (scales[first] as number);
  levels.forEach((level, l) => {
    const h = (values.length - 1) * level;
    const found = new Float64Array(tables.length);
    found[first] = begin[l] as number;
    found[last] = end[l] as number;
    const search: Search = {
      room,
      tables,
      scales,
      rank: Math.floor(h),
      fraction: h - Math.floor(h),
      spread,
      found,
      fully: (month) => of(tables[month] as Float64Array, [level])[0] as number,
    };
    between(search, first, last, { from: 0, to: values.length, below: 0, low: -Infinity, high: Infinity });
    for (let m = first + 1; m < last; m++) (rows[m] as number[])[l] = found[m] as number;
  });
  return rows;
}

/** The stack with all values at its foot. */
function roomFor(values: Float64Array, ranks: Uint16Array, rows: number): Room {
  if (kept.products.length !== values.length + 1 || kept.rows < rows) kept = roomOf(values.length, rows);
  kept.values.set(values);
  kept.ranks.set(ranks);
  return kept;
}

/** The months between two known ones, among the values of `of`. */
function between(search: Search, first: number, last: number, of: Part): void {
  if (last - first < 2) return;
  const { scales, found, spread } = search;
  const [a, b] = [
    (found[first] as number) / (scales[first] as number),
    (found[last] as number) / (scales[last] as number),
  ];
  const aside = ASIDE.ofStep * Math.abs(a - b) + ASIDE.ofSpread * spread * Math.sqrt(last - first);
  // What was left out before is left out of a narrower window too.
  const low = Math.max(of.low, Math.min(a, b) - aside);
  const high = Math.min(of.high, Math.max(a, b) + aside);
  const part = narrowed(search, first, last, of, low, high);
  const middle = (first + last) >> 1;
  const guess = (a + b) / 2;
  found[middle] =
    among(search, middle, part, Math.max(low, guess - aside * NEAR), Math.min(high, guess + aside * NEAR)) ??
    among(search, middle, part, low, high) ??
    search.fully(middle);
  between(search, first, middle, part);
  between(search, middle, last, part);
}

/** The values that are not on one side of the window at both ends, and so in every month between, put on top of the stack. */
function narrowed(
  { room, tables, scales }: Search,
  first: number,
  last: number,
  of: Part,
  low: number,
  high: number,
): Part {
  const begin = { table: tables[first] as Float64Array, scale: 1 / (scales[first] as number) };
  const end = { table: tables[last] as Float64Array, scale: 1 / (scales[last] as number) };
  const under = low - ROUNDING * Math.abs(low);
  const below = of.below + keepWithin(room, of, begin, end, under, high + ROUNDING * Math.abs(high));
  return { from: of.to, to: keptTo, below, low, high };
}

interface Scaled {
  table: Float64Array;
  scale: number;
}
let keptTo = 0;

/**
 * Copies what stays behind `to` and sets `keptTo`; how many are below. Everything is written, and what does not stay is
 * written over: which it will be nothing can foresee, so there is no branch.
 */
function keepWithin(
  { values, ranks }: Room,
  { from, to }: Part,
  a: Scaled,
  b: Scaled,
  under: number,
  over: number,
): number {
  const [begin, end, byBegin, byEnd] = [a.table, b.table, a.scale, b.scale];
  let out = to;
  let below = 0;
  for (let i = from; i < to; i++) {
    const v = values[i] as number;
    const rank = ranks[i] as number;
    const x = v * (begin[rank] as number) * byBegin;
    const y = v * (end[rank] as number) * byEnd;
    const isBelow = +(x < under) & +(y < under);
    values[out] = v;
    ranks[out] = rank;
    out += 1 ^ (isBelow | (+(x > over) & +(y > over)));
    below += isBelow;
  }
  keptTo = out;
  return below;
}

/** The quantile of a month among those of a part that lie from `low` to `high`; `null` where it may lie elsewhere. */
function among(search: Search, month: number, of: Part, low: number, high: number): number | null {
  const { room, tables, scales, rank, fraction } = search;
  const scale = scales[month] as number;
  const below = of.below + gather(room, of, tables[month] as Float64Array, low * scale, high * scale);
  const n = gathered;
  const k = rank - below;
  const next = fraction > 0 ? k + 1 : k;
  if (k < 0 || next >= n) return null;
  const { products } = room;
  const lower = nth(products, k, 0, n - 1);
  const upper = next === k ? lower : smallest(products, next, n);
  // What the part left out is outside its window in this month too, so that between its ends nothing is missing.
  if (lower / scale < of.low || upper / scale > of.high) return null;
  return lower + fraction * (upper - lower);
}

let gathered = 0;

/** Brings the products from `low` to `high` together and sets `gathered`; how many are below. */
function gather({ values, ranks, products }: Room, { from, to }: Part, table: Float64Array, low: number, high: number) {
  let out = 0;
  let below = 0;
  for (let i = from; i < to; i++) {
    const x = (values[i] as number) * (table[ranks[i] as number] as number);
    const isBelow = +(x < low);
    products[out] = x;
    out += 1 ^ (isBelow | +(x > high));
    below += isBelow;
  }
  gathered = out;
  return below;
}

function smallest(values: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let i = from; i < to; i++) if ((values[i] as number) < least) least = values[i] as number;
  return least;
}
