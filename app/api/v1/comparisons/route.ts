import { z } from "zod";
import { ComparisonRequest, compareRuns, listComparisons, saveComparison } from "@/lib/server/comparisons";
import { parsed, readJson } from "@/lib/server/read-json";
import { Page, readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";

const Sides = z.strictObject({
  baseline: z.array(z.string()),
  candidate: z.array(z.string()),
  margin: z.coerce.number().optional(),
});

/** With run ids the answer to their comparison; without any, the comparisons that were saved. */
export const GET = route(async ({ owner, url }) => {
  if (!url.searchParams.has("baseline") && !url.searchParams.has("candidate")) {
    return json(await listComparisons(owner, readQuery(url, Page)));
  }
  const request = parsed(ComparisonRequest, readQuery(url, Sides, ["baseline", "candidate"]), "The query");
  return json(await compareRuns(owner, request));
});

export const POST = route(async ({ owner, request }) => {
  const { compared, ...saved } = await saveComparison(owner, await readJson(request, ComparisonRequest));
  return json({ ...saved, ...compared }, 201, { location: `/api/v1/comparisons/${saved.id}` });
});
