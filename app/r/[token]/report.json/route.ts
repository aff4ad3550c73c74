import { reportJson } from "@/lib/core/report/report-json";
import { reportExport } from "@/lib/server/report-export";

export const GET = reportExport({
  type: "application/json; charset=utf-8",
  extension: "json",
  write: ({ snapshot }) => reportJson(snapshot),
});
