import { labelOf } from "../metrics/catalogue";
import { axisOn } from "../metrics/without-gpu";
import type { Measurement, Run } from "../run/run";
import type { Interval } from "../stats/bca";
import type { HostPlans } from "../stats/host-bootstrap";
import type { IndexSource } from "../stats/order-statistic";
import type { Row, Side, Warning } from "./comparison";
import { contextWarnings } from "./context";
import { doubtsOf, unnamedObstacle } from "./doubts";
import { hostDesign } from "./host-design";
import { loadObstacle, loadUnknown } from "./load";
import type { SideNames } from "./names";
import { type KnownFloor, rowFloor } from "./noise-floor";
import { differenceOf, orient } from "./orient";
import { type Contribution, first, type Pair } from "./pair";
import { plausibilityOf } from "./plausibility";
import { estimateOverHosts, estimateRatio } from "./ratio";
import { runDoubts } from "./run-doubts";
import { type KnownSigns, sampleDoubts } from "./sample-doubts";
import { type Repeats, repeatCounts } from "./samples-rule";
import { sidesOf } from "./side";
import { withinRun } from "./within-run";

/** A row before its verdict, with what the verdict needs. */
export interface Measured {
  row: Omit<Row, "verdict" | "because" | "tests" | "withheld">;
  runs: { baseline: Run[]; candidate: Run[] };
  /** Values behind each repeat. */
  repeats: Repeats;
  /** 95 % interval of the overhead. */
  ci95: Interval | null;
  p: number | null;
  /** Why the row carries no verdict although it may carry a number, each to be answered by itself. */
  withheld: Withheld[];
}

export interface Withheld {
  rule: string;
  reason: string;
  /** Not comparable at all. */
  block: boolean;
}

/** What all rows of a comparison share. */
export interface Shared {
  indices: IndexSource;
  plans: HostPlans;
  names: SideNames;
  /** Noise floors measured elsewhere. */
  floors: readonly KnownFloor[];
  signs: KnownSigns;
}

/** Fewer values than this put the 99th percentile at the largest one or two of them. */
const P99_FROM = 100;

/** Both sides of one pair as figures: medians, ratio, interval, doubts. */
export function measure(pair: Pair, { indices, plans, names, floors, signs }: Shared): Measured {
  const sample = first(pair.baseline);
  const all = { baseline: pair.baseline.flatMap(of), candidate: pair.candidate.flatMap(of) };
  const { baseline, candidate, hosts } = sidesOf(pair);
  const warnings: Warning[] = [...contextWarnings(pair.baseline, pair.candidate, names)];
  const every = [...all.baseline, ...all.candidate];
  const unnamed = unnamedObstacle(every, [baseline, candidate]);
  const obstacle = unitDiffers(pair) ?? unnamed ?? notPositive(baseline, candidate, names);
  // The number is shown and claims nothing: FORMATS 8 has such rows with theirs.
  const load = loadObstacle(all.baseline, all.candidate, names);
  const doubt = loadUnknown(all.baseline, all.candidate, names);
  if (doubt) warnings.push(doubt);
  if (pair.statistic === "p99") warnings.push(...thinTail(pair));

  const design = hostDesign({ baseline, candidate });
  const estimate = obstacle
    ? null
    : design
      ? estimateOverHosts(design, plans)
      : estimateRatio(baseline.values, candidate.values, indices);
  const oriented = estimate && orient(estimate.theta, estimate.at95, sample.better);
  const at90 = estimate?.at90 ? orient(estimate.theta, estimate.at90, sample.better).overhead : null;
  const within = estimate && baseline.runs * candidate.runs > 0 ? withinRun(pair, sample.better, names) : null;
  if (load) warnings.push(load);
  if (obstacle) warnings.push(obstacle);
  if (unnamed && unnamed !== obstacle) warnings.push(unnamed);
  if (estimate) warnings.push(...estimate.warnings);
  if (within) warnings.push(within.warning);
  const runs = { baseline: pair.baseline.map((c) => c.run), candidate: pair.candidate.map((c) => c.run) };
  const { metric, params, unit, better, axis } = sample;
  const slowdown = oriented?.slowdown ?? null;
  const plausible = plausibilityOf({ metric, params, unit, better, axis, baseline, candidate, slowdown }, runs, names);
  const doubts = [
    ...doubtsOf(every, oriented?.slowdown.value, [baseline, candidate]),
    ...(estimate ? runDoubts({ baseline, candidate, better: sample.better }, names) : []),
    ...(estimate ? sampleDoubts(pair, names, signs) : []),
    ...plausible.doubts,
  ];
  warnings.push(...doubts.map(({ code, message }) => ({ code, message })));
  const open = doubts.filter((d) => d.withholds);
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
      difference: {
        ...differenceOf(
          baseline.median,
          design && estimate ? estimate.theta * baseline.median : candidate.median,
          estimate?.at95 ?? null,
        ),
        unit: sample.unit,
      },
      overhead90: range(at90),
      withinRun: within && within.interval,
      ceiling: plausible.ceiling,
      noCeiling: plausible.noCeiling,
      floor: rowFloor({ metric: sample.metric, baseline, candidate }, runs, floors),
      hosts,
      warnings,
    },
    runs,
    repeats: { baseline: repeatCounts(pair.baseline), candidate: repeatCounts(pair.candidate) },
    ci95: range(oriented?.overhead ?? null),
    p: estimate?.p ?? null,
    withheld: obstacle ? [withholding(obstacle)] : [...(load ? [withholding(load)] : []), ...open.map(withholding)],
  };
}

const withholding = ({ code, message }: Warning): Withheld => ({
  rule: code,
  reason: message,
  block: BLOCKING.has(code),
});

/** 0 where the environments say that no GPU was used: files of results often do not. `null`: nobody says so. */
function gpusOf({ baseline, candidate }: Pair): 0 | null {
  const counts = [...baseline, ...candidate].flatMap(({ run }) => run.environment.gpuCount ?? []);
  return counts.length > 0 && counts.every((count) => count === 0) ? 0 : null;
}

/** What makes a row not comparable at all; the rest leaves it without an answer. */
const BLOCKING = new Set(["load-differs", "unit-differs"]);

const of = (c: Contribution) => c.measurements;

const range = (estimate: { low?: number; high?: number } | null): Interval | null =>
  estimate?.low === undefined || estimate.high === undefined ? null : { low: estimate.low, high: estimate.high };

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
