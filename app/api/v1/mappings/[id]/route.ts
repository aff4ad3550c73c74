import { deleteMapping } from "@/lib/server/mappings";
import { otherMethods } from "@/lib/server/other-methods";
import { noContent, route } from "@/lib/server/respond";

export const DELETE = route<{ id: string }>(async ({ owner, params }) => {
  await deleteMapping(owner, params.id);
  return noContent();
});

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
