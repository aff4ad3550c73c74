import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { type Draw, GRID, logRatioDraw, splitNormal } from "../stats/draws";
import { freshHostPlan, hostReplicates } from "../stats/host-bootstrap";
import { freshIndices, ratioReplicates } from "../stats/order-statistic";
import { allEqual, quantile, sorted } from "../stats/quantile";
import { SMALLEST_UNIFORM } from "../stats/random";
import { mixedWelch } from "../stats/welch";
import type { Row, Warning } from "./comparison";
import { openDoubt } from "./doubts";
import { latencyShare } from "./latency-share";
import { hostDesign } from "./host-design";
import { ASSUMED_POINTS, BETWEEN_HOSTS } from "./noise-floor";
import { standsOnReason } from "./on-reason";
import { orient } from "./orient";
import { BOOTSTRAP_FROM } from "./ratio";
import { metricOf } from "./sentence";
import { runsOf } from "./wording";

/** Why a row must not reach money, or `null` when it may. */
export const moneyWithheld = (row: Row): string | null => moneyDoubt(row)?.message ?? null;

/** The same with its code, which `questionOf` may know a question for. */
export function moneyDoubt(row: Row): Warning | null {
  if (!row.overhead) return { code: "no-number", message: row.because || "The row has no number." };
  if (row.verdict === "not-comparable") return { code: "not-comparable", message: row.because };
  if (row.withheld) return row.withheld;
  return latencyShare(row) ?? openDoubt(row);
}

/**
 * Inverse distribution function of a row's overhead on (0, 1), by runs on the smaller side (MODEL 7): 5 and more read fresh
 * bootstrap replicates, over hosts where the interval is, 2 to 4 the log ratio's t, 1 a prior around the point, and so
 * does a side without spread, whose values say nothing of another run either.
 * @throws RangeError for a row without an overhead
 */
export function overheadDraw(row: Row): Draw {
  if (!row.overhead) throw new RangeError(row.because || "a row without a number has no distribution");
  switch (kindOf(row)) {
    case "bootstrap":
      return fromGrid(replicateGrid(row));
    case "t":
      return inside(fromLogRatio(row));
    case "one-run":
    case "no-spread":
      return inside(
        splitNormal(row.overhead.value - BETWEEN_HOSTS, row.overhead.value, row.overhead.value + BETWEEN_HOSTS),
      );
  }
}

/**
 * A row as the overhead of a scenario's segment.
 * @throws RangeError where {@link moneyWithheld} gives a reason
 */
export function resolveRow(row: Row): ResolvedOverhead {
  const withheld = moneyWithheld(row);
  if (withheld !== null || !row.overhead) throw new RangeError(withheld ?? "the row has no number");
  const kind = kindOf(row);
  const { value } = row.overhead;
  const warnings = row.warnings.map(({ code, message }) => ({ code, message }));
  const why = whyPoint(kind, row);
  return {
    range: why
      ? { low: value - BETWEEN_HOSTS, value, high: Math.min(value + BETWEEN_HOSTS, 1 - Number.EPSILON) }
      : { low: row.overhead.low ?? value, value, high: row.overhead.high ?? value },
    level: why ? `${why}: the point ± the assumed floor of ${ASSUMED_POINTS}` : "95 % interval of the uploaded files",
    grade: standsOnReason(row) ? "claimed" : "measured",
    source: `the uploaded files: ${metricOf(row)}, ${sourceRuns(why, row)}`,
    quantile: overheadDraw(row),
    runs: Math.min(row.baseline.values.length, row.candidate.values.length),
    verdict: row.verdict,
    warnings,
  };
}

type Kind = "bootstrap" | "t" | "one-run" | "no-spread";

const ONE_RUN = "one run a side";

/** Why only the point is known, to be taken with the assumed floor either way; `null` where there is an interval. */
function whyPoint(kind: Kind, { baseline, candidate }: Row): string | null {
  if (kind === "no-spread") return "no spread between the runs of a side";
  if (kind !== "one-run") return null;
  return baseline.values.length === candidate.values.length ? ONE_RUN : "one run on a side";
}

function sourceRuns(why: string | null, row: Row): string {
  if (why === ONE_RUN) return ONE_RUN;
  return [runsOf(row), ...(why ? [why] : [])].join(", ");
}

function kindOf({ baseline, candidate, slowdown }: Row): Kind {
  const n = Math.min(baseline.values.length, candidate.values.length);
  if (n < 2) return "one-run";
  if (allEqual(baseline.values) || allEqual(candidate.values)) return "no-spread";
  if (slowdown?.method === "hosts-bootstrap") return "bootstrap";
  return n < BOOTSTRAP_FROM ? "t" : "bootstrap";
}

/** Overheads of fresh replicates, thinned to 1,001 quantiles; rows with their own draws may be combined draw by draw. */
export function replicateGrid(row: Row): Float64Array {
  const overheads = replicatesOf(row)
    .map((theta) => orient(theta, null, row.better).overhead.value)
    .sort();
  return Float64Array.from({ length: GRID }, (_, i) => quantile(overheads, i / (GRID - 1)));
}

function replicatesOf(row: Row): Float64Array<ArrayBuffer> {
  const design = row.slowdown?.method === "hosts-bootstrap" ? hostDesign(row) : null;
  if (design) {
    const { baseline, candidate, paired } = design;
    return hostReplicates(baseline, candidate, paired, freshHostPlan(baseline, candidate, paired));
  }
  const x = sorted(row.baseline.values);
  const y = sorted(row.candidate.values);
  return ratioReplicates(x, y, freshIndices(x, "baseline"), freshIndices(y, "candidate"));
}

const fromGrid =
  (grid: Float64Array): Draw =>
  (u) =>
    grid[Math.min(grid.length - 1, Math.floor(u * grid.length))] as number;

function fromLogRatio(row: Row): Draw {
  const found = mixedWelch(row.baseline.values, row.candidate.values);
  if (!found) throw new RangeError("a side without spread has no log ratio");
  // Performance falls as time rises, and with it the sign of the log ratio (MODEL 5.1).
  const draw = logRatioDraw(row.better === "lower" ? -found.m : found.m, found.se, found.df);
  // MODEL 7's draw falls with u, because overhead falls as the ratio rises; an inverse distribution function rises.
  return (u) => draw(1 - u);
}

/**
 * The generator can give 0, where both distributions reach infinity. An overhead of 1 would leave nothing; below -20 nothing
 * real remains either, and two runs a side (one degree of freedom) reach it now and then. P5 to P95 do not feel it.
 */
const inside =
  (draw: Draw): Draw =>
  (u) =>
    Math.min(1 - Number.EPSILON, Math.max(-20, draw(Math.min(1 - SMALLEST_UNIFORM, Math.max(SMALLEST_UNIFORM, u)))));
