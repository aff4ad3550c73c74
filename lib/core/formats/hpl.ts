import { accepted, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BANNER = /^HPLinpack \d/;
const HEADING = /^T\/V\s{1,30}N\s{1,10}NB\s{1,10}P\s{1,10}Q\s{1,30}Time\s{1,30}Gflops/;
const ROW =
  /^(W[A-Z0-9]{1,20})\s{1,20}(\d{1,9})\s{1,10}(\d{1,6})\s{1,10}(\d{1,6})\s{1,10}(\d{1,6})\s{1,30}(\S{1,20})\s{1,30}(\S{1,20})(?:\s.{0,40})?$/;
const CHECKED = /^\|\|Ax-b\|\|.{0,120}\.{3,8} (PASSED|FAILED)\s{0,8}$/;
const ENDED = /^End of Tests\./;
/** Builds for GPUs say so; the plain one and Intel's run on the processor. */
const GPU = /\bNVIDIA\b|\bCUDA\b|\brocHPL\b|\bcuBLAS\b|\bHIP\b/;

interface Solved {
  line: number;
  variant: string;
  params: Params;
  gflops: string;
  check: "PASSED" | "FAILED" | null;
  /** When it began, by which a result printed twice is told from a repeat. */
  started: string | null;
  row: string;
}

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return source.lines.some((line) => line.length < 400 && (BANNER.test(line) || HEADING.test(line)))
    ? { claimed: true, rule: "HPLinpack, or T/V N NB P Q Time Gflops" }
    : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("HPL");
  const solved = source.kind === "text" ? solvedIn(source, reading) : [];
  const end = source.kind === "text" ? source.lines.findLastIndex((line) => ENDED.test(line)) + 1 : 0;
  const gpu = source.kind === "text" && source.lines.some((line) => line.length < 400 && GPU.test(line));
  const seen = new Set<string>();
  let copies = 0;
  for (const one of solved) {
    const print = `${one.row} ${one.started}`;
    if (one.started !== null && seen.has(print)) {
      copies++;
      continue;
    }
    seen.add(print);
    // More always stands behind a row, so one that ends the file may have lost digits.
    if (source.kind === "text" && one.line === source.lines.length)
      reading.skipped.push({ what: "floating-point-rate", count: 1, reason: `the file ends in line ${one.line}` });
    else put(one, gpu, one.line < end, reading);
  }
  const last = solved.at(-1);
  if (last && last.line > end) reading.warnings.push(cutShort('"End of Tests."', `line ${last.line}`));
  if (copies > 0)
    reading.skipped.push({ what: "rows printed again", count: copies, reason: "the same result with the same start" });
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file is the output of HPL without a single solved system.",
      found: solved.length === 0 ? "a heading without rows" : "rows without a number",
      expected: "rows below T/V, N, NB, P, Q, Time and Gflops",
      hint: "The run probably stopped with an error; look at the end of its log.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function solvedIn(source: TextSource, reading: Reading): Solved[] {
  const solved: Solved[] = [];
  source.lines.forEach((line, i) => {
    if (line.length > 400) return;
    reading.tool.version ??= /^HPLinpack (\d[\w.]{0,20})/.exec(line)?.[1] ?? null;
    const [row, variant = "", n, nb, p, q, , gflops = ""] = ROW.exec(line) ?? [];
    const last = solved[solved.length - 1];
    if (row !== undefined)
      solved.push({
        line: i + 1,
        variant,
        params: { n: Number(n), nb: Number(nb), p: Number(p), q: Number(q) },
        gflops,
        check: null,
        started: null,
        row,
      });
    else if (last) {
      last.started ??= /^HPL_pdgesv\(\) start time (.{1,60})$/.exec(line)?.[1] ?? null;
      const check = CHECKED.exec(line)?.[1];
      if (check === "PASSED" || check === "FAILED") last.check ??= check;
    }
  });
  return solved;
}

/** A result without its check carries no verdict where the file lost its end; HPL can also be told not to check. */
function doubtOf({ check }: Solved, ended: boolean): string | null {
  if (check === "FAILED") return "residual check FAILED";
  return check === null && !ended ? "the file ends before the residual check" : null;
}

function put(one: Solved, gpu: boolean, ended: boolean, reading: Reading): void {
  const value = readNumber(one.gflops);
  const at = `line ${one.line}`;
  const doubt = doubtOf(one, ended);
  if (value === null || value <= 0) {
    reading.skipped.push({ what: "floating-point-rate", count: 1, reason: `no number at ${at}` });
    return;
  }
  leaveOut(reading, "time of a solution", "the operations a second are computed from it");
  if (one.check === "FAILED")
    reading.warnings.push({
      code: "wrong-results",
      message: "The residual check failed: the system was solved wrongly. The figure is shown and carries no verdict.",
      at,
      hint: "Look at memory errors, overclocking and the math library.",
    });
  reading.measurements.push({
    metric: "floating-point-rate",
    ...(gpu ? {} : { axis: "cpu" as const }),
    workload: "HPL",
    params: { ...one.params, variant: one.variant },
    unit: "GFLOP/s",
    written: one.gflops,
    at,
    statistics: { n: 1, value },
    ...(doubt === null ? {} : { noVerdict: doubt }),
  });
}

export const hpl: Format = {
  id: "hpl",
  label: "HPL (High-Performance Linpack)",
  tool: "HPL",
  command: "mpirun -np 2 ./xhpl > run-1.txt",
  axes: ["cpu", "gpu-compute"],
  measures: "How many floating point operations a second solve one large system of equations.",
  example: `HPLinpack 2.3  --  High-Performance Linpack benchmark
T/V                N    NB     P     Q               Time                 Gflops
WR00L2L2       40000   256     1     2              52.10             8.1912e+02
||Ax-b||_oo/(eps*(||A||_oo*||x||_oo+||b||_oo)*N)=   3.1e-03 ...... PASSED`,
  claims,
  read,
};
