// UX 5, assumptions panel: where a value comes from, who stands for it, and since when.
import { z } from "zod";
import { Day } from "../units/calendar";
import { PlainText } from "../units/plain-text";
import { WebAddress } from "../units/web-address";

export const SourceNote = z.strictObject({
  /** "Invoice 2026-10 of the data centre", "guess of the platform team". */
  text: PlainText,
  /** A document that others can read: an invoice, a quote, a publication. With a date it makes the value Cited. */
  document: z.boolean().optional(),
  url: WebAddress.optional(),
  owner: PlainText.optional(),
  date: Day.optional(),
});
export type SourceNote = z.infer<typeof SourceNote>;
