import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { receive } from "@/lib/server/receive";
import { json, route } from "@/lib/server/respond";
import { RunQuery, listRuns } from "@/lib/server/runs";
import { readUpload } from "@/lib/server/upload-request";

export const GET = route(async ({ owner, url }) => json(await listRuns(owner, readQuery(url, RunQuery))));

export const POST = route(async ({ owner, request, url }) => {
  const stored = await receive(owner, readUpload(request, url));
  if ("archive" in stored) return json(stored, stored.archive.created > 0 ? 201 : 200);
  return json(stored, stored.created ? 201 : 200, { location: `/api/v1/runs/${stored.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
