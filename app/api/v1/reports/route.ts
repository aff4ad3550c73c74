import { otherMethods } from "@/lib/server/other-methods";
import { PublishRequest, publishReport } from "@/lib/server/publish";
import { readJson } from "@/lib/server/read-json";
import { Page, readQuery } from "@/lib/server/read-query";
import { listReports, withoutSnapshot } from "@/lib/server/reports";
import { json, route } from "@/lib/server/respond";

export const GET = route(async ({ owner, url }) => {
  const { items, nextCursor } = await listReports(owner, readQuery(url, Page));
  return json({ items: items.map(withoutSnapshot), nextCursor });
});

/** Publishes; the address with its token is answered this once. */
export const POST = route(async ({ owner, request }) => {
  const { id, url, linkId } = await publishReport(owner, await readJson(request, PublishRequest));
  return json({ id, url, linkId }, 201, { location: `/api/v1/reports/${id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
