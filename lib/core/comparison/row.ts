import { labelOf } from "../metrics/catalogue";
import { axisOn } from "../metrics/without-gpu";
import type { Measurement, Run } from "../run/run";
import type { Interval } from "../stats/bca";
import { batchMedians } from "../stats/batch-medians";
import { medianInterval } from "../stats/median-interval";
import type { IndexSource } from "../stats/order-statistic";
import { quantile, sorted } from "../stats/quantile";
import { logRatioInterval, welchOnLogs } from "../stats/welch";
import type { Row, Side, Warning } from "./comparison";
import { contextWarnings } from "./context";
import { doubtsOf, unnamedObstacle } from "./doubts";
import { loadObstacle, loadUnknown } from "./load";
import type { SideNames } from "./names";
import { differenceOf, orient } from "./orient";
import { type Contribution, first, type Pair, valueOf } from "./pair";
import { estimateRatio } from "./ratio";

/** A row before its verdict, with what the verdict needs. */
export interface Measured {
  row: Omit<Row, "verdict" | "because">;
  runs: { baseline: Run[]; candidate: Run[] };
  /** 95 % interval of the overhead. */
  ci95: Interval | null;
  p: number | null;
  /** Why the row carries no verdict although it may carry a number; `block`: it is not comparable at all. */
  withheld: { rule: string; reason: string; block: boolean } | null;
}

/** Fewer values than this put the 99th percentile at the largest one or two of them. */
const P99_FROM = 100;

/** Both sides of one pair as figures: medians, ratio, interval, doubts. */
export function measure(pair: Pair, indices: IndexSource, names: SideNames): Measured {
  const sample = first(pair.baseline);
  const all = { baseline: pair.baseline.flatMap(of), candidate: pair.candidate.flatMap(of) };
  const baseline = sideOf(pair.baseline, pair.statistic);
  const candidate = sideOf(pair.candidate, pair.statistic);
  const warnings: Warning[] = [...contextWarnings(pair.baseline, pair.candidate, names)];
  const every = [...all.baseline, ...all.candidate];
  const unnamed = unnamedObstacle(every, [baseline, candidate]);
  const obstacle =
    loadObstacle(all.baseline, all.candidate, names) ??
    unitDiffers(pair) ??
    unnamed ??
    notPositive(baseline, candidate, names);
  const doubt = loadUnknown(all.baseline, all.candidate, names);
  if (doubt) warnings.push(doubt);
  if (pair.statistic === "p99") warnings.push(...thinTail(pair));

  const estimate = obstacle ? null : estimateRatio(baseline.values, candidate.values, indices);
  const oriented = estimate && orient(estimate.theta, estimate.at95, sample.better);
  const at90 = estimate?.at90 ? orient(estimate.theta, estimate.at90, sample.better).overhead : null;
  const within = estimate && baseline.runs * candidate.runs > 0 ? withinRun(pair, sample.better) : null;
  if (obstacle) warnings.push(obstacle);
  if (unnamed && unnamed !== obstacle) warnings.push(unnamed);
  if (estimate) warnings.push(...estimate.warnings);
  if (within) {
    warnings.push({
      code: "within-run",
      message: "The greyed interval is the spread within one run only; it says nothing about another run.",
    });
  }
  const doubts = doubtsOf(every, oriented?.slowdown.value, [baseline, candidate]);
  warnings.push(...doubts.map(({ code, message }) => ({ code, message })));
  const open = doubts.find((d) => d.withholds);
  return {
    row: {
      key: pair.key,
      metric: sample.metric,
      label: labelOf(sample.metric, sample.params),
      axis: axisOn(gpusOf(pair), sample.metric, sample.axis),
      workload: sample.workload,
      params: sample.params,
      statistic: pair.statistic,
      unit: sample.unit,
      better: sample.better,
      baseline,
      candidate,
      slowdown: oriented && { ...oriented.slowdown, level: 0.95, ...(estimate?.method && { method: estimate.method }) },
      overhead: oriented && oriented.overhead,
      difference: { ...differenceOf(baseline.median, candidate.median, estimate?.at95 ?? null), unit: sample.unit },
      overhead90: range(at90),
      withinRun: within,
      warnings,
    },
    runs: { baseline: pair.baseline.map((c) => c.run), candidate: pair.candidate.map((c) => c.run) },
    ci95: range(oriented?.overhead ?? null),
    p: estimate?.p ?? null,
    withheld: obstacle
      ? { rule: obstacle.code, reason: obstacle.message, block: BLOCKING.has(obstacle.code) }
      : open
        ? { rule: open.code, reason: open.message, block: false }
        : null,
  };
}

