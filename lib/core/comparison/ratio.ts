import type { Interval } from "../stats/bca";
import { hostReplicates, type HostPlans, layoutOf, sharedHostPlans } from "../stats/host-bootstrap";
import { hostRatio, overHosts } from "../stats/host-ratio";
import type { IndexSource } from "../stats/order-statistic";
import { allEqual, quantile, quantilesInPlace, sorted } from "../stats/quantile";
import { ratioBca } from "../stats/ratio-bca";
import { type LogRatio, logRatioInterval, logRatioP, mixedWelch, welchOnLogs } from "../stats/welch";
import { countOf } from "../units/count";
import { spellNumber } from "../units/spell";
import type { IntervalMethod, Warning } from "./comparison";
import { type HostDesign, HOSTS_ENOUGH } from "./host-design";

/** From this many runs on the smaller side a bootstrap covers what it says; below it covers 60 to 93 % (QUALITY 1.3). */
export const BOOTSTRAP_FROM = 5;

/** median(candidate) / median(baseline), or that of several hosts, with what can be said of its certainty. */
export interface RatioEstimate {
  theta: number;
  method?: IntervalMethod;
  /** 95 % and 90 % intervals of theta; `null` where the runs do not allow one. */
  at95: Interval | null;
  at90: Interval | null;
  /** Two-sided p of no difference, Welch on logs at any number of runs or hosts: one test for the count over many metrics (MODEL 5.3). */
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
  if (n < BOOTSTRAP_FROM) return { ...few(theta, mixedWelch(x, y), x.length, y.length), p: pOf(welchOnLogs(x, y)) };
  const drawn = [indices(x.length, "baseline"), indices(y.length, "candidate")] as const;
  const [at95, at90] = ratioBca(x, y, theta, ...drawn, [0.95, 0.9]);
  if (!at95 || !at90) throw new Error("two levels were asked for");
  return { theta, method: "bca-order-statistic", at95, at90, p: pOf(welchOnLogs(x, y)), warnings: [] };
}

/**
 * The ratio over three and more hosts a side, with the percentile interval of the bootstrap over hosts and their runs
 * (MODEL 5.8).
 */
export function estimateOverHosts(design: HostDesign, plans: HostPlans = sharedHostPlans()): RatioEstimate {
  const { baseline, candidate, paired } = design;
  const theta = hostRatio(baseline, candidate, paired);
  const [x, y] = [baseline.flat(), candidate.flat()];
  if (allEqual(x) || allEqual(y)) return { theta, at95: null, at90: null, p: null, warnings: [noSpread] };
  const replicates = hostReplicates(baseline, candidate, paired, plans(layoutOf(baseline, candidate, paired)));
  const [a = theta, b = theta, c = theta, d = theta] = quantilesInPlace(replicates, [0.025, 0.05, 0.95, 0.975]);
  const fewest = Math.min(baseline.length, candidate.length);
  return {
    theta,
    method: "hosts-bootstrap",
    at95: widened({ low: a, high: d }, theta),
    at90: widened({ low: b, high: c }, theta),
    p: pOf(overHosts(baseline, candidate, paired)),
    warnings: fewest < HOSTS_ENOUGH ? [fewHosts(baseline.length, candidate.length)] : [],
  };
}

function fewHosts(baseline: number, candidate: number): Warning {
  return {
    code: "few-hosts",
    message: `Few hosts (${baseline} v ${candidate}): below ${spellNumber(HOSTS_ENOUGH)} the interval over hosts is too narrow.`,
  };
}

const pOf = (found: LogRatio | null): number | null => found && logRatioP(found);

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
