import { otherMethods } from "@/lib/server/other-methods";
import { receivePreview } from "@/lib/server/receive";
import { json, route } from "@/lib/server/respond";
import { readUpload } from "@/lib/server/upload-request";

/** Reads a file, or each file of an archive, and answers what would be stored; stores nothing. */
export const POST = route(async ({ owner, request, url }) =>
  json(await receivePreview(owner, readUpload(request, url))),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
