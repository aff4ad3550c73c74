// Months of a horizon, by number or by the calendar where the scenario says which month the first is.

const NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Month `k` of a scenario that begins in `start` (`YYYY-MM`), month 1 being `start` itself: "Nov 2027". */
export function calendarMonth(start: string, k: number): string {
  const [year = 0, month = 1] = start.split("-").map(Number);
  const count = year * 12 + month - 1 + (k - 1);
  return `${NAMES[count % 12]} ${Math.floor(count / 12)}`;
}

/** "month 12", and with a calendar "month 12 (Nov 2027)". */
export const monthWords = (k: number, start?: string): string =>
  start === undefined || k < 1 ? `month ${k}` : `month ${k} (${calendarMonth(start, k)})`;

/** The point of time before month 1: "now", or the beginning of the month that the scenario says. */
export const beginning = (start?: string): string =>
  start === undefined ? "now" : `start of ${calendarMonth(start, 1)}`;

export interface MonthTick {
  at: number;
  text: string;
}

/** What stands under a time axis that ends after `horizon` months: about four marks, short enough for a phone. */
export function monthTicks(horizon: number, start?: string): MonthTick[] {
  const step = horizon <= 12 ? 3 : horizon <= 24 ? 6 : 12;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => ({
    at: i * step,
    text: start !== undefined ? calendarMonth(start, Math.max(1, i * step)) : i === 0 ? "now" : String(i * step),
  }));
}

/** "9.4 months", "1 month"; no time at all is "at once". */
export function monthsText(months: number): string {
  if (months === 0) return "at once";
  const text = months.toFixed(1).replace(/\.0$/, "");
  return `${text} ${text === "1" ? "month" : "months"}`;
}
