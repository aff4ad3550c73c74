import { otherMethods } from "@/lib/server/other-methods";
import { shownPrice } from "@/lib/server/price-request";
import { restorePrice } from "@/lib/server/prices";
import { json, route } from "@/lib/server/respond";
import { today } from "@/app/prices/today";

export const POST = route<{ id: string }>(async ({ owner, params }) =>
  json(shownPrice(await restorePrice(owner, params.id, today()))),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
