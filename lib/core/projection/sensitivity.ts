// MODEL 7, tornado: one input at a time over its range, all others at base.

export interface TornadoRow<K extends string> {
  input: K;
  low: number;
  high: number;
}

/** What each input's `at` gives at both ends of its range, the widest first; ties keep the order given. */
export function tornado<K extends string>(
  inputs: readonly (TornadoRow<K> & { at: (value: number) => number })[],
): TornadoRow<K>[] {
  const width = (r: TornadoRow<K>) => Math.abs(r.high - r.low);
  return inputs
    .map(({ input, low, high, at }) => ({ input, low: at(low), high: at(high) }))
    .sort((a, b) => width(b) - width(a));
}
