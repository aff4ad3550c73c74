import type { Interval } from "../stats/bca";
import { Z95 } from "../stats/normal";
import { studentQuantile } from "../stats/student";
import { runsForWidth } from "../stats/runs-needed";
import { countOf } from "../units/count";
import type { VerdictCode } from "./comparison";
import { BETWEEN_HOSTS } from "./noise-floor";
import { BOOTSTRAP_FROM } from "./ratio";
import { bound, percent } from "./wording";

/** Half of what finance would notice: a smaller difference counts as none (MODEL 5.7). */
export const DEFAULT_MARGIN = 0.02;
/** Sides farther apart than this count as the same for nobody. */
export const MAX_MARGIN = 0.5;

/**
 * The margin of a row: never below its noise floor, but raised no further than machines are known to differ. A floor that
 * noisy runs push higher leaves it behind, and then nothing counts as the same: spread is no proof of equality (MODEL 5.7).
 * Neither is it raised for a difference that lies wholly beyond what was wanted: what is seen is not the same because a host
 * was not named.
 * @param ci95 interval of the overhead, fractions
 */
export function marginOf(wanted: number, floor: number, ci95: Interval | null): number {
  if (ci95 && (ci95.low > wanted || ci95.high < -wanted)) return wanted;
  return Math.max(wanted, Math.min(floor, BETWEEN_HOSTS));
}

export interface Judged {
  /** Runs on the smaller side. */
  runs: number;
  blocked: boolean;
  /** 95 % and 90 % intervals of the overhead, fractions; `null`: no finite interval. */
  ci95: Interval | null;
  ci90: Interval | null;
  floor: number;
  /** The floor is not measured: naming the hosts, or runs of one side, may lower it. */
  assumed?: boolean;
  margin: number;
}

/** The decision rule of MODEL 5.9; the first match wins. */
export function verdictOf({ runs, blocked, ci95, ci90, floor, margin }: Judged): VerdictCode {
  if (blocked) return "not-comparable";
  if (runs < 2 || !ci95) return "cannot-tell";
  if (ci90 && margin >= floor && -margin < ci90.low && ci90.high < margin) return "equivalent";
  if (ci95.low > floor) return "slower";
  if (ci95.high < -floor) return "faster";
  return "no-claim";
}

/**
 * How many more runs a side would settle it: enough for the interval to leave the floor on the side of the point, or to fit
 * inside the margin, whichever is nearer. `null` where the point lies on the edge or in the noise and no number helps.
 * @param overhead the point, a fraction
 */
export function moreRuns(overhead: number, { runs, ci95, floor, margin }: Judged): number | null {
  if (runs < 2 || !ci95) return Math.max(1, BOOTSTRAP_FROM - runs);
  const aside = Math.abs(overhead);
  const reach = Math.max(aside - floor, margin < floor ? 0 : margin - aside);
  // Few runs pay for not knowing the spread; more runs stop paying (Student's t against the normal).
  const paid = runs < BOOTSTRAP_FROM ? studentQuantile(0.975, 2 * runs - 2) / Z95 : 1;
  return atLeastEnough(runsForWidth(runs, (ci95.high - ci95.low) / paid, 2 * reach), runs);
}

/** More runs than this nobody makes. */
const MOST_RUNS = 10_000;

/** Runs a side to add to `runs`: one at least, and as many as a bootstrap needs. `null` where no number would do. */
export function atLeastEnough(needed: number | null, runs: number): number | null {
  if (needed === null || needed > MOST_RUNS) return null;
  return Math.max(1, Math.max(needed, BOOTSTRAP_FROM) - runs);
}

/** What so many more runs would do, or that none would. */
export const moreRunsWords = (more: number | null): string =>
  more === null
    ? "it lies so near the edge that more runs are unlikely to settle it"
    : `about ${countOf(more, "more run")} a side would settle it`;

/** "About 3 more runs a side would settle it", or why none will. */
export function settle(overhead: number, judged: Judged): string {
  const more = moreRuns(overhead, judged);
  if (more !== null || judged.margin >= judged.floor || Math.abs(overhead) > judged.floor) return moreRunsWords(more);
  return judged.assumed
    ? "the floor is assumed, so naming the hosts or adding runs of one side would settle it and more runs alone would not"
    : "runs of one side differ as much, so steadier runs would settle it and more of them would not";
}

/** The one line that says why, from the row's own numbers (UX 6). */
export function becauseOf(code: VerdictCode, overhead: number | null, judged: Judged, reason: string): string {
  const { ci95, ci90, floor, margin } = judged;
  const width = ci95 ? ci95.high - ci95.low : 0;
  const p = (o: number) => percent(o, width);
  if (code === "not-comparable" || code === "cannot-tell" || !ci95) return reason;
  const { low, high } = ci95;
  switch (code) {
    case "slower":
      return `Even the low end, ${p(low)}, is above the floor ${bound(floor)}.`;
    case "faster":
      return `Even the high end, ${p(high)}, is below ${bound(-floor)}.`;
    case "equivalent":
      return `All of ${p((ci90 ?? ci95).low)} to ${p((ci90 ?? ci95).high)} (90 % interval) lies within ±${bound(margin)}.`;
    case "no-claim":
      return `${p(low)} to ${p(high)} reaches into ±${bound(floor)}, so chance could explain it; ${settle(overhead ?? 0, judged)}.`;
  }
}
