// A comparison source as it crosses to the browser: everything but the distribution, which is drawn there anew from the
// same row, so that both sides give the same figures to the digit.
import type { Row, VerdictCode } from "../core/comparison/comparison";
import { overheadDraw } from "../core/comparison/overhead-draw";
import type { OverheadSource } from "../core/cost/overhead-source";
import type { Profile } from "../core/overhead/profiles";
import type { ResolvedOverhead } from "../core/overhead/resolved-overhead";
import { gridDraw } from "../core/overhead/resolve-workload";

export type FromComparison = Extract<OverheadSource, { source: "comparison" }>;

export interface Measured {
  resolved: Omit<ResolvedOverhead, "quantile">;
  row: Row;
  /** Quantiles of axes that were combined; `null`: the row's own distribution is drawn. */
  grid: number[] | null;
  comparison: {
    /** What it is called in lists and on the page. */
    name: string;
    href: string;
    verdict: { code: VerdictCode; sentence: string; finance: string; because: string };
    /** The metrics that carry an overhead, for the choice of another. */
    metrics: { key: string; label: string }[];
  };
}

/** Why a comparison source gives no overhead. */
export interface Unmeasured {
  reason: string;
  hint?: string;
}

export function toMeasured(
  { quantile: _, ...resolved }: ResolvedOverhead,
  row: Row,
  grid: number[] | null,
  comparison: Measured["comparison"],
): Measured {
  return { resolved, row, grid, comparison };
}

export function overheadOf({ resolved, row, grid }: Measured): ResolvedOverhead {
  return { ...resolved, quantile: grid ? gridDraw(grid) : overheadDraw(row) };
}

/** Two sources with one key are the same question. A named metric is the same for every profile. */
export function sourceKey({ comparisonId, baseline, candidate, metric }: FromComparison, profile: Profile): string {
  return JSON.stringify([comparisonId ?? [baseline, candidate], metric ?? null, metric ? null : profile]);
}
