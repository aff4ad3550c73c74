import { DELIMITERS } from "../run/table";
import { cellCount, layoutOf, type TableLayout } from "../run/table-layout";
import { cellText, rowAt, type TableRow } from "../run/table-row";
import type { Steps } from "../steps";
import { cleanCell, type PrivateColumn, raggedCells } from "./cells";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";

/** What the name of a column is taken to say. */
const SURE: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "alias", "path"]);
/** A heading in the middle of a text: no sign of a program or a document, and no number. */
const NAME = /^[^{}<>=\\]{0,200}$/;
const NUMBER = /^[+-]?[\d.,]{1,40}(?:[eE][+-]?\d{1,4})?\s{0,8}%?$/;
/** Lines that a heading in the middle of a text may have. */
const HEADING_LINES = 20;
/** Headings of one table: a comment, a title, the first row. */
const HEADINGS = 8;
const PAUSE = 10_000;

interface Heading {
  width: number;
  columns: readonly PrivateColumn[];
}

/**
 * The columns of tables whose names say that they are private, each by itself whatever the others are called. Where
 * the text is a table, its rows are those of {@link layoutOf}; in any other, rows are those of as many cells as a heading
 * above them.
 * @returns lines without their private cells, by index; aliases are marked, and as many lines remain
 */
export function* cleanedColumns(lines: readonly string[], privacy: Cleaner): Steps<Map<number, string>> {
  const changed = new Map<number, string>();
  const layout = layoutOf(lines);
  const rows = layout ? new TableRows(layout) : new RowsInText();
  // After a quotation mark that is never closed, none after it is.
  let most = Infinity;
  let inText = rows;
  for (let at = 0, n = 1; at < lines.length; n++) {
    if (n % PAUSE === 0) yield;
    if (inText instanceof TableRows && inText.hasNothing) inText = new RowsInText();
    const seen = inText.rowAt(lines, at, most);
    if (seen.open) {
      most = 1;
      continue;
    }
    const { cells, delimiter, next } = seen;
    const clean = inText.clean(seen, privacy);
    if (clean !== cells) {
      const text = clean.join(delimiter ?? "").split("\n");
      for (const [i, line] of text.entries()) if (line !== lines[at + i]) changed.set(at + i, line);
    }
    at = next;
  }
  return changed;
}
