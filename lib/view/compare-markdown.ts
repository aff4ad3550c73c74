// "Copy as Markdown" (UX 5): verdict, one table, environment diff, reasons, link; pipes and backticks escaped. The words
// come from the server; the table is that of the screen, so the browser sets it in when it is copied.
import { type LiveRow, fullLabel, verdictWord } from "./compare-live";
import { formatNumber } from "./format";
import { sizeWords } from "./params";

/** Text that must not become a table, code or markup. */
export const escaped = (text: string): string =>
  text.replaceAll(/[\\`|*_<>[\]#~]/g, (c) => `\\${c}`).replaceAll(/\s+/g, " ");

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What stands before and after the table. */
export interface MarkdownFrame {
  before: string;
  after: string;
  /** Ends the text, with the address of what is on the screen. */
  closing: string;
}

const named = (row: LiveRow): string => {
  const label = fullLabel(row);
  return row.size === null || /(^|, )size /.test(row.note) ? label : `${label}, size ${sizeWords(row.size)}`;
};

/** More rows than this make a ticket nobody can read; the file has them all. */
const MOST = 200;

/** The whole text: words, the rows as they stand on the screen, words, link. */
export function compareMarkdown(frame: MarkdownFrame, rows: readonly LiveRow[], link: string): string {
  const table = [
    line(["Metric", "Unit", "Bare metal", "Virtualized", "Overhead", "95 % interval", "Runs", "Verdict"]),
    line(["---", "---", "---:", "---:", "---:", "---:", "---:", "---"]),
    ...rows
      .slice(0, MOST)
      .map((r) =>
        line([named(r), r.unit, r.baseline, r.candidate, r.overhead, r.interval, r.runs, verdictWord(r)].map(escaped)),
      ),
  ].join("\n");
  const more =
    rows.length > MOST ? `The first ${MOST} of ${formatNumber(rows.length)} rows; the CSV has them all.` : "";
  return `${[frame.before, table, more, frame.after, `${frame.closing}: <${link}>`].filter(Boolean).join("\n\n")}\n`;
}
