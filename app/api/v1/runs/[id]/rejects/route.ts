import { otherMethods } from "@/lib/server/other-methods";
import { notFound } from "@/lib/server/refusal";
import { rejectsResponse } from "@/lib/server/rejects";
import { route } from "@/lib/server/respond";
import { runRejects } from "@/lib/server/run-rejects";

export const GET = route<{ id: string }>(async ({ owner, params }) => {
  const rejected = await runRejects(owner, params.id);
  if (!rejected) throw notFound("mapped run");
  return rejectsResponse(rejected);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
