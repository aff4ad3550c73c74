// A segment's spend as 730 hours x GPUs x price (MODEL 6.1), where the form says so.
import { HOURS_PER_MONTH } from "../core/cost/hours";
import { pricedSpend } from "../core/cost/segment";
import { effectivePrice } from "../core/cost/price";
import { formatMoney, formatNumber } from "./format";
import { readEntry } from "./number-entry";
import { readPriceText } from "./price-text";
import { perHourWords } from "./price-words";
import type { Fields } from "./scenario-fields";
import { written } from "./written-number";

/** `text` is what the spend's field then holds; `sum` the sum in figures. */
export type PriceSpend = { value: number; text: string; sum: string } | { reason: string };

/**
 * What hours x GPUs x price come to, to the cent.
 *
 * @param at the segment's place: "segments.0"
 */
export function priceSpend(fields: Fields, at: string): PriceSpend {
  const price = readPriceText(fields[`${at}.price.vm`]);
  if (!price) return { reason: "Choose the price of the virtualized GPUs first." };
  const currency = fields.currency ?? "";
  if (price.currency !== currency)
    return {
      reason: `The price is in ${price.currency} and the scenario in ${currency}. Nothing is converted silently.`,
    };
  const read = readEntry(fields[`${at}.gpus`] ?? "", { kind: "number" });
  const gpus = read.ok ? read.value.value : Number.NaN;
  if (!(Number.isInteger(gpus) && gpus >= 1)) return { reason: "Type how many GPUs the segment has first." };
  const value = Number((pricedSpend({ gpus, prices: { virtualized: price } }) ?? Number.NaN).toFixed(2));
  const hourly = perHourWords(effectivePrice(price), currency);
  return {
    value,
    text: written(value, { kind: "money", currency }),
    sum: `${formatNumber(HOURS_PER_MONTH)} h × ${formatNumber(gpus)} GPUs × ${hourly} = ${formatMoney(value, currency, { decimals: 2, atLeast: 2 })} a month`,
  };
}

/** The fields with a spend that follows its price brought up to date; others as they are. */
export function withPriceSpend(fields: Fields, at: string): Fields {
  if (fields[`${at}.spendFrom`] !== "price") return fields;
  const spend = priceSpend(fields, at);
  return "reason" in spend ? fields : { ...fields, [`${at}.spend`]: spend.text };
}
