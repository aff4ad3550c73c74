import type { Json, JsonObject, TextSource } from "./format";
import { textOf } from "./json-value";
import { type Block, testsOf } from "./nvbandwidth-blocks";

const MATRIX =
  /^memcpy (?:CE|SM|local) .{0,80}\((?:GB\/s|MB\/s)\)\s{0,4}$|^.{0,80}[Ll]atency .{0,80}\((?:ns|us)\)\s{0,4}$/;
const RUNNING = /^Running (\w{1,80})\.\s{0,4}$/;
const SETTLED = /^(?:Running \w{1,80}\.|NOTE: |Waived:|nvbandwidth Version:)/;
const SUM = /^SUM (\w{1,80}) /;
const ROW = /^\s{0,8}\d{1,4}(?:\s{1,12}(?:\d{1,12}(?:\.\d{1,6})?|N\/A)){1,128}\s{0,8}$/;

export const isNvbandwidthText = (source: TextSource): boolean =>
  source.lines.some(
    (line) => /^nvbandwidth Version:/.test(line) || /^memcpy (?:CE|SM) [CG]PU\(row\).{1,60}\(column\)/.test(line),
  );

/** The screen's tables as the object that `-j` would have written. Of several squares of one test the last counts. */
export function nvbandwidthText(source: TextSource): JsonObject {
  const output: JsonObject = new Map();
  const devices: Json[] = [];
  const blocks: Block[] = [];
  let start = 0;
  let test = 0;
  let running: string | null = null;
  let open: Block | null = null;
  let waived = 0;
  /** Blocks above the closing note, which stood above the tests before 0.6. */
  let noted = 0;
  const begin = (line: number): Block => {
    const block = {
      start,
      test,
      running,
      line,
      description: null,
      columns: null,
      rows: [],
      sum: null,
      settled: false,
      torn: false,
    };
    blocks.push(block);
    return block;
  };
  source.lines.forEach((line, i) => {
    if (line.length > 4000) return;
    const named = RUNNING.exec(line)?.[1];
    const sum = SUM.exec(line)?.[1];
    const before = blocks[blocks.length - 1];
    if (before && SETTLED.test(line)) before.settled = true;
    if (named) {
      running = named;
      test++;
      open = begin(i + 1);
    } else if (MATRIX.test(line)) {
      if (open?.description !== null) open = begin(i + 1);
      open.description = line.trim();
    } else if (sum) {
      if (open) open.sum = sum;
      open = null;
    } else if (/^Waived:/.test(line)) waived++;
    else if (open?.description && ROW.test(line)) {
      open.torn = source.open === true && i === source.lines.length - 1;
      readRow(open, line);
    } else {
      if (/^NOTE: /.test(line)) noted = blocks.length;
      if (/^nvbandwidth Version:/.test(line)) {
        start++;
        running = null;
      }
      readHeader(line, output, devices);
    }
  });
  const version = textOf(output.get("version"));
  const tests: Json[] = testsOf(blocks, version);
  const last = blocks.at(-1);
  if (last && noted < blocks.length && version !== null && !/^v?0\.[0-5](?!\d)/.test(version))
    output.set("unended", `line ${last.line}`);
  for (let i = 0; i < waived; i++)
    tests.push(
      new Map([
        ["name", "(not named)"],
        ["status", "Waived"],
      ]),
    );
  if (devices.length > 0) output.set("GPU Device list", devices);
  output.set("testcases", tests);
  return output;
}

/** The first line of a square numbers its columns. */
function readRow(block: Block, line: string): void {
  const cells = line.trim().split(/\s+/);
  const numbers = cells[0] === "0" && cells.every((cell, c) => cell === String(c));
  if (block.rows.length === 0 && block.columns === null && numbers) block.columns = cells.length;
  else block.rows.push(cells.slice(1));
}

function readHeader(line: string, output: JsonObject, devices: Json[]): void {
  const pair = /^(nvbandwidth Version|CUDA Runtime Version|Driver Version): {0,4}(\S{1,40})/.exec(line);
  if (pair) {
    const key = pair[1] === "nvbandwidth Version" ? "version" : (pair[1] ?? "");
    if (!output.has(key)) output.set(key, pair[2] ?? "");
  }
  if (/^Device \d{1,4}: /.test(line)) devices.push(line);
  if (/^(?:ERROR|\[?CUDA_ERROR)/.test(line)) output.set("error", line);
}
