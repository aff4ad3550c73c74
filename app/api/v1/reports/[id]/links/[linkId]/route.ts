import { otherMethods } from "@/lib/server/other-methods";
import { LinkMove } from "@/lib/server/publish";
import { readJson } from "@/lib/server/read-json";
import { json, noContent, route } from "@/lib/server/respond";
import { extendLink, revokeLink } from "@/lib/server/share-links";

type Params = { id: string; linkId: string };

export const PATCH = route<Params>(async ({ owner, params, request }) => {
  const { expiresAt = null } = await readJson(request, LinkMove);
  return json(await extendLink(owner, params.id, params.linkId, expiresAt));
});

export const DELETE = route<Params>(async ({ owner, params }) => {
  await revokeLink(owner, params.id, params.linkId);
  return noContent();
});

export const { GET, POST, PUT, OPTIONS } = otherMethods("PATCH", "DELETE");
