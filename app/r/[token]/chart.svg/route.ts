import { reportExport } from "@/lib/server/report-export";
import { reportChart } from "@/lib/view/report-chart";

export const GET = reportExport({
  type: "image/svg+xml; charset=utf-8",
  extension: "svg",
  write: ({ snapshot }) => reportChart(snapshot),
});
