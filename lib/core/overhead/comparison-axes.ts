// MODEL 4, guards 1 to 3: the rows of a comparison come to one end-to-end row and one overhead an axis.
import type { Comparison, Row } from "../comparison/comparison";
import { headlineRow } from "../comparison/headline";
import { TIMED_AXES, type TimedAxis } from "./profiles";
import { type ExclusionCode, barred, containerAxes, isEndToEnd, isJudged, isTimed, speaksForAxis } from "./row-scope";

/** One axis as the rows measured it. */
export interface AxisReading {
  axis: TimedAxis;
  /** Geometric mean of the rows' slowdowns, as an overhead (a fraction below 1); of one row its own. */
  overhead: number;
  /** The rows behind it, in the comparison's order. */
  rows: Row[];
  /** How one figure came of the rows: one row, one that the user marked, or the geometric mean of several. */
  by: "row" | "primary" | "summary";
}

export interface ComparisonAxes {
  /** The row that measures the whole workload on both sides; `null` when none does. */
  endToEnd: Row | null;
  axes: Partial<Record<TimedAxis, AxisReading>>;
  /** Every row that takes no part, with the reason. */
  excluded: { row: Row; reason: ExclusionCode }[];
  /** Keys or metrics that were marked primary and name no row that may speak. */
  unheard: string[];
}

/**
 * Sorts the rows of a comparison into the end-to-end row and one reading an axis.
 *
 * @param primary row keys or metric ids that the user marked: one an axis, one for the whole workload
 * @param shares axes that take a share of the workload's time; rows of the others are excluded
 * @param container a container is compared with its host: that says nothing of virtualization (MODEL 4, guard 5)
 */
export function comparisonAxes(
  { rows, comparability }: Pick<Comparison, "rows" | "comparability">,
  primary: readonly string[],
  shares: (axis: TimedAxis) => boolean,
  container = false,
): ComparisonAxes {
  const ofContainer = container ? ("all" as const) : containerAxes(comparability.findings);
  const why = new Map<Row, ExclusionCode>();
  for (const row of rows) {
    const reason = barred(row, ofContainer);
    if (reason) why.set(row, reason);
  }
  const able = rows.filter((row) => !why.has(row));
  const marked = markedRows(able, primary);
  const axes: ComparisonAxes["axes"] = {};
  for (const axis of TIMED_AXES) {
    const own = able.filter((row) => row.axis === axis && !isEndToEnd(row));
    if (own.length === 0) continue;
    if (!shares(axis)) for (const row of own) why.set(row, "no-share");
    else {
      const reading = readingOf(axis, own, marked, why);
      if (reading) axes[axis] = reading;
    }
  }
  const endToEnd = wholeWorkload(able.filter(isEndToEnd), marked, Object.keys(axes).length > 0);
  for (const row of able.filter((r) => isEndToEnd(r) && r !== endToEnd)) {
    why.set(row, row.axis === "latency" ? "latency" : "other-end-to-end");
  }
  for (const row of able) if (!isTimed(row.axis) && !isEndToEnd(row)) why.set(row, "latency");
  return {
    endToEnd,
    axes,
    excluded: rows.flatMap((row) => {
      const reason = why.get(row);
      return reason ? [{ row, reason }] : [];
    }),
    unheard: primary.filter((name) => ![...marked].some((row) => isNamed(row, name))),
  };
}

const isNamed = (row: Row, name: string): boolean => row.key === name || row.metric === name;

/** A key marks its row; a metric the row of it that would open a comparison. */
function markedRows(able: readonly Row[], primary: readonly string[]): ReadonlySet<Row> {
  return new Set(primary.flatMap((name) => headlineRow(able.filter((row) => isNamed(row, name))) ?? []));
}

/**
 * A throughput or a time of the whole work first. A latency that users see is end to end too, but says how long one request
 * takes and not how much work is done: it speaks only where no axis was measured either.
 */
function wholeWorkload(rows: readonly Row[], marked: ReadonlySet<Row>, hasAxes: boolean): Row | null {
  const asked = rows.find((row) => marked.has(row));
  if (asked) return asked;
  const work = headlineRow(rows.filter((row) => row.axis !== "latency"));
  return work ?? (hasAxes ? null : headlineRow(rows));
}

function readingOf(
  axis: TimedAxis,
  own: readonly Row[],
  marked: ReadonlySet<Row>,
  why: Map<Row, ExclusionCode>,
): AxisReading | null {
  const asked = own.find((row) => marked.has(row));
  if (asked) {
    for (const row of own) if (row !== asked) why.set(row, "not-primary");
    return { axis, overhead: asked.overhead?.value ?? Number.NaN, rows: [asked], by: "primary" };
  }
  let left = keep(own, why, "minor", (row) => speaksForAxis(row.metric));
  left = keep(left, why, "other-size", loudest(left));
  if (left.some((row) => row.better === "higher")) left = keep(left, why, "delay", (row) => row.better === "higher");
  if (left.some(isJudged)) left = keep(left, why, "unjudged", isJudged);
  if (left.length === 0) return null;
  return { axis, overhead: geometricMean(left), rows: left, by: left.length > 1 ? "summary" : "row" };
}

function keep(
  rows: readonly Row[],
  why: Map<Row, ExclusionCode>,
  reason: ExclusionCode,
  stays: (row: Row) => boolean,
): Row[] {
  for (const row of rows) if (!stays(row)) why.set(row, reason);
  return rows.filter(stays);
}

/** Of the sizes of one metric the one that says most: the largest for a bandwidth, the smallest for a time. */
function loudest(rows: readonly Row[]): (row: Row) => boolean {
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    const { size: _, ...params } = row.params;
    const key = JSON.stringify([row.metric, row.workload, row.statistic, Object.entries(params).sort()]);
    families.set(key, [...(families.get(key) ?? []), row]);
  }
  const kept = new Set([...families.values()].flatMap((family) => headlineRow(family) ?? []));
  return (row) => kept.has(row);
}

/** Geometric mean of slowdowns: independent of which side is the reference (Fleming and Wallace 1986). */
function geometricMean(rows: readonly Row[]): number {
  const [only] = rows;
  if (rows.length === 1 && only?.overhead) return only.overhead.value;
  const logs = rows.reduce((sum, row) => sum - Math.log1p(-(row.overhead?.value ?? Number.NaN)), 0);
  return -Math.expm1(-logs / rows.length);
}
