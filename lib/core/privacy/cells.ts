import { cellCount } from "../run/table-layout";
import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import type { KeyRule } from "./private-keys";

/** What the first row of a table says of its columns: those that are private, at their places. */
export interface Heading {
  width: number;
  /** Whether it stands above the rows, or else between them, where it may as well be one of them. */
  own: boolean;
  columns: readonly { index: number; rule: KeyRule }[];
}

export const isNumber = (text: string): boolean => /^[+-]?[\d.,]{1,20}(?:[eE][+-]?\d{1,4})?[ \t]{0,8}%?$/.test(text);

/** Cells that a row may have too many or too few for its private ones to be looked for beside their places. */
const NEAR = 8;
const FEW = 50;

/** A row without what stands in private columns; in a row of another width it may stand beside its place. */
export function cleanRow(cells: readonly string[], headings: readonly Heading[], privacy: Cleaner): readonly string[] {
  const clean = [...cells];
  const exact = headings.filter(({ width }) => cellCount(cells, width) === width);
  for (const { columns } of exact)
    for (const { index, rule } of columns) clean[index] = cleanCell(clean[index] ?? "", rule, privacy);
  if (exact.some(({ own }) => own)) return clean;
  for (const heading of headings.filter((other) => !exact.includes(other)))
    for (const { from, to, rule } of rangesOf(heading, cells.length))
      for (let i = from; i <= to; i++) clean[i] = strayCell(clean[i] ?? "", rule, privacy);
  return clean;
}

function rangesOf({ width, columns }: Heading, count: number): { from: number; to: number; rule: KeyRule }[] {
  const extra = count - width;
  const begin = (index: number) => Math.max(0, index + Math.min(0, extra));
  if (Math.abs(extra) > NEAR || columns.length > FEW) {
    const first = columns.find(({ rule }) => rule.how !== "path");
    return first ? [{ from: begin(first.index), to: count - 1, rule: first.rule }] : [];
  }
  return columns.map(({ index, rule }) => ({
    from: begin(index),
    to: Math.min(count - 1, index + Math.max(0, extra)),
    rule,
  }));
}

/** A cell of a row whose cells are shifted: a number may be a figure, and a name is not told from other words. */
function strayCell(cell: string, rule: KeyRule, privacy: Cleaner): string {
  if (isNumber(cell.trim())) return cell;
  return cleanCell(cell, rule.how === "path" ? rule : { how: "all", kind: rule.kind }, privacy);
}

function cleanCell(cell: string, rule: KeyRule, privacy: Cleaner): string {
  const plain = cell.trim();
  // A comment stays one, and so does a quotation mark that is never closed.
  const mark = /^(?:"|#[# \t]{0,100})?/.exec(plain)?.[0] ?? "";
  const closed = mark === '"' && plain.length > 1 && plain.endsWith('"');
  const start = cell.indexOf(plain) + mark.length;
  const text = cell.slice(start, start + plain.length - mark.length - (closed ? 1 : 0));
  if (text.trim() === "" || isFigure(text, rule)) return cell;
  const clean = privacy.marked(text, rule);
  if (clean === text) return cell;
  // As many lines as before: the rows below keep their places.
  const fewer = Math.max(0, text.split("\n").length - clean.split("\n").length);
  return cell.slice(0, start) + clean + "\n".repeat(fewer) + cell.slice(start + text.length);
}
