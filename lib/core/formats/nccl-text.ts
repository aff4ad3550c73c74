import { readNumber } from "../units/number";
import type { TextSource } from "./format";
import { type Block, emptyBlock, type Group, libraryVersion, type Row } from "./nccl-blocks";

const TYPES = new Set(
  "float half double bfloat16 int8 uint8 int32 uint32 int64 uint64 fp8_e4m3 fp8_e5m2 f8e4m3 f8e5m2".split(" "),
);
const HEADER = /^#\s{0,8}nThread \d/;
const HEADING = /\balgbw\b.{1,40}\bbusbw\b/;
const RANK =
  /^#\s{1,8}Rank\s{1,8}\d{1,6}\s.{0,60}?\bon\s{1,20}(\S{1,200})\s{1,8}device\s{1,8}\d{1,4}\s{1,4}\[[^\]]{1,20}\]\s{1,4}(.{1,100})$/;
const PROGRAM = /\b([a-z][a-z_]{2,30})_perf(?:_mpi)?\b/;
const SETTING = /\b(nThread|nGpus|minBytes|maxBytes|warmup iters|agg iters|iters|validation|graph):? (\d{1,15})\b/g;

/** Whether a text holds a header of the tool or the heading of its table. */
export const isNcclText = (source: TextSource): boolean =>
  source.lines.some((line) => HEADER.test(line) || (line.startsWith("#") && line.length < 1000 && HEADING.test(line)));

/** The tables of a text, each with what was said above it. */
export function blocksOf(source: TextSource): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let heading: string[] = [];
  /** Of the row before, in the same table. */
  let cells: number | null = null;
  const before = { version: null as string | null, library: null as string | null, program: null as string | null };
  source.lines.forEach((line, i) => {
    if (line.length > 4000) return;
    if (!line.startsWith("#")) {
      const row = block ? rowOf(line, heading, i + 1) : null;
      if (row && block) {
        const whole = cells ?? heading.length;
        if (i === source.lines.length - 1 && row.cells < whole) block.torn = `line ${i + 1}`;
        else {
          block.rows.push(row);
          cells = row.cells;
        }
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
      block = { ...emptyBlock(`line ${i + 1}`), ...before, ...settingsOf(line) };
      blocks.push(block);
      cells = null;
    }
    if (!block) return;
    if (HEADING.test(line)) {
      heading = columnsOf(line);
      block.cpuTime = heading.includes("cputime");
    }
    const rank = RANK.exec(line);
    if (rank) {
      block.ranks++;
      if (block.hosts instanceof Set) block.hosts.add(rank[1] ?? "");
      block.gpus.add((rank[2] ?? "").trim());
    }
    if (/^# (?:Out of bounds values|Avg bus bandwidth)\b/.test(line)) block.closed = true;
    const bounds = /^# Out of bounds values : (\d{1,12} \w{1,12})/.exec(line)?.[1];
    if (bounds && !bounds.endsWith("OK")) block.outOfBounds = bounds;
    const average = /^# Avg bus bandwidth\s{1,8}: (\S{1,30})/.exec(line)?.[1];
    const value = average ? readNumber(average) : null;
    if (average && value !== null) block.average = { value, written: average, at: `line ${i + 1}` };
  });
  return blocks;
}

function settingsOf(line: string): { settings: Map<string, number>; step: string | null } {
  const settings = new Map<string, number>();
  for (const [, name = "", value = ""] of line.matchAll(SETTING)) settings.set(name, Number(value));
  const step = /\bstep: (\d{1,15})\((\w{1,10})\)/.exec(line);
  return { settings, step: step ? `${step[1]} ${step[2]}` : null };
}

/** The names of a heading. A time stamp is one name over two words: the day and the hour. */
const columnsOf = (line: string): string[] =>
  line
    .replace(/^#/, "")
    .trim()
    .split(/\s+/)
    .flatMap((name) => (name === "timestamp" ? ["day", "hour"] : [name]));

/**
 * Size, count and type from the left; times and bandwidths from the right, where the heading says they stand:
 * older versions leave out `root`, and `redop` may be blank.
 */
function rowOf(line: string, heading: string[], at: number): (Row & { cells: number }) | null {
  const cells = line.trim().split(/\s+/, 64);
  const [size = "", count = "", type = ""] = cells;
  if (!/^\d{1,15}$/.test(size) || !/^\d{1,15}$/.test(count) || !TYPES.has(type)) return null;
  const groups = groupsFromRight(heading);
  const fitting = groups.filter((from) => cells.length - from >= 3);
  // A row with one group of two has it at its end: a replay of a trace works in place only.
  const [first, second] = fitting.length === 1 && groups.length === 2 ? [undefined, fitting[0]] : fitting;
  const middle = cells.slice(3, cells.length - (first ?? second ?? 8));
  const root = middle.find((cell) => /^-?\d{1,6}$/.test(cell));
  return {
    at: `line ${at}`,
    cells: cells.length,
    size: Number(size),
    type,
    redop: middle.find((cell) => /^[a-z]\w{0,15}$/i.test(cell)) ?? null,
    root: root === undefined ? null : Number(root),
    "out-of-place": first === undefined ? null : groupAt(cells, first),
    "in-place": second === undefined ? null : groupAt(cells, second),
  };
}

/** How far from the right end each group `time algbw busbw #wrong` begins. */
function groupsFromRight(heading: string[]): number[] {
  const starts = heading.flatMap((name, i) =>
    (name === "time" || name === "cputime") && heading[i + 1] === "algbw" && heading[i + 2] === "busbw"
      ? [heading.length - i]
      : [],
  );
  return starts.length > 0 ? starts : [8, 4];
}

function groupAt(cells: string[], fromRight: number): Group | null {
  const i = cells.length - fromRight;
  const [time = "", algbw = "", busbw = "", wrong = ""] = cells.slice(i, i + 4);
  const group = { time: readNumber(time), algbw: readNumber(algbw), busbw: readNumber(busbw) };
  if (group.time === null && group.busbw === null) return null;
  return { ...group, wrong: readNumber(wrong) ?? 0, written: [time, algbw, busbw], times: null };
}
