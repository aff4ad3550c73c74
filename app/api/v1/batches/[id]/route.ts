import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { BatchChange, BatchPage, changeBatch, getBatch } from "@/lib/server/upload-batches";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, url, params }) =>
  json(await getBatch(owner, params.id, readQuery(url, BatchPage))),
);

export const PATCH = route<Params>(async ({ owner, request, params }) =>
  json(await changeBatch(owner, params.id, await readJson(request, BatchChange))),
);

export const { POST, PUT, DELETE, OPTIONS } = otherMethods("GET", "PATCH");
