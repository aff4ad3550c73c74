// UX 8, asks 8 and 9: a price per GPU model, site and mode, as list price and discount, with source and date.
import { z } from "zod";
import { CurrencyCode } from "../units/amount";
import { Day } from "../units/calendar";
import { PlainText } from "../units/plain-text";

export const PRICE_MODES = ["bare-metal", "virtualized"] as const;
export const PRICING_KINDS = ["on-demand", "spot", "reserved", "capacity-block", "own"] as const;

export const Price = z.strictObject({
  /** GPU model as people name it: "H100 SXM". */
  gpu: PlainText,
  /** Provider, region or data centre. */
  site: PlainText.optional(),
  mode: z.enum(PRICE_MODES),
  kind: z.enum(PRICING_KINDS),
  currency: CurrencyCode,
  /** Currency units per GPU-hour, before the discount. */
  list: z.number().min(1e-6).max(1e6),
  /** Share of the list price taken off, 0 to below 1. */
  discount: z.number().min(0).lt(1).default(0),
  /** Where the price is written: a quote, an invoice, a price list. */
  source: PlainText,
  /** The day the price was read; where its source names only a span of time, the first day of it. */
  date: Day,
  /** What the source says of the time, where it names no day: "2026". */
  dated: PlainText.optional(),
});
export type Price = z.infer<typeof Price>;

/** What a GPU-hour costs after the discount, in the price's currency. */
export const effectivePrice = ({ list, discount }: Pick<Price, "list" | "discount">): number => list * (1 - discount);
