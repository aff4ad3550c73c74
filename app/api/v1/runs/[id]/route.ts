import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { notFound } from "@/lib/server/refusal";
import { json, noContent, route } from "@/lib/server/respond";
import { RunChange, updateRun } from "@/lib/server/relabel-run";
import { deleteRun, getRun } from "@/lib/server/runs";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const run = await getRun(owner, params.id);
  if (!run) throw notFound("run");
  return json(run);
});

export const PATCH = route<Params>(async ({ owner, params, request }) =>
  json(await updateRun(owner, params.id, await readJson(request, RunChange))),
);

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteRun(owner, params.id);
  return noContent();
});

export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
