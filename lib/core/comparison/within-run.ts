import { effectiveCount, lagOne } from "../stats/autocorrelation";
import { BATCHES, batchMedians } from "../stats/batch-medians";
import type { Interval } from "../stats/bca";
import { logRatioInterval, welchOnLogs } from "../stats/welch";
import { spellNumber } from "../units/spell";
import type { Row, Warning } from "./comparison";
import type { SideNames } from "./names";
import { orient } from "./orient";
import { type Contribution, type Pair, valueOf } from "./pair";

/** Correlation from which samples say hardly more than a part of their number would. */
const STRONG = 0.5;

/**
 * Spread inside the single run of a side, from batches of its samples; greyed, never a claim (QUALITY 1.3). `null` where
 * each side has several runs, or a single one without samples.
 */
export function withinRun(
  { baseline, candidate, statistic }: Pair,
  better: Row["better"],
  names: SideNames,
): { interval: Interval; warning: Warning } | null {
  if (statistic !== "median" || Math.min(baseline.length, candidate.length) !== 1) return null;
  const spread = (side: readonly Contribution[]): ArrayLike<number> | null => {
    if (side.length > 1) return side.map((c) => valueOf(c, statistic) ?? Number.NaN);
    const samples = samplesOf(side);
    return samples && batchMedians(samples);
  };
  const [x, y] = [spread(baseline), spread(candidate)];
  if (!x || !y || ![...Array.from(x), ...Array.from(y)].every((v) => Number.isFinite(v) && v > 0)) return null;
  const found = welchOnLogs(x, y);
  if (!found) return null;
  const {
    value,
    low = value,
    high = value,
  } = orient(Math.exp(found.m), logRatioInterval(found, 0.95), better).overhead;
  const leaning = [leaningOf(baseline, names.baseline), leaningOf(candidate, names.candidate)].flatMap((l) => l ?? []);
  return {
    interval: { low, high },
    warning: {
      code: "within-run",
      message: [
        "The greyed interval is the spread within one run only; it says nothing about another run.",
        ...leaning,
      ].join(" "),
    },
  };
}

const samplesOf = (side: readonly Contribution[]): Float64Array | null =>
  side.length === 1 && side[0]?.measurements.length === 1 ? (side[0].measurements[0]?.samples ?? null) : null;

/** Samples that lean strongly on their neighbours, in words; medians of batches are the remedy (QUALITY 2.1). */
function leaningOf(side: readonly Contribution[], name: string): string | null {
  const samples = samplesOf(side);
  const lag = samples && lagOne(samples);
  if (!samples || lag === null || lag < STRONG) return null;
  const worth = spellNumber(Math.round(effectiveCount(samples.length, lag)));
  return `Samples on ${name} lean on their neighbours (correlation ${spellNumber(lag, { decimals: 2 })}): ${spellNumber(samples.length)} of them tell as much as ${worth} would, so medians of ${BATCHES} batches stand for them.`;
}
