import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bundleTypescript, loadTypescript } from "../scripts/lib/load-typescript.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const exec = promisify(execFile);
/** The peers take half a minute for all hundred metrics; they run these and are scaled. */
const SUBSET = 5;
/** SciPy is the peer of the bar. The limit counts resamples in typed arrays, about four times as fast as SciPy, and has a bar of its own. */
const BAR = { scipy: 50, limit: 20, benchstat: 3 };

/**
 * P1: 100 metrics x 1,000 values a side x 10,000 draws, BCa, whole process, against SciPy and against plain resampling.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const { compareData, goBenchmarks, METRICS } = await loadTypescript("bench/compare-data.ts");
  const folder = await mkdtemp(path.join(os.tmpdir(), "bareline-bench-"));
  const programs = [];
  try {
    const file = path.join(folder, "data.f64");
    const data = compareData();
    await writeFile(file, new Uint8Array(data.buffer));
    const bundle = async (entry) => {
      const program = await bundleTypescript(entry);
      programs.push(program);
      return program;
    };
    const ours = await bundle("bench/compare-ours.ts");
    const limit = await bundle("bench/compare-limit.ts");
    const [scipy, absent] = await peerCommand(["bench/compare-scipy.py", file, String(SUBSET)]);
    const plain = {
      command: process.execPath,
      args: [limit, file, String(SUBSET)],
      name: "plain resampling in typed arrays",
    };
    const mine = { command: process.execPath, args: [ours, file] };
    const share = METRICS / SUBSET;
    const lines = [await against(mine, plain, share, "compare, limit:", BAR.limit)];
    if (scipy) lines.unshift(...(await withScipy(mine, scipy, share)));
    else lines[0].note = `peer absent: ${absent}. ${lines[0].note}`;
    const benchstat = process.env.BENCHSTAT ?? "";
    if (existsSync(benchstat)) {
      const texts = [0, 1].map((side) => path.join(folder, `${side}.txt`));
      await Promise.all(texts.map((text, side) => writeFile(text, goBenchmarks(data, side))));
      lines.push(await againstBenchstat(benchstat, await bundle("bench/compare-text.ts"), texts));
    } else {
      const why = benchstat ? `BENCHSTAT=${benchstat} is not there` : "BENCHSTAT= names no binary";
      lines[0].note = `${lines[0].note}; second peer absent: ${why}, the limit judges`;
    }
    return lines;
  } finally {
    await Promise.all([folder, ...programs].map((made) => rm(made, { recursive: true, force: true })));
  }
}

async function withScipy(mine, scipy, share) {
  const line = await against(mine, scipy, share, "compare", BAR.scipy);
  const worst = line.worst;
  return [
    line,
    {
      bar: "P1",
      name: "ends: worst difference from SciPy ÷ interval width",
      ratio: worst,
      threshold: 0.05,
      better: "≤",
      pass: passes(worst, "≤", 0.05),
      ours: `${SUBSET} metrics`,
      peer: scipy.name,
      pairs: 2 * SUBSET,
      spread: 0,
      note: "SciPy differs from itself by about 1 % from seed to seed",
    },
  ];
}

/** Benchstat gives an interval of each side's median and none of the ratio, so it has less to do. */
async function againstBenchstat(benchstat, program, texts) {
  const wall = async (command, args) => {
    const start = performance.now();
    await exec(command, args, { maxBuffer: 1 << 24 });
    return (performance.now() - start) / 1000;
  };
  const found = await sideBySide(
    () => wall(process.execPath, [program, ...texts]),
    () => wall(benchstat, texts),
    (a, b) => a / b,
  );
  return {
    bar: "P1",
    name: "compare 100 metrics × 1,000 values from text, whole process",
    ratio: found.ratio,
    threshold: BAR.benchstat,
    better: "≤",
    pass: passes(found.ratio, "≤", BAR.benchstat),
    ours: seconds(found.ours),
    peer: `${seconds(found.peer)} (benchstat, no interval of the ratio)`,
    pairs: found.pairs,
    spread: found.spread,
    note: "",
  };
}

async function against(mine, peer, share, name, threshold) {
  let ends = [];
  let theirs = [];
  const found = await sideBySide(
    async () => {
      const { wall, out } = await timed(mine);
      ends = out.ends;
      return wall;
    },
    async () => {
      const { wall, out } = await timed(peer);
      theirs = out.ends;
      // Start-up counts once, computing as often as there are metrics.
      return wall + out.seconds * (share - 1);
    },
    (a, b) => b / a,
  );
  const worst = Math.max(
    ...theirs.flatMap(([low, high], i) =>
      [Math.abs(ends[i][0] - low), Math.abs(ends[i][1] - high)].map((d) => d / (high - low)),
    ),
  );
  return {
    bar: "P1",
    name: `${name} 100 metrics × 1,000 values × 10,000 draws, BCa, whole process`,
    ratio: found.ratio,
    threshold,
    better: "≥",
    pass: passes(found.ratio, "≥", threshold),
    ours: seconds(found.ours),
    peer: `${seconds(found.peer)} (${peer.name})`,
    pairs: found.pairs,
    spread: found.spread,
    note: `peer ran ${SUBSET} metrics, scaled to 100; worst end ${(100 * worst).toFixed(1)} % of the width apart`,
    worst,
  };
}

async function timed({ command, args }) {
  const start = performance.now();
  const { stdout } = await exec(command, args, { maxBuffer: 1 << 24 });
  return { wall: (performance.now() - start) / 1000, out: JSON.parse(stdout) };
}

/** SciPy with its version, or why it is not there. */
async function peerCommand(args) {
  try {
    const { stdout } = await exec("python3", [
      "-c",
      "import scipy.stats as s, scipy; s.bootstrap; print(scipy.__version__)",
    ]);
    return [{ command: "python3", args, name: `scipy.stats.bootstrap ${stdout.trim()}` }, null];
  } catch {
    return [null, "python3 with scipy.stats.bootstrap was not found"];
  }
}
