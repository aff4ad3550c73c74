import { type Interval, bcaIntervals, ratioAcceleration } from "../stats/bca";
import { type IndexSource, ratioReplicates } from "../stats/order-statistic";
import { allEqual, quantile, sorted } from "../stats/quantile";
import { type LogRatio, logRatioInterval, logRatioP, mixedWelch, welchOnLogs } from "../stats/welch";
import { countOf } from "../units/count";
import type { IntervalMethod, Warning } from "./comparison";

/** From this many runs on the smaller side a bootstrap covers what it says; below it covers 60 to 93 % (QUALITY 1.3). */
export const BOOTSTRAP_FROM = 5;

/** median(candidate) / median(baseline) with what can be said of its certainty. */
export interface RatioEstimate {
  theta: number;
  method?: IntervalMethod;
  /** 95 % and 90 % intervals of theta; `null` where the runs do not allow one. */
  at95: Interval | null;
  at90: Interval | null;
  /** Two-sided p of no difference, Welch on logs at any number of runs: one test for the count over many metrics (MODEL 5.3). */
  p: number | null;
  /** Why there is no interval, or what to know of it. */
  warnings: Warning[];
}

/**
 * The ratio of medians with the interval its runs allow: none from one run a side, mixed Welch on logs from 2 to 4,
 * order-statistic BCa from 5 (QUALITY 1.3).
 * @param baseline one value a run, finite and > 0, in any order @param candidate likewise
 */
export function estimateRatio(
  baseline: readonly number[],
  candidate: readonly number[],
  indices: IndexSource,
): RatioEstimate {
  const x = sorted(baseline);
  const y = sorted(candidate);
  const theta = quantile(y, 0.5) / quantile(x, 0.5);
  const n = Math.min(x.length, y.length);
  const none = { theta, at95: null, at90: null, p: null };
  if (n < 2) return { ...none, warnings: [oneRun(x.length, y.length)] };
  if (allEqual(x) || allEqual(y)) return { ...none, warnings: [noSpread] };
  if (n < BOOTSTRAP_FROM) return { ...few(theta, mixedWelch(x, y), x.length, y.length), p: welchP(x, y) };
  const replicates = ratioReplicates(x, y, indices(x.length, "baseline"), indices(y.length, "candidate"));
  const [at95, at90] = bcaIntervals(replicates, theta, ratioAcceleration(x, y), [0.95, 0.9]);
  if (!at95 || !at90) throw new Error("two levels were asked for");
  return { theta, method: "bca-order-statistic", at95, at90, p: welchP(x, y), warnings: [] };
}

function welchP(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const found = welchOnLogs(x, y);
  return found && logRatioP(found);
}

function few(theta: number, found: LogRatio | null, a: number, b: number): Omit<RatioEstimate, "p"> {
  if (!found) return { theta, at95: null, at90: null, warnings: [noSpread] };
  const at95 = logRatioInterval(found, 0.95);
  const warnings: Warning[] = [
    {
      code: "few-runs",
      message: `Few runs (${a} v ${b}): the interval leans on an assumed shape. ${countOf(BOOTSTRAP_FROM - Math.min(a, b), "more run")} on the shorter side would not.`,
    },
  ];
  const inside = at95.low <= theta && theta <= at95.high;
  if (!inside) {
    warnings.push({
      code: "interval-widened",
      message: "The ratio of medians lay outside the interval, which speaks of means; the interval was widened to it.",
    });
  }
  return {
    theta,
    method: a < BOOTSTRAP_FROM && b < BOOTSTRAP_FROM ? "welch-log" : "mixed-welch-log",
    at95: widened(at95, theta),
    at90: widened(logRatioInterval(found, 0.9), theta),
    warnings,
  };
}

const widened = ({ low, high }: Interval, theta: number): Interval => ({
  low: Math.min(low, theta),
  high: Math.max(high, theta),
});

const noSpread: Warning = {
  code: "no-spread",
  message: "No spread seen: the tool's resolution, not certainty. The ratio stands without an interval.",
};

function oneRun(baseline: number, candidate: number): Warning {
  const where = baseline === candidate ? "One run a side" : `One run on a side (${baseline} v ${candidate})`;
  return {
    code: "one-run",
    message: `${where} says nothing of another run, so there is no interval. Five a side would give one.`,
  };
}
