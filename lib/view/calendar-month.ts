// Months as people type them, and as a scenario counts them: its first month is month 1.
import { Month } from "../core/units/calendar";

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const MONTH_NAMES = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** "2026-11" of "2026-11", "11/2026", "Nov 2026" or "November 2026"; `null` for anything else. */
export function readCalendarMonth(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const [, year, month] = /^(\d{4})[-./\s]\s*(\d{1,2})$/.exec(typed) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2})[-./\s]\s*(\d{4})$/.exec(typed) ?? [];
  const [, name = "", yearAfter] = /^([a-z]{3,9})\.?\s+(\d{4})$/.exec(typed) ?? [];
  const named = NAMES.findIndex((_, i) => (MONTH_NAMES[i] ?? "").toLowerCase().startsWith(name)) + 1;
  const found =
    year !== undefined
      ? `${year}-${month?.padStart(2, "0")}`
      : monthFirst !== undefined
        ? `${yearLast}-${monthFirst.padStart(2, "0")}`
        : yearAfter !== undefined && named > 0
          ? `${yearAfter}-${String(named).padStart(2, "0")}`
          : "";
  return Month.safeParse(found).success ? found : null;
}

const months = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** Which month of a scenario a calendar month is: its first is 1. */
export const monthNumber = (start: string, month: string): number => months(month) - months(start) + 1;

/** "Jun 2028": the calendar month that month `n` is; `null` without a first month. */
export function monthName(start: string, n: number): string | null {
  if (!Month.safeParse(start).success || !Number.isInteger(n)) return null;
  const all = months(start) + n - 1;
  return `${(MONTH_NAMES[((all % 12) + 12) % 12] ?? "").slice(0, 3)} ${Math.floor(all / 12)}`;
}
