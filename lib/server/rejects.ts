// The rows that a mapping leaves out, for whoever has to mend them.
import "server-only";
import { z } from "zod";
import type { Mapped } from "../core/mapping/map-table";
import { csv } from "../core/report/csv";
import type { Owner } from "./access";
import { MappingText, mappingGiven } from "./mappings";
import { Words } from "./read-query";
import { attachment } from "./run-file";
import { type Upload, withRead } from "./take-in";

export const RejectsQuery = z.strictObject({ mapping: MappingText, filename: Words.optional() });

/** A spreadsheet has no more rows than this. */
const MAX_LISTED = 200_000;

/** Every row of a file that a mapping leaves out, as CSV: where it stands, why, and its cells. @throws Refusal */
export async function rejects(owner: Owner, upload: Upload): Promise<{ filename: string; csv: string }> {
  const mapping = await mappingGiven(owner, upload.mapping);
  return withRead(upload, false, mapping, async ({ filename }, { mapped }) => ({
    filename,
    csv: mapped ? rejectsCsv(mapped) : "",
  }));
}

export function rejectsCsv({ table, rejected }: Mapped): string {
  const listed = rejected.slice(0, MAX_LISTED);
  const widest = listed.reduce((most, { cells }) => Math.max(most, cells.length), table.columns.length);
  const names = Array.from({ length: widest }, (_, i) => table.columns[i] ?? `cell ${i + 1}`);
  const header = ["place", "column", "reason", ...names];
  const rows = listed.map(({ place, column, reason, cells }) => [
    place,
    column,
    reason,
    ...names.map((_, i) => cells[i] ?? null),
  ]);
  return csv(header, rows);
}

/** Always a download of a table, whatever it holds. */
export function rejectsResponse({ filename, csv: body }: { filename: string; csv: string }): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${filename}-rejected.csv`),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
