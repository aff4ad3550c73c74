import { factsOf } from "@/lib/core/formats/format-facts";
import { FORMATS } from "@/lib/core/formats/registry";
import { pageOf } from "@/lib/server/cursor";
import { otherMethods } from "@/lib/server/other-methods";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";

const ITEMS = FORMATS.map(({ id, label, tool, command, axes, measures, example, kind = "results" }) => ({
  id,
  label,
  tool,
  kind,
  command,
  axes,
  metrics: factsOf(id)?.metrics ?? [],
  pairedBy: { equal: factsOf(id)?.equal ?? [], watched: factsOf(id)?.watched ?? [] },
  measures,
  example,
}));

export const GET = route(async ({ url }) => json(pageOf(ITEMS, readQuery(url, Page))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
