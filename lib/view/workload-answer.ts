// One workload's overhead as it is drawn and read: the figure, the steps of the waterfall, the rows of its table.
import type { Estimate } from "../core/comparison/comparison";
import { AXIS_LABELS, PROFILE_TABLE, TIMED_AXES, type TimedAxis } from "../core/overhead/profiles";
import type { Workload, WorkloadPart } from "../core/overhead/workload";
import { countOf, listed } from "./counts";
import { formatInterval, formatPercent, formatPoints } from "./format";
import type { WaterfallStep } from "./waterfall-step";

const pp = (fraction: number) => formatPoints(fraction);
const low = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
/** "GPU compute", "Network". */
export const axisName = (axis: TimedAxis): string => low(AXIS_LABELS[axis]);
const share = (fraction: number) => formatPercent(fraction, { decimals: 1 });

/** "9.17 %", with its interval in words where there is one. */
export function estimateText({ value, low: from, high: to }: Estimate): { value: string; range: string | null } {
  return {
    value: formatPercent(value, { decimals: 2, atLeast: 2 }),
    range: from === undefined || to === undefined ? null : formatInterval(from, to),
  };
}

function stepNote(part: WorkloadPart): string {
  const whose = part.from === "published" ? "published, not yours" : "measured";
  return `${share(part.weight)} of the time at ${formatPercent(part.overhead.value, { decimals: 1 })}, ${whose}`;
}

/**
 * The steps from nothing to the overhead. With an end-to-end row the axes come to a sum of their own, and what they leave
 * unexplained leads to the measured figure: axes are never added to it. Empty where no axis was measured.
 */
export function waterfallSteps(workload: Workload): WaterfallStep[] {
  const { axesOverhead, overhead, source, unexplained, overlap, parts } = workload;
  if (!axesOverhead) return [];
  const steps: WaterfallStep[] = [];
  let at = 0;
  const add = (step: Omit<WaterfallStep, "from" | "to" | "text">, by: number) => {
    steps.push({ ...step, from: at, to: at + by, text: pp(by) });
    at += by;
  };
  for (const part of parts) {
    if (part.contribution === null) continue;
    add({ id: part.axis, label: axisName(part.axis), note: stepNote(part), kind: part.from }, part.contribution);
  }
  if (overlap) {
    const measured = parts.some((p) => p.contribution === null && p.from === "measured");
    const note = `exposed: ${share(overlap.baseline.exposed)} of the busy time before, ${share(overlap.candidate.exposed)} after`;
    const label = "Communication not hidden";
    add({ id: "exposed", label, note, kind: measured ? "measured" : "published" }, overlap.contribution);
  }
  const total = (id: string, label: string, value: number): WaterfallStep => ({
    id,
    label,
    from: 0,
    to: value,
    text: formatPercent(value, { decimals: 2, atLeast: 2 }),
    kind: "total",
  });
  steps.push(total("axes", source === "end-to-end" ? "The axes come to" : "This workload", axesOverhead.value));
  if (source === "end-to-end" && unexplained !== null && overhead) {
    at = axesOverhead.value;
    add({ id: "unexplained", label: "Not explained by the axes", kind: "rest" }, unexplained);
    steps.push(total("whole", "Measured end to end", overhead.value));
  }
  return steps;
}

/** "3 of 14 rows included, 11 excluded: 6 because …, 5 because …." */
export function includedSentence({ included, excluded }: Workload): string {
  const out = excluded.reduce((sum, e) => sum + e.rows.length, 0);
  const head = `${included.length} of ${countOf(included.length + out, "row")} included`;
  if (out === 0) return `${head}.`;
  return `${head}, ${out} excluded: ${listed(excluded.map((e) => `${e.rows.length} because ${e.because}`))}.`;
}

/** What the figure is of: "Training on several nodes". */
export const workName = ({ profile }: Pick<Workload, "profile">): string =>
  profile ? PROFILE_TABLE[profile].label : "Your own time shares";

/** Why the overhead jumps when compute hides communication: by what stood out before and after. */
export function overlapSentence({ overlap, overhead }: Workload): string | null {
  if (!overlap || !overhead) return null;
  const { hiding, baseline, candidate } = overlap;
  const points = pp(overlap.contribution);
  const h = formatPercent(hiding, { decimals: 0 });
  if (candidate.exposed <= 0)
    return `Compute hides all of the communication on both sides (h = ${h}), so slower communication costs nothing here.`;
  if (baseline.exposed <= 0)
    return `On bare metal compute hides all of the communication (h = ${h}). Slower, it no longer fits: ${share(candidate.exposed)} of the busy time stands out, which alone is ${points}. That is why the overhead jumps.`;
  return `Communication that compute does not hide (h = ${h}) grows from ${share(baseline.exposed)} to ${share(candidate.exposed)} of the busy time, which alone is ${points}.`;
}

/** What one axis is in the table: every axis has a row, so that its share can be typed. */
export interface AxisRow {
  axis: TimedAxis;
  name: string;
  weight: number;
  part: WorkloadPart | null;
}

export const axisRows = (workload: Workload): AxisRow[] =>
  TIMED_AXES.map((axis) => ({
    axis,
    name: axisName(axis),
    weight: workload.weights[axis],
    part: workload.parts.find((p) => p.axis === axis) ?? null,
  }));
