import { accepted, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BEGINNING = /^STREAM version \$Revision: {0,4}(\d{1,3}\.\d{1,3})/;
/** Older versions write no `(elements)`. */
const ARRAY = /^Array size = (\d{1,15})\b/;
const ELEMENT = /^This system uses (\d{1,3}) bytes per /;
const THREADS = /^Number of Threads (requested|counted) = (\d{1,6})/;
const TIMES = /^Each kernel will be executed (\d{1,9}) times/;
const ROW = /^(Copy|Scale|Add|Triad): {1,20}(\d{1,12}(?:\.\d{1,6})?) {1,20}\d/;
const FAILED = /^Failed Validation on array/;
const CHECKED = /^(?:Solution Validates|Failed Validation on array)/;

/** Settings stand above the table they are of. */
interface Run {
  params: Params;
  context: Params;
  rows: number[];
}

const SIGN = { words: ["Avg time"], is: short(/^\s{0,8}Function\s{1,20}(?:Best )?Rate \(?MB\/s\)?\s{1,8}Avg time/) };

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: 'the heading "Function Best Rate MB/s"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("STREAM");
  if (source.kind === "text") readRuns(source.lines, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "STREAM measured nothing.",
      found: "a heading without rows",
      expected: "rows Copy, Scale, Add and Triad with a rate",
      hint: "Run STREAM again and keep all of its output.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readRuns(lines: readonly string[], reading: Reading): void {
  let run: Run = { params: {}, context: {}, rows: [] };
  /** Of the last row, until the check of the results. */
  let open = 0;
  lines.forEach((raw, i) => {
    if (raw.length > 400) return;
    const line = raw.trim();
    const beginning = BEGINNING.exec(line);
    if (beginning) {
      reading.tool.version ??= beginning[1] ?? null;
      run = { params: {}, context: {}, rows: [] };
    }
    setting(line, run);
    const row = ROW.exec(line);
    if (row) open = i + 1;
    if (CHECKED.test(line)) open = 0;
    const value = row ? readNumber(row[2] ?? "") : null;
    if (row && value) {
      leaveOut(reading, "times of a kernel", "the rate is computed from the shortest of them");
      run.rows.push(reading.measurements.length);
      reading.measurements.push({
        metric: "host-memory-bandwidth",
        workload: "STREAM",
        params: { kernel: (row[1] ?? "").toLowerCase(), ...run.params },
        context: run.context,
        unit: "MB/s",
        written: row[2] ?? "",
        at: `line ${i + 1}`,
        statistics: { n: 1, value },
      });
    }
    if (FAILED.test(line)) failed(run, i + 1, reading);
  });
  if (open > 0) reading.warnings.push(cutShort("STREAM's check of its results", `line ${open}`));
}

function setting(line: string, { params, context }: Run): void {
  const array = ARRAY.exec(line);
  if (array) params.array_elements = Number(array[1]);
  const element = ELEMENT.exec(line);
  if (element) params.element_bytes = Number(element[1]);
  const threads = THREADS.exec(line);
  // What was counted is what ran.
  if (threads && (threads[1] === "counted" || params.threads === undefined)) params.threads = Number(threads[2]);
  const times = TIMES.exec(line);
  if (times) context.repetitions = Number(times[1]);
}

function failed(run: Run, line: number, reading: Reading): void {
  for (const index of run.rows) {
    const row = reading.measurements[index];
    if (row) row.noVerdict = "STREAM's check of its own results failed";
  }
  if (reading.warnings.some((w) => w.code === "invalid-result")) return;
  reading.warnings.push({
    code: "invalid-result",
    message: "STREAM's check of its own results failed; they are shown and carry no verdict.",
    at: `line ${line}`,
  });
}

export const stream: Format = {
  id: "stream",
  label: "STREAM (text)",
  tool: "STREAM",
  command: "OMP_PROC_BIND=spread OMP_PLACES=cores ./stream > run-1.txt",
  axes: ["cpu"],
  measures: "How fast the processors read and write the host's memory.",
  example: `STREAM version $Revision: 5.10 $
Array size = 100000000 (elements), Offset = 0 (elements)
Number of Threads counted = 32
Function    Best Rate MB/s  Avg time     Min time     Max time
Copy:          182340.5     0.008812     0.008775     0.008930
Triad:         190112.4     0.012690     0.012624     0.012802`,
  claims,
  read,
};
