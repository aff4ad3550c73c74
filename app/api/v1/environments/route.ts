import { EnvironmentFileQuery, ingestEnvironment, listEnvironmentFiles } from "@/lib/server/environment-files";
import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { readEnvironmentUpload } from "@/lib/server/upload-request";

export const GET = route(async ({ owner, url }) =>
  json(await listEnvironmentFiles(owner, readQuery(url, EnvironmentFileQuery))),
);

export const POST = route(async ({ owner, request, url }) => {
  const stored = await ingestEnvironment(owner, readEnvironmentUpload(request, url));
  return json(stored, stored.created ? 201 : 200, { location: `/api/v1/environments/${stored.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
