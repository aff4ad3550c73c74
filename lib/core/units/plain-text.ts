import { z } from "zod";

/** Characters that turn the direction of the text around them, so that it reads as something else than it is. */
export const TURNS_TEXT = /[\u202A-\u202E\u2066-\u2069]/;

/** A text as people type it: no lone surrogates, nothing that PostgreSQL cannot hold or that turns the text beside it. */
export const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((s) => s.isWellFormed() && !s.includes("\u0000") && !TURNS_TEXT.test(s), "plain text");

/** A name or a note: one line's worth. */
export const PlainText = plainText(200);
