// MODEL 4: axes combine by time, S = sum w/(1-o), never by an average of overheads (halves with 0 and 50 % lose a third).
import { type ByAxis, TIMED_AXES, TUNED_AXES, type TimedAxis } from "./profiles";

export interface Part {
  /** Share of the baseline's wall time. */
  weight: number;
  /** Overhead of that part, below 1. */
  overhead: number;
}

export interface Combined {
  slowdown: number;
  overhead: number;
  /** Each part's share of the overhead (the waterfall); they sum to `overhead`, negative where a part is faster. */
  contributions: number[];
  /** What the weights summed to before they were rescaled, when off 1 by more than 0.005; else `null`. */
  rescaledFrom: number | null;
}

/**
 * One workload's overhead from its parts, run one after another (weighted harmonic mean of speeds).
 *
 * @throws RangeError on an overhead of 1 or more, a negative weight, or weights that sum to 0
 */
export function combine(parts: readonly Part[]): Combined {
  const sum = parts.reduce((s, p) => s + p.weight, 0);
  if (!(sum > 0)) throw new RangeError("time shares must sum to more than 0");
  let slowdown = 0;
  for (const { weight, overhead } of parts) {
    if (!(overhead < 1)) throw new RangeError("an overhead is below 1");
    if (!(weight >= 0)) throw new RangeError("a time share is not negative");
    slowdown += weight / sum / (1 - overhead);
  }
  return {
    slowdown,
    overhead: 1 - 1 / slowdown,
    contributions: parts.map((p) => ((p.weight / sum) * (1 / (1 - p.overhead) - 1)) / slowdown),
    rescaledFrom: Math.abs(sum - 1) > 0.005 ? sum : null,
  };
}

export interface AxisPart extends Part {
  axis: TimedAxis;
  contribution: number;
  /** Given by the user, or the tuned value of MODEL 4 standing in: "published evidence, not yours". */
  from: "given" | "published";
}

export interface FromAxes {
  overhead: number;
  slowdown: number;
  parts: AxisPart[];
  /** Share of the time on axes that were given. Below 0.8 the result is an estimate. */
  coverage: number;
  rescaledFrom: number | null;
}

/** A workload's overhead from its axes; an axis that takes time but was not given uses its tuned published value. */
export function overheadFromAxes(weights: ByAxis, given: Partial<ByAxis>): FromAxes {
  const parts = TIMED_AXES.filter((axis) => weights[axis] > 0).map((axis) => {
    const value = given[axis];
    return {
      axis,
      weight: weights[axis],
      overhead: value ?? TUNED_AXES[axis],
      from: value === undefined ? ("published" as const) : ("given" as const),
    };
  });
  const all = combine(parts);
  const total = parts.reduce((s, p) => s + p.weight, 0);
  return {
    overhead: all.overhead,
    slowdown: all.slowdown,
    parts: parts.map((p, i) => ({ ...p, contribution: all.contributions[i] ?? 0 })),
    coverage: parts.filter((p) => p.from === "given").reduce((s, p) => s + p.weight, 0) / total,
    rescaledFrom: all.rescaledFrom,
  };
}

/** What axes leave unexplained of a measured end-to-end overhead. Axes explain it; they are never added to it. */
export const unexplained = (endToEnd: number, fromAxes: number): number => endToEnd - fromAxes;
