// @ts-check
// What the exit code of `bin/bareline compare` says, and why.
import { count } from "./push-outcome.mjs";

/** @typedef {import("../../lib/core/comparison/comparison").Comparison} Comparison */
/** @typedef {import("../../lib/core/comparison/comparison").Row} Row */
/** @typedef {typeof import("../../lib/core/comparison/verdict").moreRuns} MoreRuns */
/** @typedef {{ code: 0 | 1 | 2, why: string | null }} Exit */

const NOTHING_CLAIMED = "Nothing is claimed, which is not the same as no difference.";

/**
 * The row of the verdict decides. Without a limit it is slower by its verdict; with one, slower and wholly beyond the limit.
 * An interval on both sides of the limit tells neither.
 * @param {Comparison} comparison @param {number | undefined} limit a fraction
 * @param {MoreRuns} moreRuns of the core
 * @returns {Exit}
 */
export function exitOf(comparison, limit, moreRuns) {
  const { verdict, headline, rows, sameSide } = comparison;
  const { code } = verdict;
  if (code === "cannot-tell" || code === "not-comparable") return { code: 2, why: null };
  if (limit === undefined && code === "slower" && !sameSide) return { code: 1, why: null };
  if (limit === undefined) return { code: 0, why: code === "no-claim" ? NOTHING_CLAIMED : null };
  const row = rows.find(({ key }) => key === headline?.key);
  const [low, high] = [row?.overhead?.low, row?.overhead?.high];
  if (!row || low === undefined || high === undefined)
    return { code: 2, why: `Without an interval nobody can tell whether it is beyond the limit of ${percent(limit)}.` };
  if (high <= limit)
    return { code: 0, why: `Within the limit of ${percent(limit)}: even the high end, ${percent(high)}, is.` };
  if (code === "equivalent" || code === "faster") return { code: 0, why: `${SAID[code]}, whatever the limit.` };
  if (low <= limit) return { code: 2, why: `${open(low, high, limit)} ${settled(row, limit, moreRuns)}` };
  if (sameSide)
    return {
      code: 2,
      why: `Both sides are of one kind, so what lies beyond the limit of ${percent(limit)} is noise: this limit cannot be held here.`,
    };
  const floor = row.floor.value;
  if (code !== "slower" || low <= floor)
    return {
      code: 2,
      why: `Beyond the limit of ${percent(limit)}, but within the noise floor of ${percent(floor)}: chance could explain it.`,
    };
  return { code: 1, why: `Beyond the limit of ${percent(limit)}: even the low end, ${percent(low)}, is above it.` };
}

const SAID = { equivalent: "What is as good as equal is not slower", faster: "What is faster is not slower" };

/** @param {number} low @param {number} high @param {number} limit */
const open = (low, high, limit) =>
  `Cannot tell whether it is beyond the limit of ${percent(limit)}: it lies between ${percent(low)} and ${percent(high)}.`;

/**
 * How many more runs would show on which side of the limit it lies; a loss also has to leave the noise floor.
 * @param {Row} row @param {number} limit @param {MoreRuns} moreRuns
 */
function settled({ overhead, baseline, candidate, floor }, limit, moreRuns) {
  const [value, low, high] = [overhead?.value ?? 0, overhead?.low ?? 0, overhead?.high ?? 0];
  const edge = value > limit ? Math.max(limit, floor.value) : limit;
  const runs = Math.min(baseline.runs, candidate.runs);
  const ci95 = { low: low - edge, high: high - edge };
  const within = value > limit && value <= edge;
  const more = within ? null : moreRuns(value - edge, { runs, ci95, ci90: null, blocked: false, floor: 0, margin: 0 });
  return more === null
    ? "It lies so near the edge that more runs are unlikely to settle it."
    : `About ${count(more, "more run")} a side would settle it.`;
}

/** At most two decimals, with a true minus. @param {number} fraction */
const percent = (fraction) => `${Number((fraction * 100).toFixed(2)) + 0} %`.replace("-", "\u2212");
