import {
  ComparisonChange,
  changeComparison,
  compareRuns,
  deleteComparison,
  getComparison,
} from "@/lib/server/comparisons";
import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { notFound } from "@/lib/server/refusal";
import { json, noContent, route } from "@/lib/server/respond";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const saved = await getComparison(owner, params.id);
  if (!saved) throw notFound("comparison");
  return json({ ...saved, ...(await compareRuns(owner, saved.request)) });
});

export const PATCH = route<Params>(async ({ owner, params, request }) =>
  json(await changeComparison(owner, params.id, await readJson(request, ComparisonChange))),
);

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteComparison(owner, params.id);
  return noContent();
});

export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
