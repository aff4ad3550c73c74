import { accepted, type Outcome } from "../outcome";
import type { Params, Reading, Written } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { intervalsOrTests } from "./intervals";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BEGINNING = /^# Running '(\w{1,20}\/[\w-]{1,30})' benchmark:/;
const NUMBER = "(\\d{1,15}(?:\\.\\d{1,9})?)";
/** Settings, by the words around their numbers. */
const SETTINGS: readonly (readonly [RegExp, ...names: string[]])[] = [
  [/^# (\d{1,9}) sender and receiver (\w{1,12}) per group/, "per_group", "as"],
  [/^# (\d{1,9}) groups == (\d{1,9}) /, "groups", "tasks"],
  [/^# Executed (\d{1,15}) /, "operations"],
  [/^# function '([\w-]{1,40})'/, "function"],
  [/^# Copying (\w{1,12}) bytes/, "size"],
  [/^Run summary \[PID \d{1,9}\]: (\d{1,9}) threads, each operating on (\d{1,9}) /, "threads", "futexes"],
  [
    /^Run summary \[PID \d{1,9}\]: blocking on (\d{1,9}) threads .{1,80}, (\d{1,9}) threads waking up/,
    "threads",
    "wakers",
  ],
  [/^Run summary .{0,120}?\[(private|shared)\]/, "futex"],
];

type Row = readonly [sign: RegExp, metric: string, unit: string];
/** `GB/sec` is 2^30 bytes: perf divides by 1024. */
const RESULTS: readonly Row[] = [
  [new RegExp(`^Averaged ${NUMBER} operations/sec`), "cpu-operation-rate", "ops/s"],
  [new RegExp(`^${NUMBER} ops/sec$`), "cpu-operation-rate", "ops/s"],
  [new RegExp(`^${NUMBER} GB/sec$`), "host-memory-bandwidth", "GiB/s"],
  [new RegExp(`^${NUMBER} MB/sec$`), "host-memory-bandwidth", "MiB/s"],
  [new RegExp(`^Avg per-thread latency \\(.{1,60}\\) in ${NUMBER} ms`), "unmapped:futex wake time", "ms"],
];
const TOTAL = new RegExp(`^Total time: {1,8}${NUMBER} \\[sec\\]$`);
const THREAD = /^\[thread {1,8}\d{1,6}\] futex(?:es)?: .{1,80}\[ {0,4}\d{1,15} ops\/sec {0,4}\]$/;
const RUN = new RegExp(`^\\[Run \\d{1,6}\\]: Avg per-thread latency .{1,60} in ${NUMBER} ms`);

/** One benchmark of a log, and what was said of it until its result. */
interface Open {
  name: string;
  params: Params;
  runs: number[];
  total: { written: string; line: number } | null;
  found: boolean;
  /** What was announced last and has no result yet. */
  waiting: number | null;
}

const SIGN = { words: ["# Running '"], is: short(BEGINNING) };

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: "\"# Running '…/…' benchmark\"" } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("perf bench");
  if (source.kind === "text") readLines(source.lines, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "perf bench measured nothing.",
      found: reading.skipped[0]?.what ?? "a heading without a result",
      expected: "operations a second, GB/sec or a total time",
      hint: "Run perf bench again and keep all of its output.",
    });
  intervalsOrTests(reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readLines(lines: readonly string[], reading: Reading): void {
  let open: Open | null = null;
  lines.forEach((raw, i) => {
    if (raw.length > 400) return;
    const line = raw.trim();
    const name = BEGINNING.exec(line)?.[1];
    if (name) {
      close(open, reading);
      open = { name, params: {}, runs: [], total: null, found: false, waiting: i + 1 };
    }
    if (!open) return;
    for (const [sign, ...names] of SETTINGS) {
      const match = sign.exec(line);
      // Several functions of one benchmark follow one another.
      if (match)
        names.forEach((key, n) => open && (open.params = { ...open.params, [key]: plain(match[n + 1] ?? "") }));
    }
    if (THREAD.test(line)) leaveOut(reading, "operations of single threads", "the average of all threads is read");
    if (/^# function '/.test(line)) open.waiting = i + 1;
    const run = RUN.exec(line)?.[1];
    if (run) open.runs.push(Number(run));
    const total = TOTAL.exec(line)?.[1];
    if (total) open.total = { written: total, line: i + 1 };
    for (const [sign, metric, unit] of RESULTS) {
      const written = sign.exec(line)?.[1];
      if (written) put(open, metric, unit, written, i + 1, reading);
    }
  });
  const at = close(open, reading);
  if (at !== null && reading.measurements.length > 0)
    reading.warnings.push(cutShort("the result of its last benchmark", `line ${at}`));
}

const plain = (text: string): string | number => readNumber(text) ?? text;

function put(open: Open, metric: string, unit: string, written: string, line: number, reading: Reading): void {
  const value = readNumber(written);
  if (!value) return;
  open.found = true;
  open.waiting = null;
  const row: Written = {
    metric,
    axis: "cpu",
    workload: `perf bench ${open.name}`,
    params: open.params,
    unit,
    written,
    at: `line ${line}`,
    statistics: { n: 1, value },
  };
  if (open.runs.length > 2) Object.assign(row, { samples: Float64Array.from(open.runs), statistics: { value } });
  reading.measurements.push(row);
}

/** Where no rate was printed, the time of the fixed work is the result. @returns the line of what has no result */
function close(open: Open | null, reading: Reading): number | null {
  if (!open || open.found) return open?.waiting ?? null;
  if (open.total && open.name === "sched/messaging")
    put(open, "benchmark-duration", "s", open.total.written, open.total.line, reading);
  else reading.skipped.push({ what: `perf bench ${open.name}`, count: 1, reason: "no result that is known" });
  return open.waiting;
}

export const perfBench: Format = {
  id: "perf-bench",
  label: "perf bench (text)",
  tool: "perf bench",
  command: "perf bench sched messaging -g 20 -l 1000 > run-1.txt",
  axes: ["cpu"],
  measures:
    "How fast the kernel schedules, wakes and copies: operations a second, data a second or the time of fixed work.",
  example: `# Running 'sched/pipe' benchmark:
# Executed 1000000 pipe operations between two processes

     Total time: 5.120 [sec]

       5.120411 usecs/op
         195296 ops/sec`,
  claims,
  read,
};
