import { otherMethods } from "@/lib/server/other-methods";
import { json, route } from "@/lib/server/respond";
import { restoreRun } from "@/lib/server/runs";

export const POST = route<{ id: string }>(async ({ owner, params }) => json(await restoreRun(owner, params.id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
