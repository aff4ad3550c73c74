import { env } from "@/lib/server/env";
import { openapi } from "@/lib/server/openapi";
import { json, route } from "@/lib/server/respond";

export const GET = route(async () => json(openapi(env().url)));
