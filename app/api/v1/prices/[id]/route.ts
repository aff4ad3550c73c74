import { otherMethods } from "@/lib/server/other-methods";
import { PriceChange, shownPrice } from "@/lib/server/price-request";
import { deletePrice, updatePrice } from "@/lib/server/prices";
import { readJson } from "@/lib/server/read-json";
import { json, noContent, route } from "@/lib/server/respond";
import { today } from "@/app/prices/today";

type Params = { id: string };

export const PATCH = route<Params>(async ({ owner, params, request }) =>
  json(shownPrice(await updatePrice(owner, params.id, await readJson(request, PriceChange), today()))),
);

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deletePrice(owner, params.id);
  return noContent();
});

export const { GET, POST, PUT, OPTIONS } = otherMethods("PATCH", "DELETE");
