import { preview } from "@/lib/server/ingest";
import { otherMethods } from "@/lib/server/other-methods";
import { json, route } from "@/lib/server/respond";
import { readUpload } from "@/lib/server/upload-request";

/** Reads a file and answers what would be stored; stores nothing. */
export const POST = route(async ({ owner, request, url }) => json(await preview(owner, readUpload(request, url))));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
