import { Scenario } from "@/lib/core/cost/scenario";
import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { etagOf, shownScenario } from "@/lib/server/scenario-request";
import { createScenario, listScenarios } from "@/lib/server/scenarios";

export const GET = route(async ({ owner, url }) => {
  const { items, nextCursor } = await listScenarios(owner, readQuery(url, Page));
  return json({ items: items.map(shownScenario), nextCursor });
});

export const POST = route(async ({ owner, request }) => {
  const stored = await createScenario(owner, await readJson(request, Scenario));
  const headers = { location: `/api/v1/scenarios/${stored.id}`, etag: etagOf(stored.revision) };
  return json(shownScenario(stored), 201, headers);
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
