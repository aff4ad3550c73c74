import { DELIMITERS } from "../run/table";
import { cellCount, isComment, layoutOf, type TableLayout } from "../run/table-layout";
import { cellText, rowAt, type TableRow } from "../run/table-row";
import type { Steps } from "../steps";
import { cleanRow, type Heading, isNumber } from "./cells";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";

/** What the name of a column is taken to say. */
const SURE: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "alias", "path"]);
/** A name in the middle of a text: no sign of a program or a document. */
const NAME = /^[^{}<>=\\]{0,200}$/;
/** Lines that a heading in the middle of a text may have. */
const HEADING_LINES = 20;
/** Headings that one table may have: a comment, a title, the first row. */
const MOST = 8;
const PAUSE = 10_000;
const KNOWN = 10_000;
/** Characters of a name with its quotes and blanks. */
const LONGEST = 300;

interface HeadingInText {
  heading: Heading;
  delimiter: string;
  lines: number;
}

/**
 * The lines of a text without what stands in private columns of tables. Each column is told by its own name, whatever
 * the others are called, and rows are what a table's rows are elsewhere.
 * @returns those that changed, by index; aliases are marked, and as many lines remain
 */
export function* cleanedColumns(lines: readonly string[], privacy: Cleaner): Steps<Map<number, string>> {
  const columns = new Columns(lines, privacy);
  const layout = layoutOf(lines);
  const from = layout ? yield* columns.table(layout) : 0;
  yield* columns.text(from);
  return columns.changed;
}

class Columns {
  readonly changed = new Map<number, string>();
  /** Lines of a row: after a quotation mark that is never closed none is closed below. */
  #most = Infinity;
  /** What names say that were looked at. */
  readonly #rules = new Map<string, KeyRule | null>();

  constructor(
    private readonly lines: readonly string[],
    private readonly privacy: Cleaner,
  ) {}

  /** The text as one table. @returns the line where it has no private column and is looked at as any other text */
  *table({ delimiter, width }: TableLayout): Steps<number> {
    const headings: Heading[] = [];
    let begun = false;
    for (let at = 0, n = 1; at < this.lines.length; n++) {
      if (n % PAUSE === 0) yield;
      const { cells, next } = this.#row(at, delimiter);
      const comment = isComment(cells[0] ?? "");
      const first = !begun && !comment && cellCount(cells, width) === width;
      const own = !begun || comment;
      const named = this.#headingOf(cells, own);
      const heading = named && ((own && headings.length === 0) || isHeading(cells)) ? named : null;
      if (first) begun = true;
      if (!heading || !own) this.#clean(at, cells, delimiter, headings);
      if (heading && (own || heading.width !== width || isTelling(heading)) && headings.length < MOST)
        headings.push(heading);
      at = next;
      if (begun && headings.length === 0) return at;
    }
    return this.lines.length;
  }

  /** A text with tables in it: a heading, and rows of as many cells below it. */
  *text(from: number): Steps<void> {
    let found: HeadingInText | null = null;
    let rows = 0;
    for (let at = from, n = 1; at < this.lines.length; n++) {
      if (n % PAUSE === 0) yield;
      if (found) {
        const { heading, delimiter } = found;
        const { cells, next } = this.#row(at, delimiter);
        const fits = cellCount(cells, heading.width) === heading.width;
        if (fits || (cells.length > 1 && rows > 0) || next > at + 1) {
          this.#clean(at, cells, delimiter, [heading]);
          rows++;
          at = next;
          continue;
        }
      }
      found = this.#headingAt(at);
      rows = 0;
      at += found?.lines ?? 1;
    }
  }

  #row(at: number, delimiter: string | null): TableRow {
    const row = rowAt(this.lines, at, delimiter, this.#most);
    if (!row.open) return row;
    this.#most = 1;
    return rowAt(this.lines, at, delimiter, 1);
  }

  #headingAt(at: number): HeadingInText | null {
    const line = this.lines[at] ?? "";
    for (const delimiter of DELIMITERS) {
      if (!line.includes(delimiter)) continue;
      const { cells, next, open } = rowAt(this.lines, at, delimiter, Math.min(HEADING_LINES, this.#most));
      const heading = open ? null : this.#headingOf(cells, true);
      if (heading && isHeading(cells)) return { heading, delimiter, lines: next - at };
    }
    return null;
  }

  /** The private columns under these names; `null`: there is none. */
  #headingOf(cells: readonly string[], own: boolean): Heading | null {
    const columns: { index: number; rule: KeyRule }[] = [];
    for (const [index, cell] of cells.entries()) {
      const rule = cell.length > LONGEST ? null : this.#ruleOf(cell);
      if (rule) columns.push({ index, rule });
    }
    return columns.length > 0 ? { width: cells.length, columns, own } : null;
  }

  #ruleOf(cell: string): KeyRule | null {
    const known = this.#rules.get(cell);
    if (known !== undefined) return known;
    const name = cellText(cell.trim().replace(/^#[#\s]{0,100}/, "")).trim();
    const rule = ruleOf(name.replace(/^#[#\s]{0,100}/, ""));
    const sure = rule && SURE.has(rule.how) ? rule : null;
    if (this.#rules.size < KNOWN) this.#rules.set(cell, sure);
    return sure;
  }

  #clean(at: number, cells: readonly string[], delimiter: string | null, headings: readonly Heading[]): void {
    if (headings.length === 0) return;
    const clean = cleanRow(cells, headings, this.privacy);
    if (clean.every((cell, i) => cell === cells[i])) return;
    for (const [i, line] of clean
      .join(delimiter ?? "")
      .split("\n")
      .entries())
      if (line !== this.lines[at + i]) this.changed.set(at + i, line);
  }
}

/** Whether a row in the middle of a text may hold names: two cells or more, and none a number. */
const isHeading = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell) => NAME.test(cell) && !isNumber(cellText(cell.trim())));

/** Whether names among the rows are a heading rather than words such as `user` in a column of roles. */
const isTelling = ({ columns }: Heading): boolean =>
  columns.some(({ rule: { how } }) => how === "all" || how === "texts");
