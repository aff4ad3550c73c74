import { reportExport } from "@/lib/server/report-export";
import { reportMarkdown } from "@/lib/view/report-markdown";

export const GET = reportExport({
  type: "text/markdown; charset=utf-8",
  extension: "md",
  write: ({ snapshot, sha256 }, url) => reportMarkdown(snapshot, { sha256, url }),
});
