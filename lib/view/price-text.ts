// A price as one text, for forms whose fields are flat texts: the value of a choice, and what a scenario's field holds.
import { Price } from "../core/cost/price";

/** A text longer than this is no price of ours. */
const LONGEST = 4000;

/** The price as JSON with its fields in one order, so that equal prices are equal texts. */
export function priceText(price: Price): string {
  const { gpu, site, mode, kind, currency, list, discount, source, date, dated } = price;
  return JSON.stringify({ gpu, site, mode, kind, currency, list, discount, source, date, dated });
}

/** The inverse of {@link priceText}; `null` for an empty text and for anything that is no price. */
export function readPriceText(text: string | undefined): Price | null {
  if (text === undefined || text.trim() === "" || text.length > LONGEST) return null;
  try {
    const read = Price.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
