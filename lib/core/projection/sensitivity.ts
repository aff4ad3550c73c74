// MODEL 7, tornado: one input at a time over its range, all others at base.

export interface TornadoRow<K extends string> {
  input: K;
  low: number;
  high: number;
}

/** What `evaluate` gives at both ends of each range, the widest first; ties keep the order of `ranges`. */
export function tornado<K extends string>(
  base: Record<K, number>,
  ranges: readonly { input: K; low: number; high: number }[],
  evaluate: (inputs: Record<K, number>) => number,
): TornadoRow<K>[] {
  const width = (r: TornadoRow<K>) => Math.abs(r.high - r.low);
  return ranges
    .map(({ input, low, high }) => ({
      input,
      low: evaluate({ ...base, [input]: low }),
      high: evaluate({ ...base, [input]: high }),
    }))
    .sort((a, b) => width(b) - width(a));
}
