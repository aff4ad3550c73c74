import { otherMethods } from "@/lib/server/other-methods";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { shownScenario } from "@/lib/server/scenario-request";
import { versionsOf } from "@/lib/server/scenarios";

export const GET = route<{ id: string }>(async ({ owner, params, url }) => {
  const { items, nextCursor } = await versionsOf(owner, params.id, readQuery(url, Page));
  return json({ items: items.map(shownScenario), nextCursor });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
