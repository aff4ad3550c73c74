// @ts-check
// SciPy's BCa on the first data sets of each cell, where Python has SciPy.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inRoot } from "./root.mjs";

const exec = promisify(execFile);

/** SciPy's version; `null` when there is none. @returns {Promise<string | null>} */
export async function scipyVersion() {
  try {
    const { stdout } = await exec("python3", [
      "-c",
      "import scipy.stats as s, scipy; s.bootstrap; print(scipy.__version__)",
    ]);
    return stdout.trim();
  } catch {
    return null;
  }
}

/**
 * Whether SciPy's interval held the truth, data set by data set.
 * @param {{ cell: any, sets: number, seed: number, truth: number }[]} asked
 * @param {(cell: any, seed: number) => Generator<{ baseline: { values: number[] }, candidate: { values: number[] } }>} dataSets
 * @returns {Promise<boolean[][]>} one list a cell
 */
export async function heldByScipy(asked, dataSets) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bareline-coverage-"));
  try {
    const file = path.join(folder, "data.f64");
    const blocks = asked.map(({ cell, sets, seed }) => blockOf(dataSets(cell, seed), sets));
    await writeFile(file, Buffer.concat(blocks.map((block) => new Uint8Array(block.buffer))));
    const shapes = asked.flatMap(({ cell, sets }) => [sets, cell.runs.baseline, cell.runs.candidate].map(String));
    const { stdout } = await exec("python3", [inRoot("scripts/lib/coverage-scipy.py"), file, ...shapes], {
      maxBuffer: 1 << 28,
    });
    return stdout
      .trim()
      .split("\n")
      .map((line, i) =>
        JSON.parse(line).map(([low, high]) => low <= (asked[i]?.truth ?? 0) && (asked[i]?.truth ?? 0) <= high),
      );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All baselines, then all candidates. */
function blockOf(/** @type {Generator<any>} */ drawn, /** @type {number} */ sets) {
  const all = Array.from({ length: sets }, () => drawn.next().value);
  return Float64Array.from([
    ...all.flatMap(({ baseline }) => baseline.values),
    ...all.flatMap(({ candidate }) => candidate.values),
  ]);
}
