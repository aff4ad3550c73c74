// What the API takes and gives of prices.
import "server-only";
import { z } from "zod";
import { perGpuYear } from "../core/cost/hours";
import { PRICE_MODES, PRICING_KINDS, Price, effectivePrice } from "../core/cost/price";
import type { ListedPrice } from "./prices";
import { Page, Words } from "./read-query";

/** Which prices: words in the GPU's name and the site's, and the exact mode and kind. */
export const PriceQuery = Page.extend({
  gpu: Words.optional(),
  site: Words.optional(),
  mode: z.enum(PRICE_MODES).optional(),
  kind: z.enum(PRICING_KINDS).optional(),
  own: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .optional(),
});

const { site, dated, discount, ...fields } = Price.shape;

/** What PATCH takes: any fields of a price; `null` takes away what may be left out. */
export const PriceChange = z.strictObject({
  ...z.strictObject(fields).partial().shape,
  discount: discount.unwrap().optional(),
  site: site.nullable(),
  dated: dated.nullable(),
});

/** A price as it is answered: money in `currency` units per GPU-hour, `perGpuYear` per GPU and 8,760 hours. */
export const ShownPrice = Price.extend({
  id: z.string(),
  own: z.boolean(),
  stale: z.boolean(),
  superseded: z.boolean(),
  effective: z.number(),
  perGpuYear: z.number(),
  product: z.string().optional(),
  note: z.string().optional(),
  url: z.string().optional(),
});

export function shownPrice({ id, own, stale, superseded, price, product, note, url }: ListedPrice) {
  const effective = effectivePrice(price);
  return {
    id,
    own,
    stale,
    superseded,
    ...price,
    effective,
    perGpuYear: perGpuYear(effective),
    ...(product === null ? {} : { product }),
    ...(note === null ? {} : { note }),
    ...(url === null ? {} : { url }),
  };
}
