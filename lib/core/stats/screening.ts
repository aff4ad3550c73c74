import { mean, median, variance } from "./quantile";

/** Leading values to drop: those further than `tolerance` from the median of the second half, up to the first inside (MODEL 5.6). */
export function warmUp(values: ArrayLike<number>, tolerance = 0.02): number {
  if (values.length === 0) return 0;
  const settled = median(Array.from(values).slice(Math.floor(values.length / 2)));
  let drop = 0;
  while (drop < values.length && Math.abs((values[drop] as number) / settled - 1) > tolerance) drop++;
  return drop;
}

/** Modified z scores 0.6745 (x - median) / MAD; beyond 3.5 a value is flagged, never removed (MODEL 5.6). MAD 0: every other value is infinite. */
export function modifiedZ(values: ArrayLike<number>): { median: number; mad: number; z: number[] } {
  const centre = median(values);
  const mad = median(Array.from(values, (v) => Math.abs(v - centre)));
  const z = Array.from(values, (v) => (v === centre ? 0 : (0.6745 * (v - centre)) / mad));
  return { median: centre, mad, z };
}

/** Sarle's bimodality coefficient; above 0.555 ask whether two configurations were mixed. `null` below 8 values (MODEL 5.6). */
export function bimodality(values: ArrayLike<number>): { skew: number; kurtosis: number; coefficient: number } | null {
  const n = values.length;
  if (n < 8) return null;
  const centre = mean(values);
  let [m2, m3, m4] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const d = (values[i] as number) - centre;
    const square = d * d;
    m2 += square / n;
    m3 += (square * d) / n;
    m4 += (square * square) / n;
  }
  if (m2 === 0) return null;
  const g1 = m3 / m2 ** 1.5;
  const g2 = m4 / m2 ** 2 - 3;
  const skew = (g1 * Math.sqrt(n * (n - 1))) / (n - 2);
  const kurtosis = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6);
  const coefficient = (skew ** 2 + 1) / (kurtosis + (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)));
  return { skew, kurtosis, coefficient };
}

/** Coefficient of variation, divisor n - 1. */
export function variationOf(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values)) / mean(values);
}
