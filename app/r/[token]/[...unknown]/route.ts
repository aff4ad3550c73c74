import { noExport } from "@/lib/server/report-export";

/** A file that no report has answers like a link that opens nothing. */
export const GET = noExport;
