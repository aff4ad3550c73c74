// A profiler's summary as time by name: `nsys stats --format csv` (cuda_gpu_kern_sum, cuda_gpu_mem_time_sum; several reports
// may follow one another in one text) and the key averages of the PyTorch profiler written as CSV.
import { type Issue, type Outcome, accepted, excerpt, refused } from "../outcome";
import { cellText, rowAt } from "../run/table-row";
import { type EntryPlace, groupOf } from "./profiler-names";

export interface ProfilerEntry {
  name: string;
  place: EntryPlace;
  /** Time of its own, without what it calls, in seconds. */
  seconds: number;
  /** Group of names that knows it; `null`: the user assigns it. */
  group: string | null;
}

export interface ProfilerSummary {
  tool: "nsys" | "pytorch";
  entries: ProfilerEntry[];
  /** Rows that were not read, with their reasons. */
  rejected: Issue[];
  /** Reports and rows that were left out on purpose, in words. */
  notes: string[];
}

const MOST_ROWS = 100_000;
const DELIMITERS = [",", "\t", ";"] as const;

/** Reads a summary. Bad rows cost themselves only; a text without any summary is refused with what was looked for. */
export function readProfilerSummary(text: string): Outcome<ProfilerSummary> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const rejected: Issue[] = [];
  const notes: string[] = [];
  const rows: Found[] = [];
  let head: Head | null = null;
  for (let at = 0; at < lines.length; ) {
    const begins = headAt(lines[at] ?? "");
    if (begins) {
      head = begins;
      if (begins.leave) notes.push(begins.leave);
      at++;
      continue;
    }
    const line = lines[at] ?? "";
    if (!head || line.trim() === "" || isBetween(line)) {
      at++;
      continue;
    }
    const row = rowAt(lines, at, head.delimiter, 50);
    const place = `line ${at + 1}`;
    at = Math.max(at + 1, row.next);
    if (head.leave) continue;
    const found = rowOf(head, row.cells.map(cellText), place);
    if ("code" in found) rejected.push(found);
    else rows.push(found);
    if (rows.length > MOST_ROWS) return refused(tooLong());
  }
  if (rows.length === 0) return refused(rejected[0] ?? nothing(lines, notes));
  const tool = rows.some((row) => row.head.tool === "pytorch") ? "pytorch" : "nsys";
  return accepted({ tool, entries: entriesOf(rows, notes), rejected, notes });
}

/** What the first cells of a report say of its columns. */
interface Head {
  tool: ProfilerSummary["tool"];
  delimiter: string;
  width: number;
  name: number;
  gpu: Column | null;
  host: Column | null;
  /** Which device a row ran on. */
  device: number;
  /** One report that counts kernels and copies together. */
  both: boolean;
  /** Why none of its rows counts. */
  leave: string | null;
}

interface Column {
  at: number;
  /** Seconds of the unit in its heading; cells may bring their own. */
  unit: number;
}

interface Found {
  head: Head;
  name: string;
  gpu: number;
  host: number;
  device: string;
}

const NAMES = /^(name|key|operation|kernel ?name|kernel|operator)$/i;
const GPU_TIME = /^(total time|self (cuda|device|gpu|xpu|hip)( time)?( total)?|self_(cuda|device)_time_total)$/i;
const HOST_TIME = /^(self cpu( time)?( total)?|self_cpu_time_total)$/i;
const UNITS: Record<string, number> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1 };

function headAt(line: string): Head | null {
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    const cells = rowAt([line], 0, delimiter).cells.map((cell) => cellText(cell).trim());
    const bare = cells.map((cell) => cell.replace(/\s*\((?:ns|us|µs|μs|ms|s)\)\s*$/i, "").trim());
    const name = bare.findIndex((cell) => NAMES.test(cell));
    if (name < 0) continue;
    const column = (of: RegExp): Column | null => {
      const at = bare.findIndex((cell) => of.test(cell));
      return at < 0 ? null : { at, unit: unitIn(cells[at] ?? "") };
    };
    const [gpu, host] = [column(GPU_TIME), column(HOST_TIME)];
    const isNsys = cells.some((cell) => /^(time \(%\)|total \((mb|mib|gb)\))$/i.test(cell));
    if (!gpu && !host && !isNsys) continue;
    return {
      tool: isNsys ? "nsys" : "pytorch",
      delimiter,
      width: cells.length,
      name,
      gpu,
      host,
      device: bare.findIndex((cell) => /^device_?type$/i.test(cell)),
      both: isNsys && bare.some((cell) => /^category$/i.test(cell)),
      leave: isNsys ? leftOut(bare, gpu) : null,
    };
  }
  return null;
}

/** Reports of Nsight Systems that say nothing of the GPU's time. */
function leftOut(bare: readonly string[], gpu: Column | null): string | null {
  if (!gpu) return "A report of sizes was left out: it holds no times.";
  if (bare.some((cell) => /^num calls$/i.test(cell)))
    return "A report of calls on the host was left out: most of its time waits for the GPU.";
  if (bare.some((cell) => /^(style|range)$/i.test(cell)))
    return "A report of marked ranges was left out: they hold what the kernels hold.";
  return null;
}

