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
  const line = lineRate(baseline, candidate);
  if (line) return line;
  const limited = [...baseline, ...candidate].find((m) => m.load?.limited)?.load;
  const metric = metricById(sample.metric);
  const repeatsLoad = REPEATS_LOAD.has(sample.metric) || (metric?.loadLimited ?? sample.better === "higher");
  if (!limited || !repeatsLoad) return null;
  return { code: "load-limited", message: limitedMessage(limited, baseline, candidate) };
}

const OF_LOAD: ReadonlySet<string> = new Set(["load-limited", "line-limited", "load-differs"]);

/**
 * Whether a row's figures follow from the load that somebody chose, or from a link that is full: shown as they are, and a
 * result of nothing (FORMATS 1.7).
 */
export const followsLoad = ({ warnings }: { warnings: readonly Pick<Warning, "code">[] }): boolean =>
  warnings.some(({ code }) => OF_LOAD.has(code));

/** Line rates of network cards in bit/s, and the share from which a link counts as full (FORMATS 1.7). */
const LINE_RATES = [1e9, 10e9, 25e9, 40e9, 100e9, 200e9, 400e9];
const FULL = 0.93;

/** A link that is full on both sides says how fast the card is; what a virtual machine costs then shows in the processor. */
function lineRate(baseline: readonly Measurement[], candidate: readonly Measurement[]): Warning | null {
  const all = [...baseline, ...candidate];
  if (all.some((m) => m.metric !== "network-throughput")) return null;
  const rate = LINE_RATES.find((bits) =>
    all.every(({ statistics: s }) => {
      const share = ((s.median ?? s.value ?? 0) * 8) / bits;
      return share >= FULL && share <= 1;
    }),
  );
  if (rate === undefined) return null;
  return {
    code: "line-limited",
    message: `The link is full on both sides (${rate / 1e9} Gbit/s), so its throughput says nothing of the virtual machine. Look at the processor's load.`,
  };
}

/** Not rates of the whole run, and yet set by the rate: how long the work took, and its best second. */
const REPEATS_LOAD = new Set(["benchmark-duration", "peak-output-throughput"]);

function limitedMessage(load: Load, baseline: readonly Measurement[], candidate: readonly Measurement[]): string {
  const chosen = `The rate was chosen, so throughput and duration repeat the setting and say nothing of capacity (${load.reason}).`;
  if (rateUnknown(baseline, candidate))
    return `${chosen} The rate itself is not known, so latency claims nothing either.`;
  const rates = ratesApart(baseline, candidate);
  if (!rates) return `${chosen} Look at the latency rows.`;
  return `${chosen} The rates differ, ${rates[0]} v ${rates[1]}, so neither throughput nor latency can be compared; rerun both sides at one rate.`;
}

/** A rate was chosen on some run and its file does not say which. */
const rateUnknown = (...sides: (readonly Measurement[])[]): boolean =>
  sides.flat().some((m) => m.load?.limited && m.load.target === null);

function differentLoad(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  names: SideNames,
): Warning | null {
  const rates = ratesApart(baseline, candidate);
  if (!rates) return null;
  return {
    code: "load-differs",
    message: `Latencies at different load are not compared: the rate was ${rates[0]} on ${names.baseline} and ${rates[1]} on ${names.candidate}.`,
  };
}

/** The rates of both sides in words where they are known and not all one; `null` otherwise. */
function ratesApart(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
): readonly [string, string] | null {
  const measurements = [...baseline, ...candidate];
  const all = measurements.map((m) => m.load?.target ?? null);
  // A side without a fixed rate went as fast as it could; one that says nothing of its load is not judged here.
  if (all.every((t) => t === null) || measurements.some((m) => m.load === null)) return null;
  if (rateUnknown(measurements)) return null;
  const first = all[0] ?? null;
  if (all.every((t) => (t === null ? first === null : first !== null && close(t, first)))) return null;
  const say = (side: number[]) => (side.length === 0 ? "no fixed rate" : [...new Set(side.map(figure))].join(", "));
  return [say(targets(baseline)), say(targets(candidate))];
}

/** Latencies of a chosen rate that a file does not name: shown, and nothing is claimed of them (FORMATS 1.7). */
export function rateDoubt(measurements: readonly Measurement[]): Warning | null {
  const [sample] = measurements;
  if (!sample || !isLatency(sample) || !rateUnknown(measurements)) return null;
  return {
    code: "rate-unknown",
    message: "The rate was chosen and a file does not say which, so nobody can tell whether both sides had one load.",
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