/** 0 where the environments say that no GPU was used: files of results often do not. `null`: nobody says so. */
function gpusOf({ baseline, candidate }: Pair): 0 | null {
  const counts = [...baseline, ...candidate].flatMap(({ run }) => run.environment.gpuCount ?? []);
  return counts.length > 0 && counts.every((count) => count === 0) ? 0 : null;
}

/** Obstacles that make a row not comparable; the others leave it without an answer. */
const BLOCKING = new Set(["load-differs", "unit-differs"]);

const of = (c: Contribution) => c.measurements;

const range = (estimate: { low?: number; high?: number } | null): Interval | null =>
  estimate?.low === undefined || estimate.high === undefined ? null : { low: estimate.low, high: estimate.high };

function sideOf(side: readonly Contribution[], statistic: Row["statistic"]): Side {
  const values = side.map((c) => valueOf(c, statistic)).filter((v): v is number => v !== null);
  const ordered = sorted(values);
  const interval = medianInterval(ordered);
  return {
    runs: values.length,
    samples: side.reduce(
      (sum, c) => sum + c.measurements.reduce((n, m) => n + (m.samples?.length ?? m.statistics.n ?? 1), 0),
      0,
    ),
    median: quantile(ordered, 0.5),
    ...(interval && { low: interval.low, high: interval.high }),
    values,
  };
}

function notPositive(baseline: Side, candidate: Side, names: SideNames): Warning | null {
  for (const side of ["baseline", "candidate"] as const) {
    const bad = (side === "baseline" ? baseline : candidate).values.find((v) => !(Number.isFinite(v) && v > 0));
    if (bad === undefined) continue;
    const what = bad === 0 ? "is zero" : bad < 0 ? "is negative" : "is not a finite number";
    return {
      code: bad === 0 ? "zero-value" : "not-positive",
      message: `A value on ${names[side]} ${what}, so there is no ratio.`,
    };
  }
  return null;
}

function unitDiffers({ baseline, candidate }: Pair): Warning | null {
  const { unit, better } = first(baseline);
  const other = [...baseline, ...candidate].flatMap(of).find((m) => m.unit !== unit || m.better !== better);
  if (!other) return null;
  return {
    code: "unit-differs",
    message: `Unit or direction differs: ${unit} (${better} is better) v ${other.unit} (${other.better} is better).`,
  };
}

function thinTail({ baseline, candidate }: Pair): Warning[] {
  const least = [...baseline, ...candidate]
    .flatMap(of)
    .reduce((low, m) => Math.min(low, valuesBehindTail(m)), Infinity);
  if (least >= P99_FROM) return [];
  return [
    {
      code: "thin-tail",
      message: `A p99 of ${least} values is little more than the largest of them; 100 or more make it a percentile.`,
    },
  ];
}

/**
 * Merged repeats keep a value each and no largest one; their p99 is the middle of the tool's own, which stand on values
 * that nobody counts here.
 */
const valuesBehindTail = ({ samples, statistics }: Measurement): number =>
  samples && statistics.max === null ? Infinity : (statistics.n ?? Infinity);

/** Spread inside the single run of a side, from batches of its samples; greyed, never a claim (QUALITY 1.3). */
function withinRun({ baseline, candidate, statistic }: Pair, better: "higher" | "lower"): Interval | null {
  if (statistic !== "median" || Math.min(baseline.length, candidate.length) !== 1) return null;
  const spread = (side: readonly Contribution[]): ArrayLike<number> | null => {
    if (side.length > 1) return side.map((c) => valueOf(c, statistic) ?? Number.NaN);
    const samples = side[0]?.measurements.length === 1 ? side[0].measurements[0]?.samples : null;
    return samples ? batchMedians(samples) : null;
  };
  const [x, y] = [spread(baseline), spread(candidate)];
  if (!x || !y || ![...Array.from(x), ...Array.from(y)].every((v) => Number.isFinite(v) && v > 0)) return null;
  const found = welchOnLogs(x, y);
  return found && range(orient(Math.exp(found.m), logRatioInterval(found, 0.95), better).overhead);
}
