import { isNumeric } from "../units/cell-number";
import { type Delimiter, DELIMITERS } from "./table";
import { cellText, rowAt } from "./table-row";

/** Lines that are looked at to find what parts the cells. */
export const SAMPLE_LINES = 200;
/** Share of the rows that must have one width. */
const ALIKE = 0.6;

/** How the lines of a text are rows. */
export interface TableLayout {
  /** `null`: a column of numbers, parted by nothing. */
  delimiter: Delimiter | null;
  /** Cells of a row. */
  width: number;
  /** Index of the first line that is neither blank nor a comment. */
  begin: number;
}

/** The sign by which most lines have one width of two or more; `null`: the lines are no table. */
export function layoutOf(lines: readonly string[]): TableLayout | null {
  const begin = lines.findIndex((line) => line.trim() !== "" && !isComment(line));
  if (begin < 0) return null;
  const sample = lines.slice(begin, begin + SAMPLE_LINES);
  const found = DELIMITERS.flatMap((delimiter) => {
    if (!sample.some((line) => line.includes(delimiter))) return [];
    const { rows, open } = rowsOf(sample, delimiter);
    const { width, share } = commonWidth(rows);
    const enough = rows.length > 1 || (rows.length === 1 && open);
    return width > 1 && share >= ALIKE && enough ? [{ delimiter, width, share }] : [];
  });
  const [best] = found.sort(
    (a, b) => b.share - a.share || DELIMITERS.indexOf(a.delimiter) - DELIMITERS.indexOf(b.delimiter),
  );
  if (best) return { delimiter: best.delimiter, width: best.width, begin };
  const filled = sample.filter((line) => line.trim() !== "" && !isComment(line));
  const [first = "", ...rest] = filled;
  const numbers = rest.filter(isNumeric).length;
  return rest.length > 0 && numbers === rest.length && first.length <= 200
    ? { delimiter: null, width: 1, begin }
    : null;
}

export const isComment = (line: string): boolean => line.trimStart().startsWith("#");

/** Cells up to the last that counts: a delimiter too many at the end of a line parts nothing. */
export function cellCount(cells: readonly string[], width: number): number {
  let end = cells.length;
  while (end > width && (cells[end - 1] ?? "").trim() === "") end--;
  return end;
}

/** The rows that are no comments and not blank; of one that is not closed only that it is there. */
function rowsOf(sample: readonly string[], delimiter: Delimiter): { rows: string[][]; open: boolean } {
  const rows: string[][] = [];
  for (let at = 0; at < sample.length; ) {
    const row = rowAt(sample, at, delimiter);
    if (row.open) return { rows, open: true };
    const cells = row.cells.map(cellText);
    if (cells.some((cell) => cell.trim() !== "") && !isComment(cells[0] ?? "")) rows.push(cells);
    at = row.next;
  }
  return { rows, open: false };
}

function commonWidth(rows: readonly string[][]): { width: number; share: number } {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [most] = [...widths].sort(([, a], [, b]) => b - a);
  if (!most) return { width: 0, share: 0 };
  const alike = rows.filter((cells) => cellCount(cells, most[0]) === most[0]);
  return { width: most[0], share: alike.length / rows.length };
}
