import { remembered } from "./remembered";

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

const LONGEST_TIME = 40;

/** Nobody rented a GPU by the hour before, and bills do not reach so far ahead. */
const [FIRST_YEAR, LAST_YEAR] = [2006, 2100];

/**
 * The month of a time as bills write it: `2024-09-11 14:00:00`, `2023-11-13T10:00Z`, `9/2/2023`, `11/1/25`.
 * @returns `2024-09`, or `null` for a time that cannot be: the 30th hour, the 31st of February, the year 1950
 */
export const monthOf = remembered(readMonth, 10_000);

function readMonth(text: string): string | null {
  if (text.length > LONGEST_TIME) return null;
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
  return day <= (month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isClock([hour = "0", minute = "0", second = "0"]: (string | undefined)[]): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}

const [SPACE, T, COLON, DASH, Z] = [32, 84, 58, 45, 90];
/** Bytes of `2024-09-11 14:00`. */
const TO_MINUTES = 16;

/**
 * Whether these bytes are a time that can be, in the form most bills write: `2024-09-11 14:00:00`, `2023-11-13T10:00Z`. False
 * says nothing: other forms may be times too.
 */
export function plainTime(bytes: Uint8Array, from: number, to: number): boolean {
  const behind = to - from - TO_MINUTES - (bytes[to - 1] === Z ? 1 : 0);
  if (behind !== 3 && behind !== 0) return false;
  if (behind === 3 && (bytes[from + 16] !== COLON || pair(bytes, from + 17) > 60)) return false;
  const between = bytes[from + 10];
  if (between !== SPACE && between !== T) return false;
  if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH || bytes[from + 13] !== COLON) return false;
  const year = 100 * pair(bytes, from) + pair(bytes, from + 2);
  if (!isDay(year, pair(bytes, from + 5), pair(bytes, from + 8))) return false;
  return pair(bytes, from + 11) < 24 && pair(bytes, from + 14) < 60;
}

/** Two digits as a number; more than any time has where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : 1e6;
}
