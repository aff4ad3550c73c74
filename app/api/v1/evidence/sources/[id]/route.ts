import { removeSource } from "@/lib/server/evidence-sources";
import { otherMethods } from "@/lib/server/other-methods";
import { noContent, route } from "@/lib/server/respond";

export const DELETE = route<{ id: string }>(async ({ owner, params }) => {
  await removeSource(owner, params.id);
  return noContent();
});

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
