import { excerpt, type Issue } from "../outcome";
import { TABLE_LIMITS, type Table } from "../run/table";
import { cellCount, isComment, layoutOf, SAMPLE_LINES } from "../run/table-layout";
import { cellText, rowAt } from "../run/table-row";
import { columnNames } from "../run/table-shape";
import type { Steps } from "../steps";
import { DecimalSigns, isNumeric } from "../units/cell-number";
import type { TextSource } from "./format";
import { tooMany } from "./table-limits";

/** Rows that are parsed between two pauses. */
const ROWS_A_STEP = 5000;

interface Line {
  cells: string[];
  /** Number of its first line in the file. */
  line: number;
}

/** A text as a table; `null` when its lines are not rows of one width, an issue when it is one that cannot be read. */
export function* csvTable({ lines }: TextSource): Steps<Table | Issue | null> {
  const layout = layoutOf(lines);
  if (!layout) return null;
  const { delimiter, width, begin } = layout;
  if (width > TABLE_LIMITS.columns) return tooMany("columns", width, `line ${begin + 1}`);
  const all: Line[] = [];
  const ragged: Line[] = [];
  let comments = begin;
  let title = 0;
  let empty = 0;
  const signs = new DecimalSigns();
  let next = begin;
  for (let n = 1; next < lines.length; n++) {
    if (n % ROWS_A_STEP === 0) yield;
    const line = next + 1;
    const row = rowAt(lines, next, delimiter);
    next = row.next;
    if (row.open) return openQuote(line, row.cells);
    const cells = row.cells.slice(0, cellCount(row.cells, width)).map(shortened);
    if (cells.every((cell) => cell.trim() === "")) {
      if (row.cells.length > 1) empty++;
    } else {
      signs.add(cells);
      if (cells.length === width) all.push({ cells, line });
      else if (isComment(cells[0] ?? "")) comments++;
      else if (all.length === 0 && cells.length < width) title++;
      else ragged.push({ cells, line });
    }
    const rows = all.length + ragged.length + empty;
    if (rows > TABLE_LIMITS.rows + 1) return tooMany("rows", rows, `line ${line}`);
    if (rows * width > TABLE_LIMITS.cells) return tooMany("cells", rows * width, `line ${line}`);
  }
  return tableFrom({ all, ragged, delimiter, leftOut: comments + title, decimalComma: signs.comma });
}

const shortened = (cell: string): string => cellText(cell).slice(0, TABLE_LIMITS.cell);

interface Parts extends Pick<Table, "delimiter" | "decimalComma"> {
  all: Line[];
  ragged: Line[];
  leftOut: number;
}

function tableFrom({ all, ragged, delimiter, leftOut, decimalComma }: Parts): Table | null {
  const head = hasHeader(all) ? (all[0]?.cells ?? null) : null;
  const body = head ? all.slice(1) : all;
  const width = all[0]?.cells.length ?? 0;
  if (body.length === 0) return null;
  return {
    kind: "csv",
    columns: head ? columnNames(head) : Array.from({ length: width }, (_, i) => `column ${i + 1}`),
    head,
    rows: body.map(({ cells }) => cells),
    places: body.map(({ line }) => `line ${line}`),
    delimiter,
    decimalComma,
    ragged: ragged.map(({ cells, line }) => ({ place: `line ${line}`, cells: cells.slice(0, TABLE_LIMITS.columns) })),
    notes: leftOut > 0 ? [`Lines of titles and comments that were left out: ${leftOut}.`] : [],
  };
}

/** The first row holds names when it holds no figure and the rows below do, or has no number where they have one. */
function hasHeader(all: readonly Line[]): boolean {
  const [first, ...rest] = all.slice(0, SAMPLE_LINES);
  if (!first || first.cells.some(isNumeric)) return false;
  return rest.some(({ cells }) => cells.some(isNumeric));
}

function openQuote(line: number, cells: readonly string[]): Issue {
  return {
    code: "open-quote",
    message: "A quotation mark is opened and never closed, so where its cell ends is not known.",
    at: `line ${line}`,
    found: excerpt(cellText(cells.at(-1) ?? ""), 60),
    expected: 'cells in quotes that end with one: "1,5"',
    hint: "Close the quotation mark, or write it twice inside a cell in quotes.",
  };
}
