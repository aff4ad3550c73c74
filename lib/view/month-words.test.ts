import { expect, test } from "vitest";
import { calendarMonth, monthTicks, monthWords, monthsText } from "./month-words";

test("the first month is the one the scenario begins in", () => {
  expect(calendarMonth("2026-11", 1)).toBe("Nov 2026");
  expect(calendarMonth("2026-11", 2)).toBe("Dec 2026");
  expect(calendarMonth("2026-11", 3)).toBe("Jan 2027");
  expect(calendarMonth("2026-11", 12)).toBe("Oct 2027");
  expect(calendarMonth("2026-12", 13)).toBe("Dec 2027");
});

test("without a calendar a month is its number", () => {
  expect(monthWords(12)).toBe("month 12");
  expect(monthWords(12, "2026-11")).toBe("month 12 (Oct 2027)");
  expect(monthTicks(36).map((t) => t.text)).toEqual(["now", "12", "24", "36"]);
  expect(monthTicks(36, "2026-11").map((t) => t.text)).toEqual(["Nov 2026", "Oct 2027", "Oct 2028", "Oct 2029"]);
  expect(monthTicks(18).map((t) => t.at)).toEqual([0, 6, 12, 18]);
});

test("one month is not plural, and a tenth is enough", () => {
  expect(monthsText(0)).toBe("at once");
  expect(monthsText(1)).toBe("1 month");
  expect(monthsText(9.44)).toBe("9.4 months");
  expect(monthsText(12)).toBe("12 months");
});
