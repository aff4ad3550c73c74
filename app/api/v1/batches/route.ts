import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { json, route } from "@/lib/server/respond";
import { BatchRequest, openBatch } from "@/lib/server/upload-batches";

export const POST = route(async ({ owner, request }) => {
  const batch = await openBatch(owner, await readJson(request, BatchRequest));
  return json(batch, 201, { location: `/api/v1/batches/${batch.id}` });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
