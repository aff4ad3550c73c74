import { otherMethods } from "@/lib/server/other-methods";
import { notFound } from "@/lib/server/refusal";
import { deleteReport, getReport } from "@/lib/server/reports";
import { json, noContent, route } from "@/lib/server/respond";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const report = await getReport(owner, params.id);
  if (!report) throw notFound("report");
  return json(report);
});

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteReport(owner, params.id);
  return noContent();
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
