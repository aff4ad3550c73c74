import type { Interval } from "./bca";
import { logMedianError } from "./price-bonett";
import { mean, quantile, sorted, variance } from "./quantile";
import { studentQuantile, studentTail } from "./student";

/** ln(candidate/baseline) with its standard error and degrees of freedom, which are not whole. */
export interface LogRatio {
  m: number;
  se: number;
  df: number;
}

interface Centre {
  centre: number;
  variance: number;
  df: number;
}

/** A loop: `Float64Array.from` with a function takes ten times as long, more than sorting the values. */
function logs(values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.log(values[i] as number);
  return out;
}

function meanOfLogs(values: ArrayLike<number>): Centre {
  const all = logs(values);
  return { centre: mean(all), variance: variance(all) / all.length, df: all.length - 1 };
}

function logOfMedian(values: ArrayLike<number>): Centre {
  const ordered = sorted(values);
  return { centre: Math.log(quantile(ordered, 0.5)), variance: logMedianError(ordered) ** 2, df: ordered.length - 1 };
}

/** `null` where neither side varies: 0/0 is no interval. */
function combine(x: Centre, y: Centre, df?: number): LogRatio | null {
  const total = x.variance + y.variance;
  if (!(total > 0)) return null;
  const welch = total ** 2 / (x.variance ** 2 / x.df + y.variance ** 2 / y.df);
  return { m: y.centre - x.centre, se: Math.sqrt(total), df: df ?? welch };
}

/** Welch on logs (MODEL 5.3): the ratio of geometric means. Values > 0, at least 2 a side. */
export function welchOnLogs(x: ArrayLike<number>, y: ArrayLike<number>): LogRatio | null {
  return combine(meanOfLogs(x), meanOfLogs(y));
}

/** Sides below this many runs stand by the mean of their logs, others by the log of their median. */
const FEW = 5;

/**
 * Mixed Welch on logs for fewer than 5 runs on a side (QUALITY 1.3); plain Welch on logs when both are short. When exactly
 * one side has 2 runs df is 1: their spread says almost nothing. `null` where nothing varies.
 */
export function mixedWelch(x: ArrayLike<number>, y: ArrayLike<number>): LogRatio | null {
  const side = (values: ArrayLike<number>) => (values.length < FEW ? meanOfLogs(values) : logOfMedian(values));
  const lone = (x.length === 2) !== (y.length === 2);
  return combine(side(x), side(y), lone ? 1 : undefined);
}

/** Interval of the ratio candidate/baseline. @param confidence such as 0.95 */
export function logRatioInterval({ m, se, df }: LogRatio, confidence: number): Interval {
  const reach = studentQuantile((1 + confidence) / 2, df) * se;
  return { low: Math.exp(m - reach), high: Math.exp(m + reach) };
}

/** Two-sided p of no difference. */
export function logRatioP({ m, se, df }: LogRatio): number {
  return 2 * studentTail(Math.abs(m / se), df);
}

export interface Equivalence {
  lower: number;
  upper: number;
  p: number;
  equivalent: boolean;
}

/** Two one-sided tests on logs that the ratio lies within 1 - margin and 1 + margin, at 5 % (MODEL 5.7). */
export function tostOnLogs({ m, se, df }: LogRatio, margin: number): Equivalence {
  const lower = studentTail((m - Math.log1p(-margin)) / se, df);
  const upper = studentTail(-(m - Math.log1p(margin)) / se, df);
  const p = Math.max(lower, upper);
  return { lower, upper, p, equivalent: p < 0.05 };
}

export interface Fieller {
  ratio: number;
  g: number;
  df: number;
  /** `null`: unbounded, the baseline is too noisy to divide by. */
  interval: Interval | null;
}

/** Fieller's interval of the ratio of means, Welch's df (MODEL 5.3). `null` where neither side varies. */
export function fieller(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): Fieller | null {
  const sx = variance(x) / x.length;
  const sy = variance(y) / y.length;
  if (!(sx + sy > 0)) return null;
  const df = (sx + sy) ** 2 / (sx ** 2 / (x.length - 1) + sy ** 2 / (y.length - 1));
  const t = studentQuantile((1 + confidence) / 2, df);
  const below = mean(x);
  const ratio = mean(y) / below;
  const g = (t * t * sx) / below ** 2;
  if (g >= 1) return { ratio, g, df, interval: null };
  const reach = (t / below) * Math.sqrt(sy * (1 - g) + ratio ** 2 * sx);
  return { ratio, g, df, interval: { low: (ratio - reach) / (1 - g), high: (ratio + reach) / (1 - g) } };
}
