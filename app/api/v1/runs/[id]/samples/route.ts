import { z } from "zod";
import { readQuery } from "@/lib/server/read-query";
import { notFound } from "@/lib/server/refusal";
import { json, route } from "@/lib/server/respond";
import { runSamples } from "@/lib/server/run-samples";

const Query = z.strictObject({
  ordinal: z
    .string()
    .regex(/^\d{1,9}$/, "a measurement's ordinal")
    .transform(Number),
});

export const GET = route<{ id: string }>(async ({ owner, params, url }) => {
  const samples = await runSamples(owner, params.id, readQuery(url, Query).ordinal);
  if (!samples) throw notFound("sample");
  return json(samples);
});
