// @ts-check
// What the exit code of `bin/bareline project --max-waste` says, and why.

/** @typedef {import("./project-arguments.mjs").Limit} Limit */
/** @typedef {import("./projecting").Claimed} Claimed */
/** @typedef {{ code: 0 | 1, why: string | null }} Exit */

/**
 * The middle of the claimed waste decides; a pipeline that fails by the far end of a range would fail by luck.
 * @param {Claimed} claimed of month 1 @param {Limit | undefined} limit
 * @param {{ money: (amount: number) => string, worth: number }} words `worth`: how many of month 1 the first year is worth
 * @returns {Exit}
 */
export function exitOf(claimed, limit, { money, worth }) {
  if (limit === undefined) return { code: 0, why: null };
  const times = limit.per === "month" ? 1 : worth;
  const [low, value, high] = [claimed.low, claimed.value, claimed.high].map((amount) => amount * times + 0);
  const cents = (/** @type {number} */ amount) => Math.round(amount * 100);
  const over = cents(value) > cents(limit.amount);
  const range = low === high ? "" : `, between ${money(low)} and ${money(high)}`;
  const much = `${money(value)} a ${limit.per}${range}`;
  const most = `${money(limit.amount)} a ${limit.per}`;
  const why = [
    over
      ? `Above the limit of ${most}: the claimed waste is ${much}.`
      : `Within the limit of ${most}: the claimed waste is ${much}.`,
    ...claimed.without.map(({ segment, because }) => `${segment} claims nothing: ${because}.`),
  ];
  return { code: over ? 1 : 0, why: why.join(" ") };
}
