const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** Nobody rented a GPU by the hour before, and bills do not reach so far ahead. */
const [FIRST_YEAR, LAST_YEAR] = [2006, 2100];

/**
 * The month of a time as bills write it: `2024-09-11 14:00:00`, `2023-11-13T10:00Z`, `9/2/2023`, `11/1/25`.
 * @returns `2024-09`, or `null` for a time that cannot be: the 30th hour, the 31st of February, the year 1950
 */
export function monthOf(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year = "", month = "", day = "", ...clock] = iso;
    return month && isDay(Number(year), Number(month), Number(day)) && isClock(clock) ? `${year}-${month}` : null;
  }
  const american = AMERICAN.exec(text);
  if (!american) return null;
  const [, month = "", day = "", written = "", ...clock] = american;
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  return isDay(year, Number(month), Number(day)) && isClock(clock) ? `${year}-${month.padStart(2, "0")}` : null;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < FIRST_YEAR || year > LAST_YEAR) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

function isClock([hour = "0", minute = "0", second = "0"]: (string | undefined)[]): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}

/** Longer texts are no times and not worth remembering. */
const LONGEST_TIME = 40;

/** Whether a text is a time that can be; bills name the same hours over and over. */
export function timeCheck(): (text: string) => boolean {
  const times = new Map<string, boolean>();
  return (text) => {
    if (text.length > LONGEST_TIME) return false;
    const known = times.get(text);
    if (known !== undefined) return known;
    if (times.size >= 10_000) times.clear();
    const possible = monthOf(text) !== null;
    times.set(text, possible);
    return possible;
  };
}
