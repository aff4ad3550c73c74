import { fitsFilter } from "@/lib/core/cost/price-book";
import { Price } from "@/lib/core/cost/price";
import { pageOf } from "@/lib/server/cursor";
import { otherMethods } from "@/lib/server/other-methods";
import { PriceQuery, shownPrice } from "@/lib/server/price-request";
import { createPrice, listPrices } from "@/lib/server/prices";
import { readJson } from "@/lib/server/read-json";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { today } from "@/app/prices/today";

export const GET = route(async ({ owner, url }) => {
  const { limit, cursor, ...filter } = readQuery(url, PriceQuery);
  const prices = await listPrices(owner, today());
  const { items, nextCursor } = pageOf(
    prices.filter((p) => fitsFilter(p, filter)),
    { limit, cursor },
  );
  return json({ items: items.map(shownPrice), nextCursor });
});

export const POST = route(async ({ owner, request }) => {
  const made = await createPrice(owner, await readJson(request, Price), today());
  return json(shownPrice(made), 201, { location: `/api/v1/prices/${made.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
