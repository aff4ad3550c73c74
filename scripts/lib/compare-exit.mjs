// @ts-check
// What the exit code of `bin/bareline compare` says, and why.

/** @typedef {import("../../lib/core/comparison/comparison").Comparison} Comparison */

/**
 * 2 where nothing can be told; else the row of the verdict decides. Without a limit it is slower by its verdict, with
 * one when the low end of its interval lies above both the limit and the noise floor: a limit below what chance does
 * would fail good machines.
 * @param {Comparison} comparison @param {number | undefined} limit a fraction
 * @returns {{ code: 0 | 1 | 2, why: string | null }}
 */
export function exitOf(comparison, limit) {
  const { verdict, headline, rows } = comparison;
  if (verdict.code === "cannot-tell" || verdict.code === "not-comparable") return { code: 2, why: null };
  if (limit === undefined) return { code: verdict.code === "slower" ? 1 : 0, why: null };
  const row = rows.find(({ key }) => key === headline?.key);
  const [low, high] = [row?.overhead?.low, row?.overhead?.high];
  if (!row || low === undefined || high === undefined) return { code: 2, why: null };
  const floor = row.floor.value;
  if (low > Math.max(limit, floor)) {
    return { code: 1, why: `Beyond the limit of ${percent(limit)}: even the low end, ${percent(low)}, is above it.` };
  }
  if (low > limit) {
    return {
      code: 0,
      why: `Within the noise floor of ${percent(floor)}, which is more than the limit of ${percent(limit)}.`,
    };
  }
  const open = high > limit ? ` Its high end, ${percent(high)}, is: more runs would tell.` : "";
  return {
    code: 0,
    why: `Within the limit of ${percent(limit)}: the low end, ${percent(low)}, is not above it.${open}`,
  };
}

/** At most two decimals, with a true minus. @param {number} fraction */
const percent = (fraction) => `${Number((fraction * 100).toFixed(2)) + 0} %`.replace("-", "\u2212");
