import { z } from "zod";

/** A name or a note as people type it: one line's worth, no lone surrogates, nothing that PostgreSQL cannot hold. */
export const PlainText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");

/** Currency units, not negative. */
export const Amount = z.number().min(0).max(1e12);

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD");

/** A day that exists, `2026-11-25`. */
export const Day = z.iso.date();

/** A month, `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month written YYYY-MM");

/** Whether an amount is its reckoning rounded to the cent; a float's own error of a large sum does not count. */
export const isSameCents = (reckoned: number, amount: number): boolean =>
  Math.abs(reckoned - amount) <= 0.005 + 1e-15 * Math.abs(reckoned);
