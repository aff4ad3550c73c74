import type { Json, JsonObject, TextSource } from "./format";

const MATRIX =
  /^memcpy (?:CE|SM|local) .{0,80}\((?:GB\/s|MB\/s)\)\s{0,4}$|^.{0,80}[Ll]atency .{0,80}\((?:ns|us)\)\s{0,4}$/;
const RUNNING = /^Running (\w{1,80})\.\s{0,4}$/;
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
  const tests: JsonObject[] = [];
  let open: JsonObject | null = null;
  let rows: Json[] = [];
  let waived = 0;
  source.lines.forEach((line, i) => {
    const running = RUNNING.exec(line);
    const sum = SUM.exec(line);
    if (running) {
      open = new Map<string, Json>([
        ["name", running[1] ?? ""],
        ["status", "Running"],
        ["line", i + 1],
      ]);
      tests.push(open);
    } else if (MATRIX.test(line)) {
      rows = [];
      if (!open || sum) {
        open = new Map<string, Json>([["line", i + 1]]);
        tests.push(open);
      }
      open.set("status", "Passed");
      open.set("bandwidth_description", line.trim());
      open.set("bandwidth_matrix", rows);
    } else if (sum) {
      open?.set("name", sum[1] ?? "");
      open = null;
    } else if (/^Waived:/.test(line)) waived++;
    else if (open && ROW.test(line)) {
      // The first line of a square numbers its columns.
      const cells = line.trim().split(/\s+/);
      if (
        rows.length > 0 ||
        cells.length !== Number(cells[cells.length - 1]) + 1 ||
        cells[0] !== "0" ||
        cells.some((c) => c.includes("."))
      )
        rows.push(cells.slice(1));
    } else readHeader(line, output, devices);
  });
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

function readHeader(line: string, output: JsonObject, devices: Json[]): void {
  const pair = /^(nvbandwidth Version|CUDA Runtime Version|Driver Version): {0,4}(\S{1,40})/.exec(line);
  if (pair) {
    const key = pair[1] === "nvbandwidth Version" ? "version" : (pair[1] ?? "");
    if (!output.has(key)) output.set(key, pair[2] ?? "");
  }
  if (/^Device \d{1,4}: /.test(line)) devices.push(line);
  if (/^(?:ERROR|\[?CUDA_ERROR)/.test(line)) output.set("error", line);
}
