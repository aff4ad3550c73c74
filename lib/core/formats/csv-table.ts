import Papa from "papaparse";
import { excerpt, type Issue } from "../outcome";
import { type Delimiter, DELIMITERS, TABLE_LIMITS, type Table } from "../run/table";
import { columnNames } from "../run/table-shape";
import type { Steps } from "../steps";
import { DecimalSigns, isNumeric } from "../units/cell-number";
import type { TextSource } from "./format";
import { tooMany } from "./table-limits";

/** Lines that are looked at to find what parts the cells. */
const SAMPLE_LINES = 200;
/** Rows that are parsed between two pauses. */
const ROWS_A_STEP = 5000;
/** Share of the rows that must have one width. */
const ALIKE = 0.6;

interface Line {
  cells: string[];
  /** Number of its first line in the file. */
  line: number;
}

/** A text as a table; `null` when its lines are not rows of one width, an issue when it is one that cannot be read. */
export function* csvTable({ text, lines }: TextSource): Steps<Table | Issue | null> {
  const begin = lines.findIndex((line) => line.trim() !== "" && !isComment(line));
  if (begin < 0) return null;
  const found = delimiterOf(lines.slice(begin, begin + SAMPLE_LINES));
  if (!found) return null;
  const { delimiter, width } = found;
  if (width > TABLE_LIMITS.columns) return tooMany("columns", width, `line ${begin + 1}`);
  const from = lines.slice(0, begin).reduce((sum, line) => sum + line.length + 1, 0);
  const all: Line[] = [];
  const ragged: Line[] = [];
  let comments = begin;
  let title = 0;
  const signs = new DecimalSigns();
  let cursor = from;
  let line = begin + 1;
  while (cursor < text.length) {
    const { data, meta, errors } = parse(text.slice(cursor), delimiter, ROWS_A_STEP);
    for (const [i, cells] of data.entries()) {
      const at = line;
      line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
      if (errors.some((e) => e.row === i && e.code === "MissingQuotes")) return openQuote(at, cells);
      if (cells.every((cell) => cell.trim() === "")) continue;
      const row = trimmed(cells, width);
      signs.add(row);
      if (row.length === width) all.push({ cells: row, line: at });
      else if (isComment(cells[0] ?? "")) comments++;
      else if (all.length === 0 && row.length < width) title++;
      else ragged.push({ cells: row, line: at });
      const rows = all.length + ragged.length;
      if (rows > TABLE_LIMITS.rows + 1) return tooMany("rows", rows, `line ${at}`);
      if (rows * width > TABLE_LIMITS.cells) return tooMany("cells", rows * width, `line ${at}`);
    }
    if (meta.cursor <= 0) break;
    cursor += meta.cursor;
    yield;
  }
  return tableFrom({ all, ragged, delimiter, leftOut: comments + title, decimalComma: signs.comma });
}

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

/** What parts the cells: the sign by which most lines have one width of two or more; none, for a column of numbers. */
function delimiterOf(lines: readonly string[]): { delimiter: Delimiter | null; width: number } | null {
  const sample = lines.join("\n");
  const found = DELIMITERS.flatMap((delimiter) => {
    if (!sample.includes(delimiter)) return [];
    const { data, errors } = parse(sample, delimiter, SAMPLE_LINES);
    const open = errors.find((e) => e.code === "MissingQuotes")?.row;
    const rows = data.filter(
      (cells, i) => i !== open && cells.some((cell) => cell.trim() !== "") && !isComment(cells[0] ?? ""),
    );
    const { width, share } = commonWidth(rows);
    const enough = rows.length > 1 || (rows.length === 1 && open !== undefined);
    return width > 1 && share >= ALIKE && enough ? [{ delimiter, width, share }] : [];
  });
  const [best] = found.sort(
    (a, b) => b.share - a.share || DELIMITERS.indexOf(a.delimiter) - DELIMITERS.indexOf(b.delimiter),
  );
  if (best) return best;
  const filled = lines.filter((line) => line.trim() !== "" && !isComment(line));
  const [first = "", ...rest] = filled;
  const numbers = rest.filter(isNumeric).length;
  return rest.length > 0 && numbers === rest.length && first.length <= 200 ? { delimiter: null, width: 1 } : null;
}

function commonWidth(rows: readonly string[][]): { width: number; share: number } {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [most] = [...widths].sort(([, a], [, b]) => b - a);
  if (!most) return { width: 0, share: 0 };
  const alike = rows.filter((cells) => trimmed(cells, most[0]).length === most[0]);
  return { width: most[0], share: alike.length / rows.length };
}

/** Papa's quick way splits all of the rest at once, and this is asked for the rest again and again. */
function parse(text: string, delimiter: Delimiter | null, rows: number) {
  // A character that no text may hold parts nothing.
  return Papa.parse<string[]>(text, {
    delimiter: delimiter ?? "\u0000",
    newline: "\n",
    preview: rows,
    fastMode: false,
  });
}

const isComment = (line: string): boolean => line.trimStart().startsWith("#");

/** A delimiter too many at the end of a line parts nothing. */
function trimmed(cells: readonly string[], width: number): string[] {
  let end = cells.length;
  while (end > width && (cells[end - 1] ?? "").trim() === "") end--;
  return cells.slice(0, end).map((cell) => cell.slice(0, TABLE_LIMITS.cell));
}

function newlines(cell: string): number {
  let count = 0;
  for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) count++;
  return count;
}

function openQuote(line: number, cells: readonly string[]): Issue {
  return {
    code: "open-quote",
    message: "A quotation mark is opened and never closed, so where its cell ends is not known.",
    at: `line ${line}`,
    found: excerpt(cells.at(-1) ?? "", 60),
    expected: 'cells in quotes that end with one: "1,5"',
    hint: "Close the quotation mark, or write it twice inside a cell in quotes.",
  };
}
