// EVIDENCE 11: a price older than 180 days is still usable, with a warning.
import type { Issue } from "../outcome";
import type { Price } from "./price";

export const STALE_AFTER_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * A warning when a price is older than 180 days, or may be, because its source names only a span of time; else `null`.
 *
 * @param today the day it is asked, `YYYY-MM-DD`
 * @throws RangeError when `today` is no day
 */
export function stalePrice({ date, dated }: Pick<Price, "date" | "dated">, today: string): Issue | null {
  const days = (Date.parse(today) - Date.parse(date)) / DAY_MS;
  if (Number.isNaN(days)) throw new RangeError("today is a day, YYYY-MM-DD");
  if (days <= STALE_AFTER_DAYS) return null;
  const age = Math.floor(days);
  return {
    code: "price-stale",
    message:
      dated === undefined
        ? `This price is ${age} days old; prices of more than ${STALE_AFTER_DAYS} days may have changed.`
        : `This price is dated “${dated}” and no closer, so it may be ${age} days old; prices of more than ${STALE_AFTER_DAYS} days may have changed.`,
    at: "date",
    found: dated ?? date,
    expected: `a price of the last ${STALE_AFTER_DAYS} days`,
    hint: "Look the price up again and enter it with today's date.",
  };
}
