import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { bundleTypescript } from "../scripts/lib/load-typescript.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const exec = promisify(execFile);
const REPEATS = 15;
const BAR = { numpy: 1.2, frame: 1 };
/** Milliseconds of one frame. */
const FRAME = 16;

/**
 * P9: 10,000 trials of a plan, everything new, against numpy; and one step of a slider with what its seed has drawn.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const ours = await bundleTypescript("bench/monte-carlo-ours.ts");
  const slider = await bundleTypescript("bench/slider-step.ts");
  try {
    const step = await sliderStep(slider);
    const numpy = await version();
    if (numpy) return [await againstNumpy(ours, numpy), step];
    return [{ ...step, note: `the bar against numpy is skipped: python3 with numpy was not found. ${step.note}` }];
  } finally {
    await Promise.all([ours, slider].map((file) => rm(file, { force: true })));
  }
}

async function againstNumpy(program, numpy) {
  let mine = [];
  let theirs = [];
  const found = await sideBySide(
    async () => {
      const out = await answer(process.execPath, [program, String(REPEATS)]);
      mine = out.figures;
      return out.seconds;
    },
    async () => {
      const out = await answer("python3", ["bench/monte-carlo-numpy.py", String(REPEATS)]);
      theirs = out.figures;
      return out.seconds;
    },
    (a, b) => a / b,
  );
  const width = Math.max(...theirs) - Math.min(...theirs);
  const worst = Math.max(...theirs.map((v, i) => Math.abs(v - mine[i]) / width));
  return {
    bar: "P9",
    name: "Monte Carlo, 10,000 trials × 36 months, draws to quantiles, growth, bill and overhead drawn",
    ratio: found.ratio,
    threshold: BAR.numpy,
    better: "≤",
    pass: passes(found.ratio, "≤", BAR.numpy) && worst < 0.02,
    ours: seconds(found.ours),
    peer: `${seconds(found.peer)} (numpy ${numpy})`,
    pairs: found.pairs,
    spread: found.spread,
    note: `waste and cash a month and so far, and present value; figures ${(100 * worst).toFixed(2)} % of their width apart`,
  };
}

async function sliderStep(program) {
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await answer(process.execPath, [program]));
  const inputs = Object.keys(runs[0]);
  const ms = Object.fromEntries(inputs.map((k) => [k, runs.map((r) => r[k]).sort((a, b) => a - b)[1]]));
  const slowest = inputs.reduce((a, b) => (ms[b] > ms[a] ? b : a));
  const of = runs.map((r) => r[slowest]);
  return {
    bar: "P9",
    name: "slider step, 60 months × 10,000 trials, the whole answer ÷ 16 ms",
    ratio: ms[slowest] / FRAME,
    threshold: BAR.frame,
    better: "≤",
    pass: passes(ms[slowest] / FRAME, "≤", BAR.frame),
    ours: inputs.map((k) => `${k} ${ms[k].toFixed(1)} ms`).join(", "),
    peer: `${FRAME} ms (one frame)`,
    pairs: of.length,
    spread: (Math.max(...of) - Math.min(...of)) / ms[slowest],
    note: "medians; while a slider moves, 2,000 of the trials are drawn",
  };
}

async function answer(command, args) {
  const { stdout } = await exec(command, args, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

async function version() {
  try {
    const { stdout } = await exec("python3", ["-c", "import numpy; print(numpy.__version__)"]);
    return stdout.trim();
  } catch {
    return null;
  }
}
