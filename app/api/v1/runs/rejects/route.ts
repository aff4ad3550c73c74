import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { RejectsQuery, rejects, rejectsResponse } from "@/lib/server/rejects";
import { route } from "@/lib/server/respond";
import { readUpload } from "@/lib/server/upload-request";

/** The rows of a file that a mapping leaves out, as a table with reasons; stores nothing. */
export const POST = route(async ({ owner, request, url }) => {
  readQuery(url, RejectsQuery);
  return rejectsResponse(await rejects(owner, readUpload(request, url)));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
