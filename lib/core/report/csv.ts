// RFC 4180 with a byte-order mark, so that spreadsheets read "€" (UX 5, "CSV").

/** A number is written raw, never as text; `null` is an empty cell. */
export type Cell = string | number | null;

const BOM = "\uFEFF";

/** A table as CSV: header first, CRLF lines, decimal point, no rounding. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (header.length === 0) return BOM;
  return BOM + [header, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(cell: Cell): string {
  if (cell === null) return "";
  // An infinity or NaN has no writing that a spreadsheet reads as a number.
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell === 0 ? 0 : cell) : "";
  const safe = defused(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers never do. */
function defused(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
