import { pageOf } from "@/lib/server/cursor";
import { otherMethods } from "@/lib/server/other-methods";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { sampleSets } from "@/lib/server/samples";

export const GET = route(async ({ url }) => json(pageOf(await sampleSets(), readQuery(url, Page))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
