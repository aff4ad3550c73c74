import { otherMethods } from "@/lib/server/other-methods";
import {
  ComparisonQuery,
  ComparisonRequest,
  SavedQuery,
  compareRuns,
  listComparisons,
  saveComparison,
} from "@/lib/server/comparisons";
import { parsed, readJson } from "@/lib/server/read-json";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";

/** With run ids the answer to their comparison; without any, the comparisons that were saved. */
export const GET = route(async ({ owner, url }) => {
  if (!url.searchParams.has("baseline") && !url.searchParams.has("candidate")) {
    return json(await listComparisons(owner, readQuery(url, SavedQuery)));
  }
  const request = parsed(
    ComparisonRequest,
    readQuery(url, ComparisonQuery, ["baseline", "candidate", "primary"]),
    "The query",
  );
  return json(await compareRuns(owner, request));
});

export const POST = route(async ({ owner, request }) => {
  const { compared, ...saved } = await saveComparison(owner, await readJson(request, ComparisonRequest));
  return json({ ...saved, ...compared }, 201, { location: `/api/v1/comparisons/${saved.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
