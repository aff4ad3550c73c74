import { readNumber } from "../units/number";
import type { TextSource } from "./format";

export interface Group {
  time: number | null;
  algbw: number | null;
  busbw: number | null;
  wrong: number;
  written: [time: string, algbw: string, busbw: string];
}
export interface Row {
  line: number;
  /** Fields on the line. */
  cells: number;
  size: number;
  type: string;
  redop: string | null;
  root: number | null;
  "out-of-place": Group | null;
  "in-place": Group | null;
}
/** One run of one program: from `# nThread` to the next. Host names are counted and not kept. */
export interface Block {
  line: number;
  version: string | null;
  library: string | null;
  /** `all_reduce`, without `_perf` and `_mpi`. */
  program: string | null;
  settings: Map<string, number>;
  step: string | null;
  ranks: number;
  hosts: Set<string>;
  gpus: Set<string>;
  rows: Row[];
  outOfBounds: string | null;
  /** Whether the closing lines are there: a table without them was cut. */
  closed: boolean;
  /** A last row that lost its end, which is not read. */
  torn: number | null;
  average: { value: number; written: string; line: number } | null;
}

const TYPES = new Set(
  "float half double bfloat16 int8 uint8 int32 uint32 int64 uint64 fp8_e4m3 fp8_e5m2 f8e4m3 f8e5m2".split(" "),
);
const HEADER = /^#\s{0,8}nThread \d/;
const HEADING = /\balgbw\b.{1,40}\bbusbw\b/;
const RANK =
  /^#\s{1,8}Rank\s{1,8}\d{1,6}\s.{0,60}?\bon\s{1,20}(\S{1,200})\s{1,8}device\s{1,8}\d{1,4}\s{1,4}\[[^\]]{1,20}\]\s{1,4}(.{1,100})$/;
const PROGRAM = /\b([a-z][a-z_]{2,30})_perf(?:_mpi)?\b/;
const SETTING = /\b(nThread|nGpus|minBytes|maxBytes|warmup iters|agg iters|iters|validation|graph):? (\d{1,15})\b/g;

export const isNcclText = (source: TextSource): boolean =>
  source.lines.some((line) => HEADER.test(line) || (line.startsWith("#") && line.length < 1000 && HEADING.test(line)));

export function blocksOf(source: TextSource): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let heading: string[] = [];
  const before = { version: null as string | null, library: null as string | null, program: null as string | null };
  source.lines.forEach((line, i) => {
    if (line.length > 4000) return;
    if (!line.startsWith("#")) {
      const row = block ? rowOf(line, heading, i + 1) : null;
      if (row && block) {
        const whole = block.rows.at(-1)?.cells ?? heading.length;
        if (i === source.lines.length - 1 && row.cells < whole) block.torn = i + 1;
        else block.rows.push(row);
      } else before.program = PROGRAM.exec(line)?.[1] ?? before.program;
      return;
    }
    const versions = /^# nccl-tests version (\S{1,20})(?:.{0,40}nccl-library=(\d{3,6}))?/.exec(line);
    if (versions) {
      before.version = versions[1] ?? null;
      before.library = versions[2] ? libraryVersion(Number(versions[2])) : null;
    }
    if (/^# Collective test starting: /.test(line)) before.program = PROGRAM.exec(line)?.[1] ?? null;
    if (HEADER.test(line) || (HEADING.test(line) && block === null)) {
      block = {
        line: i + 1,
        ...before,
        ...settingsOf(line),
        ranks: 0,
        hosts: new Set(),
        gpus: new Set(),
        rows: [],
        outOfBounds: null,
        closed: false,
        torn: null,
        average: null,
      };
      blocks.push(block);
    }
    if (!block) return;
    if (HEADING.test(line)) heading = line.replace(/^#/, "").trim().split(/\s+/);
    const rank = RANK.exec(line);
    if (rank) {
      block.ranks++;
      block.hosts.add(rank[1] ?? "");
      block.gpus.add((rank[2] ?? "").trim());
    }
    if (/^# (?:Out of bounds values|Avg bus bandwidth)\b/.test(line)) block.closed = true;
    const bounds = /^# Out of bounds values : (\d{1,12} \w{1,12})/.exec(line)?.[1];
    if (bounds && !bounds.endsWith("OK")) block.outOfBounds = bounds;
    const average = /^# Avg bus bandwidth\s{1,8}: (\S{1,30})/.exec(line)?.[1];
    const value = average ? readNumber(average) : null;
    if (average && value !== null) block.average = { value, written: average, line: i + 1 };
  });
  return blocks;
}

function settingsOf(line: string): { settings: Map<string, number>; step: string | null } {
  const settings = new Map<string, number>();
  for (const [, name = "", value = ""] of line.matchAll(SETTING)) settings.set(name, Number(value));
  const step = /\bstep: (\d{1,15})\((\w{1,10})\)/.exec(line);
  return { settings, step: step ? `${step[1]} ${step[2]}` : null };
}

/**
 * Size, count and type from the left; times and bandwidths from the right, where the heading says they stand:
 * older versions leave out `root`, and `redop` may be blank.
 */
function rowOf(line: string, heading: string[], at: number): Row | null {
  const cells = line.trim().split(/\s+/, 64);
  const [size = "", count = "", type = ""] = cells;
  if (!/^\d{1,15}$/.test(size) || !/^\d{1,15}$/.test(count) || !TYPES.has(type)) return null;
  const groups = groupsFromRight(heading).filter((from) => cells.length - from >= 3);
  const [first = 8, second] = groups;
  const middle = cells.slice(3, cells.length - first);
  const root = middle.find((cell) => /^-?\d{1,6}$/.test(cell));
  return {
    line: at,
    cells: cells.length,
    size: Number(size),
    type,
    redop: middle.find((cell) => /^[a-z]\w{0,15}$/i.test(cell)) ?? null,
    root: root === undefined ? null : Number(root),
    "out-of-place": groupAt(cells, first),
    "in-place": second === undefined ? null : groupAt(cells, second),
  };
}

/** How far from the right end each group `time algbw busbw #wrong` begins. */
function groupsFromRight(heading: string[]): number[] {
  const starts = heading.flatMap((name, i) =>
    name === "time" && heading[i + 1] === "algbw" && heading[i + 2] === "busbw" ? [heading.length - i] : [],
  );
  return starts.length > 0 ? starts : [8, 4];
}

function groupAt(cells: string[], fromRight: number): Group | null {
  const i = cells.length - fromRight;
  const [time = "", algbw = "", busbw = "", wrong = ""] = cells.slice(i, i + 4);
  const group = { time: readNumber(time), algbw: readNumber(algbw), busbw: readNumber(busbw) };
  if (group.time === null && group.busbw === null) return null;
  return { ...group, wrong: readNumber(wrong) ?? 0, written: [time, algbw, busbw] };
}

/** 22907 → 2.29.7. */
const libraryVersion = (code: number): string =>
  code >= 10_000 ? `${Math.floor(code / 10_000)}.${Math.floor((code % 10_000) / 100)}.${code % 100}` : String(code);
