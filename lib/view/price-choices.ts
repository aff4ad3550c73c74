// Which prices a segment may be given: those of its side, in the scenario's currency, one's own first.
import { type BookPrice, inBookOrder, pricesFor } from "../core/cost/price-book";
import type { Price } from "../core/cost/price";
import { priceText } from "./price-text";
import { priceChoice } from "./price-words";

export interface PriceChoice {
  value: string;
  label: string;
  group?: string;
}

interface Asked {
  mode: Price["mode"];
  currency: string;
  /** What the field holds now: a copy, which the book need not have any more. */
  current: Price | null;
  /** The other side's price: only those that compare with it are offered. */
  beside?: Price | null;
}

/** The choices, none first; what is chosen now is always among them. */
export function priceChoices(book: readonly BookPrice[], { mode, currency, current, beside }: Asked): PriceChoice[] {
  const offered = inBookOrder(book).filter(({ price }) => price.mode === mode && price.currency === currency);
  const like = beside ? pricesFor(offered, { gpu: beside.gpu, site: beside.site ?? "", kind: beside.kind }) : offered;
  const grouped = like.map(choiceOf);
  const values = new Set<string>();
  const once = grouped.filter(({ value }) => !values.has(value) && values.add(value));
  const kept =
    current && !values.has(priceText(current))
      ? [{ value: priceText(current), label: `As kept: ${priceChoice(current)}` }]
      : [];
  return [{ value: "", label: "None" }, ...kept, ...once];
}

const choiceOf = (entry: BookPrice): PriceChoice => ({
  value: priceText(entry.price),
  label: priceChoice(entry.price, entry),
  group: groupOf(entry),
});

const groupOf = ({ own, superseded }: BookPrice): string => (own ? "Yours" : superseded ? "Superseded" : "Listed");

/** How many prices of a side are left out because they are in another currency. */
export const inOtherCurrency = (book: readonly BookPrice[], mode: Price["mode"], currency: string): number =>
  book.filter(({ price }) => price.mode === mode && price.currency !== currency).length;
