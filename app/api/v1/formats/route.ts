import { FORMATS } from "@/lib/core/formats/registry";
import { json, route } from "@/lib/server/respond";

export const GET = route(async () =>
  json({
    items: FORMATS.map(({ id, label, tool, command, axes }) => ({ id, label, tool, command, axes })),
    nextCursor: null,
  }),
);
