// MODEL 7: inverse distribution functions, one uniform a draw. Never uniform between the ends of an interval.
import { betaQuantile } from "./beta";
import { normalQuantile } from "./normal";
import { studentQuantile } from "./student";

/** An inverse distribution function on (0, 1), rising. */
export type Draw = (u: number) => number;

/** Phi^-1(0.9), as MODEL 7 writes it: P10 and P90 lie this many standard deviations from the middle. */
export const Z90 = 1.281552;

/** Quantiles kept of a distribution that is read by its place in a table (QUALITY 1.4): enough that P5, P50 and P95 stay as they are. */
export const GRID = 1001;

/** The level of a table's entry `k`: the middle of its share of the cases. */
export const levelOf = (k: number): number => (k + 0.5) / GRID;

const normalsOfTable = new Float64Array(GRID).fill(Number.NaN);

/** Phi^-1; at the levels that every table asks for, found once. */
function zAt(u: number): number {
  const k = Math.round(u * GRID - 0.5);
  if (k < 0 || k >= GRID || levelOf(k) !== u) return normalQuantile(u);
  const known = normalsOfTable[k] as number;
  if (!Number.isNaN(known)) return known;
  const z = normalQuantile(u);
  normalsOfTable[k] = z;
  return z;
}

export const constant =
  (value: number): Draw =>
  () =>
    value;

/** Two half normals joined at the median, so that P10, P50 and P90 are met exactly. @throws RangeError when out of order */
export function splitNormal(p10: number, p50: number, p90: number): Draw {
  if (!(p10 <= p50 && p50 <= p90)) throw new RangeError("P10, P50 and P90 must rise");
  if (p10 === p90) return constant(p50);
  const left = (p50 - p10) / Z90;
  const right = (p90 - p50) / Z90;
  return (u) => {
    const z = zAt(u);
    return p50 + z * (z >= 0 ? right : left);
  };
}

/** Triangular on [low, high] with its peak at `mode`. @throws RangeError when the mode lies outside */
export function triangular(low: number, mode: number, high: number): Draw {
  if (!(low <= mode && mode <= high)) throw new RangeError("the mode must lie between low and high");
  if (low === high) return constant(low);
  const f = (mode - low) / (high - low);
  return (u) =>
    u < f ? low + Math.sqrt(u * (high - low) * (mode - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** Shapes of the PERT distribution and its mean `(low + 4 mode + high)/6`. @throws RangeError when the mode lies outside */
export function pertShapes(low: number, mode: number, high: number): { alpha: number; beta: number; mean: number } {
  if (!(low <= mode && mode <= high && low < high)) throw new RangeError("the mode must lie between low and high");
  return {
    alpha: 1 + (4 * (mode - low)) / (high - low),
    beta: 1 + (4 * (high - mode)) / (high - low),
    mean: (low + 4 * mode + high) / 6,
  };
}

/** A smoother triangular: Beta scaled to [low, high]. */
export function pert(low: number, mode: number, high: number): Draw {
  if (low === high && mode === low) return constant(low);
  const { alpha, beta } = pertShapes(low, mode, high);
  return (u) => low + (high - low) * betaQuantile(u, alpha, beta);
}

/** Overhead from a mean log ratio m of performance, its standard error and degrees of freedom: `1 - exp(m + se*t(u))`. */
export function logRatioDraw(m: number, se: number, df: number): Draw {
  return (u) => -Math.expm1(m + se * studentQuantile(u, df));
}

/** Variance of a product of independent X and Y; a check on a simulation. */
export function productVariance(x: { mean: number; sd: number }, y: { mean: number; sd: number }): number {
  return x.mean ** 2 * y.sd ** 2 + y.mean ** 2 * x.sd ** 2 + x.sd ** 2 * y.sd ** 2;
}
