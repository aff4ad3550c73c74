// UX 5, "CSV": UTF-8 with byte-order mark, RFC 4180, header first, raw numbers with a point. The writer itself is the
// core's, because reports are written there too.
import { type Cell, csv } from "../core/report/csv";

/** Records as CSV; the header is the keys of the first. Without records: nothing but the byte-order mark. */
export function toCsv(records: readonly object[]): string {
  const columns = Object.keys(records[0] ?? {});
  const rows = records.map((r) => columns.map((c) => cellOf((r as Record<string, unknown>)[c])));
  return csv(columns, rows);
}

function cellOf(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "string" || value === null) return value;
  return value === undefined ? null : String(value);
}
