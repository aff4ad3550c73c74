/** Holm's adjusted p values, in the order given: for the decision which of many metrics differ (MODEL 5.4). */
export function holm(p: readonly number[]): number[] {
  const order = ascending(p);
  const out = new Array<number>(p.length);
  let highest = 0;
  order.forEach((at, i) => {
    highest = Math.max(highest, Math.min(1, (p.length - i) * (p[at] as number)));
    out[at] = highest;
  });
  return out;
}

/** Benjamini and Hochberg's adjusted p values, in the order given: for ranking lists only (MODEL 5.4). */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = ascending(p);
  const out = new Array<number>(p.length);
  let lowest = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    const at = order[i] as number;
    lowest = Math.min(lowest, (p[at] as number) * (p.length / (i + 1)));
    out[at] = lowest;
  }
  return out;
}

/** Chance of at least one false alarm in m independent tests. */
export function familywise(m: number, alpha = 0.05): number {
  return -Math.expm1(m * Math.log1p(-alpha));
}

const ascending = (p: readonly number[]) => p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));
