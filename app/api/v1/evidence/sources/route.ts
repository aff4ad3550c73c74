import { EvidenceSource } from "@/lib/core/evidence/own-source";
import { addSource, listSources, shownSource } from "@/lib/server/evidence-sources";
import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";

export const GET = route(async ({ owner, url }) => {
  const { items, nextCursor } = await listSources(owner, readQuery(url, Page));
  return json({ items: items.map(shownSource), nextCursor });
});

export const POST = route(async ({ owner, request }) => {
  const added = await addSource(owner, await readJson(request, EvidenceSource));
  return json(shownSource(added), 201, { location: `/api/v1/evidence/sources/${added.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
