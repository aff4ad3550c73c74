import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Table } from "../run/table";
import { atOnce, type Steps } from "../steps";
import { isNumeric } from "../units/cell-number";
import { csvTable } from "./csv-table";
import type { Source } from "./format";
import { jsonTable } from "./json-table";
import { seenIn } from "./seen";

/** A source of no known format as rows and columns, when it is a table with figures in it (FORMATS 4.12 c). */
export function tableOf(source: Source): Outcome<Table> {
  return atOnce(tableIn(source));
}

/** The same with pauses. */
export function* tableIn(source: Source): Steps<Outcome<Table>> {
  let fault: Issue | null = null;
  for (const view of source.kind === "json" && source.around ? [source, source.around] : [source]) {
    const table = view.kind === "text" ? yield* csvTable(view) : yield* jsonTable(view);
    yield;
    if (table && "columns" in table && hasFigures(table)) return accepted(table);
    if (table && !("columns" in table)) fault ??= table;
  }
  return refused(fault ?? noTable(source));
}

/** Rows that are looked at to tell a table from prose. */
const LOOKED_AT = 500;

/** A column of figures is one where half of what stands there are numbers. */
function hasFigures({ columns, rows }: Table): boolean {
  const some = rows.slice(0, LOOKED_AT);
  return columns.some((_, i) => {
    const cells = some.map((row) => row[i]?.trim() ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && 2 * cells.filter(isNumeric).length >= cells.length;
  });
}

function noTable(source: Source): Issue {
  return {
    code: "not-a-table",
    message: "The file is not a table: no rows and columns with figures in them were found.",
    at: "line 1",
    found: excerpt(seenIn(source), 200),
    expected: "CSV, TSV, a JSON list of objects, or JSON Lines",
    hint: "Save the figures as CSV with a header, one row a measurement.",
  };
}
