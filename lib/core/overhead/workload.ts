// MODEL 4: one workload's overhead from a comparison. A measured end-to-end row beats its parts, which then only explain it;
// otherwise the axes are combined by the workload's time shares, and what nobody measured is said to be published.
import type { Comparison, Estimate, Row, VerdictCode, Warning } from "../comparison/comparison";
import type { Grade } from "../evidence/grade";
import { type ComparisonAxes, comparisonAxes } from "./comparison-axes";
import type { Step } from "./overlap";
import { ENOUGH_MEASURED, partialLevel } from "./partial-range";
import { sharesOf, type SomeAxes } from "./profile-weights";
import { type ByAxis, type Profile, TIMED_AXES, type TimedAxis } from "./profiles";
import { type ExclusionCode } from "./row-scope";
import { type WhatIf, whatIfOf } from "./what-if";
import { combineAxes } from "./workload-axes";
import { included, excludedByReason } from "./workload-rows";
import { gradeOf, verdictOf } from "./workload-verdict";
import { wordsOf } from "./workload-warnings";

/** What is asked of a comparison: which work, and how its time is spent. */
export interface WorkloadQuestion {
  profile: Profile | null;
  /** In place of the profile's time shares. */
  weights?: SomeAxes | null;
  /** Overheads that axes would have after a fix. */
  fix?: SomeAxes | null;
  /** Rows or metrics that the user marked primary. */
  primary?: readonly string[];
  /** Share of the compute time that hides communication, 0 to 1; `null`: one after another. */
  hiding?: number | null;
  /** The candidate's runs are containers on the baseline's kind of host. */
  container?: boolean;
}

export interface NamedRow {
  key: string;
  label: string;
}

/** One axis of the workload. */
export interface WorkloadPart {
  axis: TimedAxis;
  /** Share of the baseline's time, all of them summing to 1. */
  weight: number;
  overhead: Estimate;
  /** From the rows, or the tuned value of MODEL 4 standing in: "published evidence, not yours". */
  from: "measured" | "published";
  by: "row" | "primary" | "summary" | null;
  rows: NamedRow[];
  /** Its share of the axes' overhead; `null` where communication counts together as what compute cannot hide. */
  contribution: number | null;
}

export interface Workload {
  profile: Profile | null;
  /** As they were used, summing to 1. */
  weights: ByAxis;
  /** What the shares summed to, when they had to be rescaled and it shows. */
  rescaledFrom: number | null;
  /** `null`: nothing measured speaks of the workload. */
  source: "end-to-end" | "axes" | null;
  /** The end-to-end row, when it is the source. */
  endToEnd: (NamedRow & { metric: string }) | null;
  overhead: Estimate | null;
  /** What the ends are, or why there is no figure. */
  level: string;
  verdict: VerdictCode;
  grade: Grade;
  parts: WorkloadPart[];
  /** What the axes come to; equals `overhead` when they are the source. */
  axesOverhead: Estimate | null;
  /** End-to-end minus the axes; `null` unless both were measured. */
  unexplained: number | null;
  /** Share of the time on axes that were measured. Below 0.8 the axes are an estimate. */
  coverage: number;
  /** Compute that hides communication: both steps in the baseline's time; `null`: one after another. */
  overlap: { hiding: number; baseline: Step; candidate: Step; contribution: number } | null;
  included: (NamedRow & { as: TimedAxis | "end-to-end" })[];
  excluded: { reason: ExclusionCode; because: string; rows: NamedRow[] }[];
  whatIf: WhatIf | null;
  warnings: Warning[];
}

/** A workload with what its draws need; the draws themselves are made when asked for. */
export interface Combined {
  workload: Workload;
  axes: ComparisonAxes;
  /** Sorted draws of the overhead the workload's figure stands for; `null` without one or when it is one row's own. */
  draws: Float64Array | null;
}

/** Why a container's overhead has no price. */
export const AGAINST_ITS_HOST = "A container is compared with its host: that is not the cost of virtualization.";

export type ComparedRows = Pick<Comparison, "rows" | "comparability" | "noiseFloor" | "sameSide">;

/**
 * The overhead of one workload (a fraction, negative when the candidate is faster) with its parts, from the rows of a
 * comparison.
 * @throws RangeError when no time share is above 0
 */
export function workloadOf(comparison: ComparedRows, question: WorkloadQuestion): Combined {
  const { profile, weights = null, fix = null, primary = [], hiding = null, container = false } = question;
  const given = sharesOf(profile, weights);
  const sum = TIMED_AXES.reduce((total, axis) => total + given[axis], 0);
  if (!(sum > 0)) throw new RangeError("time shares must sum to more than 0");
  const shares = Object.fromEntries(TIMED_AXES.map((axis) => [axis, given[axis] / sum])) as ByAxis;
  const axes = comparisonAxes(comparison, primary, (axis) => shares[axis] > 0, container);
  const combined = combineAxes(axes.axes, shares, hiding);
  const source = sourceOf(comparison, axes, combined.coverage);
  const overhead = source === "axes" ? combined.overhead : source === null ? null : endsOf(axes.endToEnd);
  const rows = source === "end-to-end" && axes.endToEnd ? [axes.endToEnd] : combined.rows;
  const workload: Workload = {
    profile,
    weights: shares,
    rescaledFrom: Math.abs(sum - 1) > 0.005 ? sum : null,
    source,
    endToEnd: source === "end-to-end" ? named(axes.endToEnd) : null,
    overhead,
    level:
      source === "axes" && combined.coverage < ENOUGH_MEASURED
        ? partialLevel(combined.coverage)
        : levelOf(source, axes.endToEnd, comparison, container),
    verdict: verdictOf(source, overhead, rows, comparison.noiseFloor.value),
    grade: gradeOf(source, rows, combined.parts),
    parts: combined.parts,
    axesOverhead: combined.coverage > 0 ? combined.overhead : null,
    unexplained:
      source === "end-to-end" && overhead && combined.coverage > 0 ? overhead.value - combined.overhead.value : null,
    coverage: combined.coverage,
    overlap: combined.overlap,
    included: included(axes),
    excluded: excludedByReason(axes),
    whatIf: source && fix ? whatIfOf(axes, shares, { fix, hiding, source, overhead }) : null,
    warnings: [],
  };
  workload.warnings = wordsOf(workload, axes, rows);
  return { workload, axes, draws: source === "axes" ? combined.draws() : null };
}

/** A latency speaks for a workload only where no axis does; the choice itself is made where the rows are sorted. */
function sourceOf({ sameSide }: ComparedRows, { endToEnd }: ComparisonAxes, coverage: number): Workload["source"] {
  if (sameSide) return null;
  if (endToEnd) return "end-to-end";
  return coverage > 0 ? "axes" : null;
}

function endsOf(row: Row | null): Estimate | null {
  if (!row?.overhead) return null;
  const { value, low, high } = row.overhead;
  return { value, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

const named = (row: Row | null) => row && { key: row.key, label: row.label, metric: row.metric };

function levelOf(source: Workload["source"], row: Row | null, { sameSide }: ComparedRows, container: boolean): string {
  if (source === "axes") return "95 % of 10,000 draws; what the same runs measured moves together";
  if (source === "end-to-end")
    return row?.overhead?.low === undefined ? "one run a side, so no interval" : "95 % interval of the row";
  if (sameSide) return "Both sides are of one mode: this measures noise, not virtualization.";
  if (container) return AGAINST_ITS_HOST;
  return "No row measures the whole workload or an axis that takes a share of its time.";
}
