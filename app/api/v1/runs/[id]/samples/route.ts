import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { notFound } from "@/lib/server/refusal";
import { json, route } from "@/lib/server/respond";
import { SamplesQuery, runSamples } from "@/lib/server/run-samples";

export const GET = route<{ id: string }>(async ({ owner, params, url }) => {
  const samples = await runSamples(owner, params.id, readQuery(url, SamplesQuery).ordinal);
  if (!samples) throw notFound("sample");
  return json(samples);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
