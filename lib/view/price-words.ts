// A price in words and figures: per GPU-hour, in a GPU-year, of when and from where.
import { perGpuYear } from "../core/cost/hours";
import type { BookPrice } from "../core/cost/price-book";
import { PRICING_KINDS, type Price, effectivePrice } from "../core/cost/price";
import { spellMoney } from "../core/units/spell";
import { formatDate, formatMoney, formatPercent } from "./format";
import type { SideName } from "./modes";

export type PriceMode = Price["mode"];
export type PricingKind = Price["kind"];

export const KIND_WORDS = {
  "on-demand": "On demand",
  spot: "Spot",
  reserved: "Reserved",
  "capacity-block": "Capacity block",
  own: "Own cost",
} satisfies Record<PricingKind, string>;

export const KIND_CHOICES = PRICING_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));

export const PRICE_SIDES = { "bare-metal": "baseline", virtualized: "candidate" } satisfies Record<PriceMode, SideName>;

export const MODE_CHOICES = [
  { value: "bare-metal", label: "Bare metal" },
  { value: "virtualized", label: "Virtualized" },
] satisfies { value: PriceMode; label: string }[];

/** Cents at least, and as many digits as a price per GPU-hour has: "US$1.275". */
export const perHourWords = (amount: number, currency: string): string =>
  spellMoney(amount, currency, { decimals: 4, atLeast: 2 });

/** "US$21,900". */
export const perYearWords = (price: Price): string => formatMoney(perGpuYear(effectivePrice(price)), price.currency);

/** "–" where there is none: a discount of nothing is none. */
export const discountWords = ({ discount }: Pick<Price, "discount">): string =>
  discount === 0 ? "–" : formatPercent(discount, { decimals: 2 });

/** The day, or what the source says where it names none. */
export const dateWords = ({ date, dated }: Pick<Price, "date" | "dated">): string => dated ?? formatDate(date);

/** "10.00 % more": what bare metal costs beside virtualized. */
export function premiumWords(premium: number): string {
  if (Math.abs(premium) < 5e-7) return "the same";
  return `${formatPercent(Math.abs(premium), { decimals: 2 })} ${premium > 0 ? "more" : "less"}`;
}

/** One line to choose by: "H100 SXM, Lambda, on demand: US$4.29". */
export function priceChoice(price: Price, { superseded = false }: Partial<BookPrice> = {}): string {
  const where = [price.gpu, price.site, KIND_WORDS[price.kind].toLowerCase()].filter(Boolean).join(", ");
  return `${where}: ${perHourWords(effectivePrice(price), price.currency)}${superseded ? " (superseded)" : ""}`;
}
