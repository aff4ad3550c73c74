import { env } from "@/lib/server/env";
import { openapi } from "@/lib/server/openapi";
import { otherMethods } from "@/lib/server/other-methods";
import { json, route } from "@/lib/server/respond";

export const GET = route(async () => json(openapi(env().url)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
