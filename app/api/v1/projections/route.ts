import { Scenario } from "@/lib/core/cost/scenario";
import { projectScenario } from "@/lib/server/projections";
import { readJson } from "@/lib/server/read-json";
import { json, route } from "@/lib/server/respond";

/** Computes and stores nothing. */
export const POST = route(async ({ owner, request }) =>
  json(await projectScenario(owner, await readJson(request, Scenario))),
);
