// How unevenly one node's steps take their time, from the values of a comparison's row.
import type { Row } from "../core/comparison/comparison";
import { maySpeak } from "../core/comparison/may-speak";
import { Z95 } from "../core/stats/normal";
import { mean } from "../core/stats/quantile";
import { variationOf, warmUp } from "../core/stats/screening";

export interface Spread {
  /** Standard deviation over mean. */
  cv: number;
  /** Values behind it. */
  n: number;
  runs: number;
  /** Leading values left out as warm-up. */
  dropped: number;
  /** Values are steps of a job; otherwise one value a run. */
  of: "steps" | "runs";
}

/** Times of one step or round; the one a training job waits for first. */
const STEP_TIMES = ["iteration-time", "batch-latency"];
const STEP_NAME = /(?:^|[-_: ])(?:step|iteration|iter|batch)s?[-_ ]?(?:time|latency|duration)?(?:$|[-_ (])/i;

export const isStepTime = ({ metric, unit, better }: Pick<Row, "metric" | "unit" | "better">): boolean =>
  unit === "s" &&
  better === "lower" &&
  (STEP_TIMES.includes(metric) || (/^(custom|unmapped):/.test(metric) && STEP_NAME.test(metric)));

/** The row of step times with the most values behind it, of those that may speak. */
export function stepRow(rows: readonly Row[]): Row | null {
  const fit = rows.filter((r) => isStepTime(r) && r.statistic !== "p99" && maySpeak(r));
  const size = (r: Row) => Math.min(r.baseline.samples, r.candidate.samples);
  return fit.sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** More than this share dropped as warm-up is no warm-up. */
const MOST_DROPPED = 1 / 3;

/** Whether two spreads differ by no more than chance: ln s has a variance of about 1/(2n) for normal values. */
export function spreadAlike(a: Spread, b: Spread): boolean {
  if (a.cv === b.cv) return true;
  return Math.abs(Math.log(a.cv / b.cv)) <= Z95 * Math.sqrt(1 / (2 * a.n) + 1 / (2 * b.n));
}

/** A first step as far out as the settled ones themselves reach is no warm-up. */
const toleranceOf = (all: readonly number[]): number =>
  Math.max(0.02, 4 * variationOf(all.slice(Math.floor(all.length / 2))));

/** The steps of every run without its warm-up; a run that never settles keeps all of its own. */
export function settledSteps(runs: readonly ArrayLike<number>[]): { steps: number[][]; dropped: number } {
  let dropped = 0;
  const steps = runs.map((values) => {
    const all = Array.from(values).filter((v) => Number.isFinite(v) && v > 0);
    const lead = all.length > 0 ? warmUp(all, toleranceOf(all)) : 0;
    if (lead > all.length * MOST_DROPPED) return all;
    dropped += lead;
    return all.slice(lead);
  });
  return { steps: steps.filter((s) => s.length > 0), dropped };
}

/**
 * The spread within runs: each run's steps over its own mean, so that a slower run is no jitter. `null` below two values
 * in every run.
 */
export function stepSpread(runs: readonly ArrayLike<number>[]): Spread | null {
  const { steps, dropped } = settledSteps(runs);
  const able = steps.filter((s) => s.length > 1);
  const n = able.reduce((sum, s) => sum + s.length, 0);
  const free = n - able.length;
  if (free < 1) return null;
  const squares = able.reduce((sum, s) => sum + (s.length - 1) * variationOf(s) ** 2, 0);
  return { cv: Math.sqrt(squares / free), n, runs: able.length, dropped, of: "steps" };
}

/** Fewer values leave a spread open by half of itself. */
export const RUNS_FOR_A_SPREAD = 10;

/** The spread between runs, for want of steps; `null` below {@link RUNS_FOR_A_SPREAD} runs. */
export function runSpread(values: readonly number[]): Spread | null {
  if (values.length < RUNS_FOR_A_SPREAD || !(mean(values) > 0)) return null;
  return { cv: variationOf(values), n: values.length, runs: values.length, dropped: 0, of: "runs" };
}
