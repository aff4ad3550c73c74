import { notFound } from "@/lib/server/refusal";
import { getReport } from "@/lib/server/reports";
import { json, route } from "@/lib/server/respond";

export const GET = route<{ id: string }>(async ({ owner, params }) => {
  const report = await getReport(owner, params.id);
  if (!report) throw notFound("report");
  return json(report);
});
