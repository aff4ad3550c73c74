// A comparison as the overhead of a scenario's segment: the end-to-end row where there is one, else the axes by the time
// shares of the segment's profile. One axis alone never becomes a bill's overhead unweighted (MODEL 4).
import { moneyWithheld, resolveRow } from "../comparison/overhead-draw";
import type { Draw } from "../stats/draws";
import { spellPercent } from "../units/spell";
import { thinned } from "./axis-draws";
import { AXIS_LABELS, PROFILE_TABLE } from "./profiles";
import type { ResolvedOverhead } from "./resolved-overhead";
import type { Combined } from "./workload";

export interface ResolvedWorkload {
  resolved: ResolvedOverhead;
  /** Quantiles that the draws are read from; `null`: those of the end-to-end row, which brings its own. */
  grid: number[] | null;
}

/** Reads a table of quantiles as a distribution. */
export const gridDraw =
  (grid: readonly number[]): Draw =>
  (u) =>
    grid[Math.min(grid.length - 1, Math.floor(u * grid.length))] as number;

/**
 * What a workload's overhead comes to before money; `null` where nothing measured speaks of it.
 * @param saved the shares were saved with the comparison, in place of a profile's
 */
export function resolveWorkload({ workload, axes, draws }: Combined, saved: boolean): ResolvedWorkload | null {
  const { overhead, source, profile, parts, verdict, grade, warnings } = workload;
  if (source === null || !overhead) return null;
  if (source === "end-to-end" && axes.endToEnd) {
    // A latency that nobody said may be priced is shown and reaches no money.
    if (moneyWithheld(axes.endToEnd) !== null) return null;
    const resolved = resolveRow(axes.endToEnd);
    const own = warnings.filter((w) => w.code === "latency-only" || w.code === "primary-unheard");
    return { resolved: { ...resolved, warnings: [...resolved.warnings, ...own] }, grid: null };
  }
  if (!draws) return null;
  const grid = thinned(draws);
  const by = saved || !profile ? "the time shares saved with them" : `the time shares of ${nameOf(profile)}`;
  const measured = parts.filter((p) => p.from === "measured").map((p) => AXIS_LABELS[p.axis]);
  const covered = spellPercent(workload.coverage, { decimals: 0 });
  return {
    resolved: {
      range: { low: overhead.low ?? overhead.value, value: overhead.value, high: overhead.high ?? overhead.value },
      level: workload.level,
      grade,
      source: `the uploaded files (${measured.join(", ")}: ${covered} of the time, weighted by ${by}${
        workload.coverage < 1 - 1e-9 ? "; the rest from published values" : ""
      })`,
      quantile: gridDraw(grid),
      verdict,
      warnings,
    },
    grid,
  };
}

const nameOf = (profile: keyof typeof PROFILE_TABLE): string => PROFILE_TABLE[profile].label.toLowerCase();
