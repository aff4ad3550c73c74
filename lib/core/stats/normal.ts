import { gammaP, gammaQ } from "./gamma";

/** Phi^-1(0.975): the middle 95 % of a normal distribution lies within this many standard deviations. */
export const Z95 = 1.959963984540054;

/** P(Z > z) of the standard normal; keeps its relative accuracy far into the tail. */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  const half = (z * z) / 2;
  return z >= 0 ? 0.5 * gammaQ(0.5, half) : 0.5 + 0.5 * gammaP(0.5, half);
}

/** Phi(z) = P(Z <= z). */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/**
 * Phi^-1(p), p in (0, 1); -Infinity and Infinity at the ends. Newton steps on the exact distribution function from a
 * start good to 4.5e-4 (Abramowitz and Stegun 26.2.23), until nothing changes: 1e-12 in three or four steps.
 */
export function normalQuantile(p: number): number {
  if (p <= 0 || p >= 1) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 12; i++) {
    // Halley: the density's slope is -x times the density.
    const error = normalTail(x) - p;
    const density = Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
    const newton = error / density;
    const step = newton / (1 - (x * newton) / 2);
    x += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, x)) break;
  }
  return -x;
}
