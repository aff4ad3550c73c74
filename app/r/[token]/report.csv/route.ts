import { reportCsv } from "@/lib/core/report/report-csv";
import { reportExport } from "@/lib/server/report-export";

export const GET = reportExport({
  type: "text/csv; charset=utf-8",
  extension: "csv",
  write: ({ snapshot, sha256 }) => reportCsv(snapshot, sha256),
});
