// Dates as they are stored: a day, a month or a year that exists.
import { z } from "zod";

/** A day that exists, `2026-11-25`. */
export const Day = z.iso.date();

/** A month, `2026-11`; early enough that a plan from it stays within years of four digits. */
export const Month = z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, "a month written YYYY-MM");

/** A year of these two centuries, `2026`. */
export const Year = z.string().regex(/^(19|20)\d\d$/, "a year written YYYY");
