import fc from "fast-check";
import { expect, test } from "vitest";
import { MONTH_NAMES, monthName, monthNumber, readCalendarMonth } from "./calendar-month";

test("a month may be typed as people write it", () => {
  for (const text of [
    "2026-11",
    "11/2026",
    "11.2026",
    " 2026/11 ",
    "Nov 2026",
    "november 2026",
    "Nov. 2026",
    "2026 11",
  ])
    expect(readCalendarMonth(text)).toBe("2026-11");
  expect(readCalendarMonth("3/2027")).toBe("2027-03");
});

test("what is no month is none", () => {
  for (const text of ["", "2026", "13/2026", "2026-00", "Foo 2026", "ma 2026", "11", "30", "2026-11-05", "1.234"])
    expect(readCalendarMonth(text)).toBeNull();
});

test("every month's name is read, whole and in three letters", () => {
  MONTH_NAMES.forEach((name, i) => {
    const month = `2027-${String(i + 1).padStart(2, "0")}`;
    expect(readCalendarMonth(`${name} 2027`)).toBe(month);
    expect(readCalendarMonth(`${name.slice(0, 3)} 2027`)).toBe(month);
  });
});

test("the first month is month 1, and month 30 of a plan from January 2027 is June 2029", () => {
  // 30 months from January 2027: 24 are two years, the sixth month after is June.
  expect(monthName("2027-01", 1)).toBe("Jan 2027");
  expect(monthName("2027-01", 30)).toBe("Jun 2029");
  expect(monthName("2027-01", 0)).toBe("Dec 2026");
  expect(monthNumber("2027-01", "2029-06")).toBe(30);
  expect(monthName("", 3)).toBeNull();
  expect(monthName("2027-01", 2.5)).toBeNull();
});

test("naming a month and counting it are inverses", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 600 }),
      (y, m, n) => {
        const start = `${y}-${String(m).padStart(2, "0")}`;
        expect(monthNumber(start, readCalendarMonth(monthName(start, n) ?? "") ?? "")).toBe(n);
      },
    ),
  );
});
