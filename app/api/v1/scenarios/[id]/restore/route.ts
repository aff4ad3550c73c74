import { otherMethods } from "@/lib/server/other-methods";
import { json, route } from "@/lib/server/respond";
import { shownScenario } from "@/lib/server/scenario-request";
import { restoreScenario } from "@/lib/server/scenarios";

export const POST = route<{ id: string }>(async ({ owner, params }) =>
  json(shownScenario(await restoreScenario(owner, params.id))),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
