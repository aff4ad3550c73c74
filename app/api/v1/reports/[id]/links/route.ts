import { otherMethods } from "@/lib/server/other-methods";
import { LinkEnd } from "@/lib/server/publish";
import { readJson } from "@/lib/server/read-json";
import { json, route } from "@/lib/server/respond";
import { createLink } from "@/lib/server/share-links";

/** Another link; without a body it does not end. */
export const POST = route<{ id: string }>(async ({ owner, params, request }) => {
  const end = await readJson(request, LinkEnd, { mayBeAbsent: true });
  const { id, url } = await createLink(owner, params.id, end);
  return json({ id, url }, 201);
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
