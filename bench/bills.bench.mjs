import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bundleTypescript } from "../scripts/lib/load-typescript.mjs";
import { billFile } from "./bill-file.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const exec = promisify(execFile);
/** At least half the speed of counting line ends byte by byte, which finds no cell, no GPU and no sum. */
const BAR = 0.5;
/** Peak memory at 1 GB over that at 100 MB. */
const FLAT = 1.5;
const [SMALL, LARGE] = [1e8, 1e9];

/**
 * A generated bill of 1 GB, read to GPU spend with every row accounted for, against a bare count of its lines; each run is a
 * process of its own, so that its peak memory is its own.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bareline-bench-"));
  const program = await bundleTypescript("bench/bill-read.ts");
  const read = async (who, file) => {
    const { stdout } = await exec(process.execPath, [program, who, file]);
    return JSON.parse(stdout);
  };
  try {
    const lines = [];
    for (const quoted of [false, true]) {
      const file = path.join(folder, "bill.csv");
      const written = await billFile({ file, bytes: LARGE, quoted });
      const speed = (s) => `${seconds(s)} (${Math.round(LARGE / 1e6 / s)} MB/s)`;
      const peaks = [];
      const ours = async () => {
        const found = await read("ours", file);
        if (found.rows !== written.rows || found.gpuRows !== written.gpuRows)
          throw new Error(`the bill has ${written.gpuRows} GPU rows of ${written.rows}, read were ${found.gpuRows}`);
        peaks.push(found.peakRss);
        return found.seconds;
      };
      const peer = async () => (await read("lines", file)).seconds;
      const found = await sideBySide(ours, peer, (a, b) => b / a);
      const searched = await read("searched", file);
      lines.push({
        bar: "P6",
        name: `reading a 1 GB bill, ${quoted ? "every cell quoted" : "cells quoted where needed"}`,
        ratio: found.ratio,
        threshold: BAR,
        better: "≥",
        pass: passes(found.ratio, "≥", BAR),
        ours: speed(found.ours),
        peer: `${speed(found.peer)} counting line ends byte by byte`,
        pairs: found.pairs,
        spread: found.spread,
        note: `${written.gpuRows} GPU rows of ${written.rows}; a native search for line ends, which sees no other byte: ${speed(searched.seconds)}`,
      });
      if (quoted) continue;
      await billFile({ file, bytes: SMALL, quoted });
      const small = (await read("ours", file)).peakRss;
      const ratio = Math.max(...peaks) / small;
      const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
      lines.push({
        bar: "P6",
        name: "peak memory of reading a 1 GB bill over that of 100 MB",
        ratio,
        threshold: FLAT,
        better: "≤",
        pass: passes(ratio, "≤", FLAT),
        ours: megabytes(Math.max(...peaks)),
        peer: `${megabytes(small)} at 100 MB`,
        pairs: peaks.length,
        spread: 0,
        note: "the whole process, with Node itself",
      });
    }
    return lines;
  } finally {
    await Promise.all([rm(folder, { recursive: true, force: true }), rm(program, { force: true })]);
  }
}
