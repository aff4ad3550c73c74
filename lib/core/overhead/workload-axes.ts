// MODEL 4: the axes of a workload combined by their time shares, one after another or with compute hiding communication.
import type { Estimate, Row } from "../comparison/comparison";
import { rowName } from "../comparison/sentence";
import { type Readings, axisDraws, axisInterval, freshUniform, interval95, manyDraws } from "./axis-draws";
import type { AxisReading } from "./comparison-axes";
import { COMMUNICATION_AXES, type Step, stepOf } from "./overlap";
import { type ByAxis, TIMED_AXES, TUNED_AXES, type TimedAxis } from "./profiles";
import { slowdownOf } from "./slowdown";
import type { Workload, WorkloadPart } from "./workload";

export interface CombinedAxes {
  overhead: Estimate;
  parts: WorkloadPart[];
  coverage: number;
  overlap: Workload["overlap"];
  /** The measured rows on axes that take a share. */
  rows: Row[];
  /** Sorted draws of the overhead. */
  draws: () => Float64Array;
}

export const each = (of: (axis: TimedAxis) => number): ByAxis =>
  Object.fromEntries(TIMED_AXES.map((axis) => [axis, of(axis)])) as ByAxis;

/** Slowdown by axis: the rows', else the tuned published value's. */
export const slowdownsOf = (readings: Readings): ByAxis =>
  each((axis) => slowdownOf(readings[axis]?.overhead ?? TUNED_AXES[axis]));

/** The candidate's step from the baseline's shares and the slowdowns of the axes. */
export const candidateStep = (shares: ByAxis, slow: ByAxis, hiding: number | null): Step =>
  stepOf(
    each((axis) => shares[axis] * slow[axis]),
    hiding,
  );

/** @param shares of the baseline's time, summing to 1 */
export function combineAxes(readings: Readings, shares: ByAxis, hiding: number | null): CombinedAxes {
  const slow = slowdownsOf(readings);
  const baseline = stepOf(shares, hiding);
  const candidate = candidateStep(shares, slow, hiding);
  const value = 1 - baseline.total / candidate.total;
  const used = TIMED_AXES.filter((axis) => shares[axis] > 0);
  const measured = used.filter((axis) => readings[axis]);
  const draws = memo(() => {
    const next = axisDraws(pick(readings, measured), slow, freshUniform());
    return manyDraws(() => 1 - baseline.total / candidateStep(shares, next().slow, hiding).total);
  });
  const hidden = (axis: TimedAxis) => hiding !== null && (COMMUNICATION_AXES as readonly string[]).includes(axis);
  return {
    overhead: measured.length > 0 ? { value, ...interval95(draws(), value) } : { value },
    parts: used.map((axis) => ({
      axis,
      weight: shares[axis],
      ...readingPart(readings[axis], axis),
      contribution: hidden(axis) ? null : (shares[axis] * (slow[axis] - 1)) / candidate.total,
    })),
    coverage: Math.min(
      1,
      measured.reduce((sum, axis) => sum + shares[axis], 0),
    ),
    overlap:
      hiding === null
        ? null
        : { hiding, baseline, candidate, contribution: (candidate.exposed - baseline.exposed) / candidate.total },
    rows: measured.flatMap((axis) => readings[axis]?.rows ?? []),
    draws,
  };
}

function readingPart(
  reading: AxisReading | undefined,
  axis: TimedAxis,
): Pick<WorkloadPart, "overhead" | "from" | "by" | "rows"> {
  if (!reading) return { overhead: { value: TUNED_AXES[axis] }, from: "published", by: null, rows: [] };
  const rows = reading.rows.map((row) => ({ key: row.key, label: rowName(row) }));
  return { overhead: axisEstimate(reading), from: "measured", by: reading.by, rows };
}

/** One row keeps its own interval; several share that of their mean, run by run. */
export function axisEstimate(reading: AxisReading): Estimate {
  const { rows, overhead: value } = reading;
  const [only] = rows;
  if (rows.length > 1 || !only?.overhead) return { value, ...axisInterval(reading) };
  const { low, high } = only.overhead;
  return low === undefined || high === undefined ? { value } : { value, low, high };
}

const pick = (readings: Readings, axes: readonly TimedAxis[]): Readings =>
  Object.fromEntries(axes.map((axis) => [axis, readings[axis]]));

function memo<T>(make: () => T): () => T {
  let known: { value: T } | null = null;
  return () => (known ??= { value: make() }).value;
}
