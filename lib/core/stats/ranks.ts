import { mean } from "./quantile";

/** Ranks from 1, ties sharing the mean of theirs; the values stay as they are. */
export function ranksOf(values: Float32Array): Float64Array {
  const n = values.length;
  const order = orderOf(values);
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    const value = values[order[from] as number];
    let to = from + 1;
    while (to < n && values[order[to] as number] === value) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Bytes of a single. */
const BYTES = 4;

/** Where one sort works, kept for the next. */
const roomOf = (n: number) => ({
  bits: new DataView(new ArrayBuffer(BYTES * n)),
  order: new Uint32Array(n),
  next: new Uint32Array(n),
});
let kept = roomOf(0);

/** Places of the values from the smallest to the largest: a radix sort, byte by byte, on bits that rise as the values do. */
function orderOf(values: Float32Array): Uint32Array {
  const n = values.length;
  if (kept.order.length !== n) kept = roomOf(n);
  const bytes = risingBits(values, kept.bits);
  let { order, next } = kept;
  for (let i = 0; i < n; i++) order[i] = i;
  const starts = new Uint32Array(257);
  for (let byte = 0; byte < BYTES; byte++) {
    starts.fill(0);
    for (let i = byte; i < bytes.length; i += BYTES) {
      const after = (bytes[i] as number) + 1;
      starts[after] = (starts[after] as number) + 1;
    }
    for (let k = 0; k < 256; k++) starts[k + 1] = (starts[k + 1] as number) + (starts[k] as number);
    for (let i = 0; i < n; i++) {
      const place = order[i] as number;
      const key = bytes[BYTES * place + byte] as number;
      const at = starts[key] as number;
      starts[key] = at + 1;
      next[at] = place;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** A number's bits rise with it once a negative one's are all turned and a positive one's sign is set. Lowest byte first. */
function risingBits(values: Float32Array, view: DataView): Uint8Array {
  for (let i = 0; i < values.length; i++) {
    // Adding 0 makes both zeros one.
    view.setFloat32(BYTES * i, (values[i] as number) + 0, true);
    const bits = view.getUint32(BYTES * i, true);
    view.setUint32(BYTES * i, bits >= 0x80000000 ? ~bits : bits | 0x80000000, true);
  }
  return new Uint8Array(view.buffer);
}

/** Pearson's correlation; of ranks it is Spearman's. `null` where a side does not vary. */
export function correlation(x: Float64Array, y: Float64Array): number | null {
  const mx = mean(x);
  const my = mean(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] as number) - mx;
    const dy = (y[i] as number) - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
