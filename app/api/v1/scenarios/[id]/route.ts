import { otherMethods } from "@/lib/server/other-methods";
import { readJson } from "@/lib/server/read-json";
import { notFound } from "@/lib/server/refusal";
import { json, noContent, route } from "@/lib/server/respond";
import { ScenarioChange, etagOf, ifMatch, shownScenario } from "@/lib/server/scenario-request";
import { deleteScenario, getScenario, updateScenario } from "@/lib/server/scenarios";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const stored = await getScenario(owner, params.id);
  if (!stored) throw notFound("scenario");
  return json(shownScenario(stored), 200, { etag: etagOf(stored.revision) });
});

export const PATCH = route<Params>(async ({ owner, params, request }) => {
  const { revision = ifMatch(request.headers), ...change } = await readJson(request, ScenarioChange);
  const stored = await updateScenario(owner, params.id, change, revision);
  return json(shownScenario(stored), 200, { etag: etagOf(stored.revision) });
});

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteScenario(owner, params.id);
  return noContent();
});

export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
