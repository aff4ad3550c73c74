import { Scenario } from "@/lib/core/cost/scenario";
import { otherMethods } from "@/lib/server/other-methods";
import { projectScenario } from "@/lib/server/projections";
import { readJson } from "@/lib/server/read-json";
import { json, route } from "@/lib/server/respond";

/** Computes and stores nothing. */
export const POST = route(async ({ owner, request }) =>
  json(await projectScenario(owner, await readJson(request, Scenario))),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
