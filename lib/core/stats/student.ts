import { betaCdf } from "./beta";
import { lnGamma } from "./gamma";
import { normalQuantile } from "./normal";

/** P(T > t) of Student's t with `df` > 0 degrees of freedom, which need not be whole. */
export function studentTail(t: number, df: number): number {
  if (t < 0) return 1 - studentTail(-t, df);
  const square = t * t;
  // Two forms of one identity, so that neither end loses digits to 1 - x.
  return square < df
    ? 0.5 - 0.5 * betaCdf(square / (df + square), 0.5, df / 2)
    : 0.5 * betaCdf(df / (df + square), df / 2, 0.5);
}

/** P(T <= t). */
export function studentCdf(t: number, df: number): number {
  return studentTail(-t, df);
}

/**
 * Quantile of Student's t: bisection brackets the root and Newton finishes it, to 1e-12 relative.
 * @param p in (0, 1) @param df degrees of freedom, > 0, not rounded
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !(df > 0)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  if (p === 0.5) return 0;
  if (p < 0.5) return -positive(p, df);
  return positive(1 - p, df);
}

/** The t > 0 with P(T > t) = tail, tail < 0.5. */
function positive(tail: number, df: number): number {
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (studentTail(high, df) > tail && high < 1e300) {
    low = high;
    high *= 2;
  }
  const lnScale = lnGamma((df + 1) / 2) - lnGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  let t = (low + high) / 2;
  for (let i = 0; i < 200; i++) {
    const error = studentTail(t, df) - tail;
    if (error > 0) low = t;
    else high = t;
    const density = Math.exp(lnScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const newton = t + error / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * Math.abs(t)) return next;
    t = next;
  }
  return t;
}