/** Lines that nsys prints between two reports. */
const isBetween = (line: string): boolean =>
  /^\s*\*\*|^(processing|generating|skipped|note|warning)\b|^\[\d+\/\d+\]/i.test(line);

/** PyTorch's own times are in microseconds where their heading does not say. */
function unitIn(heading: string): number {
  const unit = /\((ns|us|µs|μs|ms|s)\)\s*$/i.exec(heading)?.[1]?.toLowerCase();
  return unit === undefined ? 1e-6 : (UNITS[unit] ?? 1e-6);
}

const CELL = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(ns|us|µs|μs|ms|s)?$/i;

function secondsOf(cell: string, { unit }: Column): number | null {
  const found = CELL.exec(cell.trim());
  if (!found) return null;
  const seconds = Number(found[1]) * (found[2] === undefined ? unit : (UNITS[found[2].toLowerCase()] ?? unit));
  return Number.isFinite(seconds) ? seconds : null;
}

function rowOf(head: Head, cells: readonly string[], place: string): Found | Issue {
  const bad = (message: string, found: string, expected: string): Issue => ({
    code: "profiler-row",
    message,
    at: place,
    found: excerpt(found, 60),
    expected,
  });
  if (cells.length !== head.width)
    return bad("The row has another number of cells than its heading.", `${cells.length} cells`, `${head.width} cells`);
  const name = (cells[head.name] ?? "").trim();
  if (name === "") return bad("The row has no name.", "an empty cell", "the name of a kernel or an operation");
  const times = { gpu: 0, host: 0 };
  for (const key of ["gpu", "host"] as const) {
    const column = head[key];
    if (!column) continue;
    const cell = cells[column.at] ?? "";
    const seconds = secondsOf(cell, column);
    if (seconds === null)
      return bad("The time of this row is not a number.", cell || "an empty cell", "a number such as 1234.5 or 1.2ms");
    times[key] = seconds;
  }
  return { head, name, ...times, device: head.device < 0 ? "" : (cells[head.device] ?? "") };
}

const ON_GPU = /cuda|gpu|xpu|hip|privateuse/i;

/** Marks that people set in a trace: on the GPU they hold what the kernels below them hold. */
const MARKS = /^(profilerstep\*?|## |nn\.module|optimizer\.|gpu_user_annotation)/i;

/**
 * Rows to entries without counting a time twice: an operator of PyTorch carries the time of its kernels, which stand in rows
 * of their own; one report of nsys may hold kernels and copies together beside those of each.
 */
function entriesOf(rows: readonly Found[], notes: string[]): ProfilerEntry[] {
  const torch = rows.filter((row) => row.head.tool === "pytorch");
  const onGpu = torch.filter((row) => row.gpu > 0 && !MARKS.test(row.name));
  const marked = onGpu.filter((row) => ON_GPU.test(row.device));
  const kernels = marked.length > 0 ? marked : onGpu.filter((row) => row.host === 0);
  const gpu = new Set(kernels.length > 0 ? kernels : onGpu);
  if (gpu.size < onGpu.length)
    notes.push(
      `${onGpu.length - gpu.size} operators carry the time of kernels that have rows of their own, which count once.`,
    );
  const parts = rows.filter((row) => row.head.tool === "nsys" && !row.head.both);
  const nsys = parts.length > 0 ? parts : rows.filter((row) => row.head.tool === "nsys");
  if (parts.length > 0 && rows.some((row) => row.head.both))
    notes.push("A report of kernels and copies together was left out: both have reports of their own.");
  const counted = [...nsys, ...gpu].map((row) => ({ name: row.name, place: "gpu" as const, seconds: row.gpu }));
  const host = torch
    .filter((row) => row.host > 0)
    .map((row) => ({ name: row.name, place: "host" as const, seconds: row.host }));
  return [...counted, ...host]
    .filter((entry) => entry.seconds > 0)
    .map((entry) => ({ ...entry, group: groupOf(entry.name, entry.place)?.id ?? null }))
    .sort((a, b) => b.seconds - a.seconds);
}

function nothing(lines: readonly string[], notes: readonly string[]): Issue {
  const first = lines.find((line) => line.trim() !== "") ?? "an empty file";
  return {
    code: "no-profiler-summary",
    message:
      notes.length > 0
        ? `The file holds no times of the GPU. ${notes.join(" ")}`
        : "This is not a profiler's summary: no heading with a name and a time was found.",
    at: "line 1",
    found: excerpt(first, 80),
    expected:
      "`nsys stats --report cuda_gpu_kern_sum,cuda_gpu_mem_time_sum --format csv`, or PyTorch's key averages as CSV with the columns Name and Self CUDA",
    hint: "A table printed with blanks between its columns is not CSV: add --format csv.",
  };
}

const tooLong = (): Issue => ({
  code: "profiler-too-long",
  message: `The summary has more than ${MOST_ROWS} rows, which is the limit.`,
  at: `row ${MOST_ROWS + 1}`,
  hint: "Take a summary by name, not a trace of every call.",
});
