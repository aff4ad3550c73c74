/**
 * The value that would stand at `k` if values[from..to] were sorted; reorders that part so that nothing left of k is
 * larger and nothing right of it smaller. Hoare's FIND with a median-of-three pivot; ties are swapped, which keeps the
 * halves even on the few distinct values that a bootstrap of a median has.
 */
export function nth(values: Float64Array, k: number, from = 0, to = values.length - 1): number {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = middle(values[left] as number, values[(left + right) >>> 1] as number, values[right] as number);
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const held = values[i] as number;
      values[i] = values[j] as number;
      values[j] = held;
      i++;
      j--;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k] as number;
}

/**
 * Brings every rank asked for to its sorted place: the middle one first, then each half in its own part, so that four
 * quantiles cost little more than one. @param ranks ascending, distinct
 */
export function settle(values: Float64Array, ranks: readonly number[], from = 0, to = values.length - 1): void {
  const at = ranks.length >> 1;
  const k = ranks[at];
  if (k === undefined) return;
  if (k === from) bringSmallest(values, from, to);
  else nth(values, k, from, to);
  settle(values, ranks.slice(0, at), from, k - 1);
  settle(values, ranks.slice(at + 1), k + 1, to);
}

/** One pass instead of a selection: type 7 always asks for a rank's neighbour too. */
function bringSmallest(values: Float64Array, from: number, to: number): void {
  let at = from;
  for (let i = from + 1; i <= to; i++) if ((values[i] as number) < (values[at] as number)) at = i;
  const held = values[from] as number;
  values[from] = values[at] as number;
  values[at] = held;
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
