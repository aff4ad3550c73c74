import { normalTail } from "./normal";
import { quantilesInPlace, sorted } from "./quantile";

export interface MannWhitney {
  /** Pairs with baseline above candidate, ties half. */
  u: number;
  /** Exact two-sided p; `null` with ties or more than 20 a side. */
  exact: number | null;
  /** Normal approximation with tie and continuity corrections. */
  normal: number;
  /** The one to use: exact where there is one. */
  p: number;
}

/** Mann-Whitney test of two sides (MODEL 5.3), in any order. At least 1 value a side. */
export function mannWhitney(x: ArrayLike<number>, y: ArrayLike<number>): MannWhitney {
  const n = x.length;
  const m = y.length;
  const { u, tied } = countPairs(sorted(x), sorted(y));
  const total = n + m;
  const sd = Math.sqrt(((n * m) / 12) * (total + 1 - tied / (total * (total - 1))));
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / sd;
  const normal = sd === 0 ? 1 : Math.min(1, 2 * normalTail(z));
  const exact = tied === 0 && n <= 20 && m <= 20 ? exactP(u, n, m) : null;
  return { u, exact, normal, p: exact ?? normal };
}

/** Smallest two-sided p that n against m can reach: 2 / C(n + m, n). */
export function smallestP(n: number, m = n): number {
  let p = 2;
  for (let i = 1; i <= n; i++) p *= i / (m + i);
  return p;
}

/** Median of all candidate - baseline, and of all candidate / baseline (Hodges and Lehmann). At least 1 value a side. */
export function hodgesLehmann(x: ArrayLike<number>, y: ArrayLike<number>): { shift: number; ratio: number } {
  const pairs = (of: (b: number, c: number) => number) => {
    const all = new Float64Array(x.length * y.length);
    let at = 0;
    for (let i = 0; i < x.length; i++)
      for (let j = 0; j < y.length; j++) all[at++] = of(x[i] as number, y[j] as number);
    return quantilesInPlace(all, [0.5])[0] as number;
  };
  return { shift: pairs((b, c) => c - b), ratio: pairs((b, c) => c / b) };
}

/** Counts of U from the product of (1 - q^(m+i)) / (1 - q^i), i = 1..n, in doubles (MODEL 9). */
function exactP(u: number, n: number, m: number): number {
  const counts = new Float64Array(n * m + 1);
  counts[0] = 1;
  for (let i = 1; i <= n; i++) {
    for (let k = n * m; k >= m + i; k--) counts[k] = (counts[k] as number) - (counts[k - m - i] as number);
    for (let k = i; k <= n * m; k++) counts[k] = (counts[k] as number) + (counts[k - i] as number);
  }
  const extreme = Math.max(u, n * m - u);
  let tail = 0;
  let all = 0;
  counts.forEach((count, k) => {
    all += count;
    if (k >= extreme) tail += count;
  });
  return Math.min(1, (2 * tail) / all);
}

/** Pairs with x above y, ties half, and the sum of t^3 - t over groups of t equal values; both sides sorted. */
function countPairs(x: Float64Array, y: Float64Array): { u: number; tied: number } {
  let u = 0;
  let tied = 0;
  let i = 0;
  let j = 0;
  while (i < x.length || j < y.length) {
    const value = Math.min(x[i] ?? Infinity, y[j] ?? Infinity);
    const [fromX, fromY] = [i, j];
    while (x[i] === value) i++;
    while (y[j] === value) j++;
    const [ofX, ofY] = [i - fromX, j - fromY];
    u += ofX * (fromY + ofY / 2);
    tied += (ofX + ofY) ** 3 - (ofX + ofY);
  }
  return { u, tied };
}
