import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { tellGpu } from "./gpu-names";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BANNER = /^mixbench(?:-\w{1,20})?\/(\S{1,30}) \((\S{1,40})\)/;
const GROUPS = /^Experiment ID, /;
const COLUMNS = /^Compute iters, ?Flops\/byte, /;
const ROW = /^\s{0,20}\d{1,6}(?:,\s{0,20}[-+\w.]{1,20}){3,40}\s{0,8}$/;
const PRECISIONS = [
  [/^single precision/i, "single"],
  [/^double precision/i, "double"],
  [/^half precision/i, "half"],
] as const;
/** Ratio, time, operations and bytes a second. */
const WIDTH = 4;

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return source.lines.some((line) => line.length < 1000 && (BANNER.test(line) || COLUMNS.test(line)))
    ? { claimed: true, rule: "mixbench/… or Compute iters, Flops/byte" }
    : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("mixbench");
  if (source.kind === "text") readTable(source, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "mixbench printed no row of results.",
      found: "a heading without rows",
      expected: "rows below Compute iters, Flops/byte, ex.time, GFLOPS, GB/sec",
      hint: "Keep the whole output; the program probably stopped with an error.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readTable(source: TextSource, reading: Reading): void {
  let precisions: (string | null)[] = [];
  /** `alternating` reads and writes, `read-only` reads. */
  let variant: string | null = null;
  let other = 0;
  let missing = 0;
  /** Of the last row, until the line of dashes that closes a table. */
  let open = 0;
  source.lines.forEach((line, i) => {
    if (line.length > 1000) return;
    const banner = BANNER.exec(line);
    if (banner) {
      variant = banner[1] ?? null;
      reading.tool.version ??= banner[2] ?? null;
    }
    const device = /^Device:\s{1,20}(\S.{0,80}?)\s{0,8}$/.exec(line)?.[1];
    if (device && reading.environment.gpu === undefined) {
      reading.environment.gpu = device;
      tellGpu(reading, device, 0, `line ${i + 1}`);
    }
    if (GROUPS.test(line)) precisions = groupsOf(line);
    if (/^-{20}/.test(line)) open = 0;
    if (precisions.length === 0 || !/^\s{0,20}\d{1,6},/.test(line)) return;
    open = i + 1;
    const cells = line.split(",").map((cell) => cell.trim());
    if (!ROW.test(line) || cells.length < 1 + precisions.length * WIDTH || open === source.lines.length) {
      reading.skipped.push({ what: "a row", count: 1, reason: `it does not come to its end at line ${open}` });
      return;
    }
    const iterations = readNumber(cells[0] ?? "");
    if (iterations === null) return;
    precisions.forEach((precision, g) => {
      const [, , rate = "", bandwidth = ""] = cells.slice(1 + g * WIDTH, 1 + (g + 1) * WIDTH);
      if (precision === null) {
        other++;
        return;
      }
      // Without arithmetic a row measures the memory alone; with it, how much arithmetic hides behind the memory.
      const [metric, unit, written] =
        iterations === 0
          ? (["device-memory-bandwidth", "GB/s", bandwidth] as const)
          : (["floating-point-rate", "GFLOP/s", rate] as const);
      const value = readNumber(written);
      const beside = readNumber(iterations === 0 ? rate : bandwidth);
      if (beside !== null && beside > 0)
        leaveOut(reading, "bandwidth beside arithmetic", "the operations a second of the row say the same");
      if (value === null || value <= 0) missing++;
      else
        reading.measurements.push({
          metric,
          workload: "mixbench",
          params: { ...(variant === null ? {} : { variant }), precision, iterations },
          unit,
          written,
          at: `line ${i + 1}`,
          statistics: { n: 1, value },
        });
    });
  });
  if (open > 0) reading.warnings.push(cutShort("the line of dashes that closes its table", `line ${open}`));
  if (other > 0)
    reading.skipped.push({
      what: "integer operations",
      count: other,
      reason: "no metric of their own; only floating point is read",
    });
  if (missing > 0)
    reading.skipped.push({
      what: "cells of inf, -nan or 0.00",
      count: missing,
      reason: "the precision is not supported, or nothing was measured",
    });
}

/** `Experiment ID, Single Precision ops,,,, Double precision ops,,,, …`: the precision of each group; `null` for integers. */
function groupsOf(line: string): (string | null)[] {
  return line
    .split(",")
    .slice(1)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .map((name) => PRECISIONS.find(([words]) => words.test(name))?.[1] ?? null);
}

export const mixbench: Format = {
  id: "mixbench",
  label: "mixbench",
  tool: "mixbench",
  command: "mixbench-cuda > run-1.txt",
  axes: ["gpu-compute", "gpu-memory"],
  measures: "How many floating point operations a second a GPU reaches as they grow against the bytes it moves.",
  example: `mixbench/alternating (v0.03)
Device:              Example GPU
Experiment ID, Single Precision ops,,,,              Double precision ops,,,,
Compute iters, Flops/byte, ex.time,  GFLOPS, GB/sec, Flops/byte, ex.time,  GFLOPS, GB/sec
            0,      0.000,  120.00,    0.00,  71.50,      0.000,  277.00,    0.00,  62.00`,
  claims,
  read,
};
