// "If RDMA were fixed: 44 % → 4 %": the workload's overhead with other overheads on some axes (MODEL 4).
import type { Estimate } from "../comparison/comparison";
import { axisDraws, freshUniform, interval95, manyDraws } from "./axis-draws";
import type { ComparisonAxes } from "./comparison-axes";
import { stepOf } from "./overlap";
import type { SomeAxes } from "./profile-weights";
import { type ByAxis, TIMED_AXES, type TimedAxis } from "./profiles";
import { slowdownOf } from "./slowdown";
import { candidateStep, each, slowdownsOf } from "./workload-axes";

export interface WhatIf {
  fix: { axis: TimedAxis; from: number; to: number; measured: boolean }[];
  /** The workload's overhead after the fix. */
  overhead: Estimate;
  /** Overhead before minus after, fractions: percentage points once times 100. Negative when the target is worse. */
  recovered: Estimate;
}

interface Asked {
  fix: SomeAxes;
  hiding: number | null;
  source: "end-to-end" | "axes";
  overhead: Estimate | null;
}

/** A measured step never shrinks to nothing by a fix that the shares only assume. */
const LEAST = 1e-3;

/**
 * The workload's overhead after a fix, without an interval; `null` where {@link whatIfOf} is.
 * @param shares of the baseline's time, summing to 1
 */
export function overheadAfter(axes: ComparisonAxes, shares: ByAxis, asked: Asked): number | null {
  if (!asked.overhead) return null;
  const { slow, whole, after } = meansOf(axes, shares, asked);
  const point = after(slow, whole ? slowdownOf(asked.overhead.value) : null);
  return point !== null && point > LEAST ? 1 - 1 / point : null;
}

/** Whether the axes alone would lose more than was measured end to end: then their shares cannot all be right. */
export function axesExceed(axes: ComparisonAxes, overhead: Estimate | null, axesOverhead: Estimate | null): boolean {
  return axes.endToEnd !== null && overhead !== null && axesOverhead !== null && axesOverhead.value > overhead.value;
}

function meansOf(axes: ComparisonAxes, shares: ByAxis, { fix, hiding, source, overhead }: Asked) {
  const slow = slowdownsOf(axes.axes);
  const to = (before: ByAxis) => each((axis) => (fix[axis] === undefined ? before[axis] : slowdownOf(fix[axis])));
  const baseline = stepOf(shares, hiding).total;
  const step = (slowdowns: ByAxis) => candidateStep(shares, slowdowns, hiding).total / baseline;
  const whole = source === "end-to-end" ? axes.endToEnd : null;
  const tooMuch = whole !== null && overhead !== null && step(slow) > slowdownOf(overhead.value);
  /** Slowdown after the fix; `null` where nothing was lost that a fix could give back. */
  const after = (before: ByAxis, measured: number | null): number | null => {
    if (measured === null) return step(to(before));
    if (!tooMuch) return measured - step(before) + step(to(before));
    if (!(measured > 1 && step(before) > 1)) return null;
    return 1 + (measured - 1) * ((step(to(before)) - 1) / (step(before) - 1));
  };
  return { slow, step, after, whole };
}

/**
 * What a fix of some axes would give. With a measured end-to-end row the step that was measured gets shorter by the time
 * the axes would save; where the axes would explain more than was measured, it loses the same proportion of its overhead as
 * they do. Without an end-to-end row the axes are combined anew. `null` when nothing is to be fixed, or nothing was lost
 * that a fix could give back.
 * @param shares of the baseline's time, summing to 1
 */
export function whatIfOf(axes: ComparisonAxes, shares: ByAxis, asked: Asked): WhatIf | null {
  const { fix, overhead } = asked;
  const fixed = TIMED_AXES.filter((axis) => fix[axis] !== undefined);
  const value = overheadAfter(axes, shares, asked);
  if (fixed.length === 0 || !overhead || value === null) return null;
  const { step, slow, whole, after } = meansOf(axes, shares, asked);
  const next = axisDraws(axes.axes, slow, freshUniform(), whole);
  const gains: number[] = [];
  const sorted = manyDraws(() => {
    const { slow: drawn, whole: measured } = next();
    const then = 1 - 1 / Math.max(LEAST, after(drawn, measured) ?? measured ?? 1);
    gains.push(1 - 1 / (measured ?? step(drawn)) - then);
    return then;
  });
  const recovered = overhead.value - value;
  return {
    fix: fixed.map((axis) => ({
      axis,
      from: 1 - 1 / slow[axis],
      to: fix[axis] ?? 0,
      measured: axes.axes[axis] !== undefined,
    })),
    overhead: { value, ...interval95(sorted, value) },
    recovered: { value: recovered, ...interval95(Float64Array.from(gains).sort(), recovered) },
  };
}
