import { MappingQuery, MappingRequest, listMappings, saveMapping } from "@/lib/server/mappings";
import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";

export const GET = route(async ({ owner, url }) => json(await listMappings(owner, readQuery(url, MappingQuery))));

export const POST = route(async ({ owner, request }) => {
  const { saved, created } = await saveMapping(owner, await readJson(request, MappingRequest));
  return json(saved, created ? 201 : 200, { location: `/api/v1/mappings/${saved.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
