import { metricById } from "../metrics/catalogue";
import type { Load, Measurement } from "../run/run";
import type { Warning } from "./comparison";
import type { SideNames } from "./names";
import { figure } from "./wording";

/** Offered loads within a thousandth count as equal (FORMATS 1.7). */
const SAME_LOAD = 0.001;

export const isLatency = (m: Pick<Measurement, "metric" | "axis" | "better">): boolean =>
  m.better === "lower" && (m.axis === "latency" || /(^|-)latency$/.test(m.metric));

/**
 * Why the load forbids a number: a throughput that only repeats the rate somebody chose, or latencies measured under
 * different rates (FORMATS 1.7). `null` where the load is no obstacle.
 */
export function loadObstacle(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  names: SideNames,
): Warning | null {
  const sample = baseline[0] ?? candidate[0];
  if (!sample) return null;
  if (isLatency(sample)) return differentLoad(baseline, candidate, names);
  const limited = [...baseline, ...candidate].find((m) => m.load?.limited)?.load;
  const repeatsLoad = metricById(sample.metric)?.loadLimited ?? sample.better === "higher";
  if (!limited || !repeatsLoad) return null;
  return { code: "load-limited", message: limitedMessage(limited, targets(baseline), targets(candidate)) };
}

function limitedMessage(load: Load, ours: number[], theirs: number[]): string {
  const rates = [ours[0], theirs[0]];
  const [a, b] = rates;
  const chosen =
    a !== undefined && b !== undefined && !close(a, b) ? ` The rates differ too: ${figure(a)} v ${figure(b)}.` : "";
  return `The rate was chosen, so throughput repeats the setting and says nothing of capacity (${load.reason}).${chosen} Look at the latency rows.`;
}

function differentLoad(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  names: SideNames,
): Warning | null {
  const sides = [targets(baseline), targets(candidate)] as const;
  if (sides[0].length === 0 && sides[1].length === 0) return null;
  const known = [...baseline, ...candidate].every((m) => m.load !== null);
  // A side without a fixed rate went as fast as it could; one that says nothing of its load is not judged here.
  if (!known) return null;
  const all = [...baseline, ...candidate].map((m) => m.load?.target ?? null);
  const lowest = all[0] ?? null;
  if (all.every((t) => (t === null ? lowest === null : lowest !== null && close(t, lowest)))) return null;
  const say = (side: number[]) => (side.length === 0 ? "no fixed rate" : [...new Set(side.map(figure))].join(", "));
  return {
    code: "load-differs",
    message: `Latencies at different load are not compared: the rate was ${say(sides[0])} on ${names.baseline} and ${say(sides[1])} on ${names.candidate}.`,
  };
}

/** One side says how hard it was loaded, the other does not: compared, with a doubt. */
export function loadUnknown(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  names: SideNames,
): Warning | null {
  const sample = baseline[0];
  if (!sample || !isLatency(sample)) return null;
  const states = [baseline, candidate].map((side) => side.some((m) => m.load !== null));
  if (states[0] === states[1]) return null;
  const side = states[0] ? names.candidate : names.baseline;
  return { code: "load-unknown", message: `Load unknown on ${side}: latencies count only when the load was equal.` };
}

const targets = (side: readonly Measurement[]) =>
  side.map((m) => m.load?.target ?? null).filter((t): t is number => t !== null);

const close = (a: number, b: number) => Math.abs(a - b) <= SAME_LOAD * Math.max(Math.abs(a), Math.abs(b));
