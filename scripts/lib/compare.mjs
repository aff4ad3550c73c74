// @ts-check
// `bin/bareline compare`: files of both sides read and compared here, with neither a server nor a database.
import fs from "node:fs/promises";
import { exitOf } from "./compare-exit.mjs";
import { reportOf } from "./compare-report.mjs";
import { hasColour } from "./compare-table.mjs";
import { filesOf } from "./push-files.mjs";
import { explained } from "./push-outcome.mjs";

/** @typedef {import("./compare-arguments.mjs").CompareWanted} CompareWanted */
/** @typedef {{ runs: any[], machines: string[], refused: { path: string, reasons: any[], more: number }[] }} ReadSide */

const SIDES = /** @type {const} */ (["baseline", "candidate"]);

/** @param {CompareWanted} wanted @returns {Promise<number>} the exit code */
export async function compareFiles(wanted) {
  const { baseline, candidate } = wanted;
  const found = { baseline: await filesOf(baseline.files), candidate: await filesOf(candidate.files) };
  const missing = SIDES.flatMap((side) => found[side].missing);
  if (missing.length > 0) return nothing(`Not found: ${missing.join(", ")}`);
  const twice = found.candidate.files.find(({ file }) => found.baseline.files.some((other) => other.file === file));
  if (twice && baseline.system === candidate.system)
    return nothing(
      `${twice.shown} stands on both sides; a run is on one of them. Of a collection of systems, choose one a side: --system-base NAME --system-cand NAME.`,
    );

  const core = await bundle();
  if (!core) return 2;
  const { margin } = wanted;
  if (margin !== undefined && margin > core.MAX_MARGIN)
    return nothing(`--margin is at most ${100 * core.MAX_MARGIN}%: nothing farther apart counts as the same.`);
  const mapping = wanted.mapping === undefined ? undefined : await mappingIn(wanted.mapping, core);
  if (mapping === null) return 2;
  /** @param {typeof SIDES[number]} side @param {string} otherwise @returns {Promise<ReadSide>} */
  const read = async (side, otherwise) => {
    const { mode, system } = wanted[side];
    const { benchmark } = wanted;
    /** @type {ReadSide} */
    const all = await core.readSide(found[side].files, { mode, otherwise, system, benchmark, mapping });
    const faults = found[side].faults.map(({ shown, why }) => ({
      path: shown,
      reasons: [{ code: "unreadable", message: `It cannot be read here: ${why}.` }],
      more: 0,
    }));
    return { ...all, refused: [...faults, ...all.refused] };
  };
  const runs = { baseline: await read("baseline", "bare-metal"), candidate: await read("candidate", "vm-unspecified") };
  tellRefused(runs);
  for (const side of SIDES)
    if (runs[side].runs.length === 0)
      return nothing(`No run is left on the ${side}'s side, so there is nothing to compare.`);

  const chosen = onlyMetric(runs, wanted.metric, core);
  if (!chosen) return 2;
  const comparison = core.compare(chosen.baseline, chosen.candidate, margin === undefined ? {} : { margin });
  const { code, why } = exitOf(comparison, wanted.maxOverhead, core.moreRuns);
  if (wanted.json) {
    const summaries = (/** @type {ReadSide} */ side) => side.runs.map(({ summary }) => summary);
    const listed = { baseline: summaries(runs.baseline), candidate: summaries(runs.candidate) };
    const { hints, grade } = core.besides(comparison, runs.baseline.runs, runs.candidate.runs);
    console.log(JSON.stringify({ ...comparison, hints, grade, runs: listed }, null, 2));
    return code;
  }
  const { words, all } = wanted;
  const asked = { runs: { baseline: runs.baseline.runs, candidate: runs.candidate.runs }, words, all, why };
  const terminal = { width: process.stdout.columns ?? Infinity, colour: hasColour(process.stdout, process.env) };
  console.log(reportOf(comparison, core, asked, terminal));
  return code;
}

/** @param {string} message */
function nothing(message) {
  console.error(message);
  return 2;
}

/** The core, which is TypeScript; `null` when the packages it needs are not here. @returns {Promise<any>} */
async function bundle() {
  try {
    const { loadTypescript } = await import("./load-typescript.mjs");
    return await loadTypescript("scripts/lib/comparing.ts");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.error("The packages of this folder are not installed. Run npm ci in it, or npm start once.");
    return null;
  }
}

/** @param {string} file @param {any} core @returns {Promise<any>} `null` when it is none, which is said */
async function mappingIn(file, core) {
  try {
    const read = core.readMapping(JSON.parse(await fs.readFile(file, "utf8")));
    if ("mapping" in read) return read.mapping;
    console.error(`--mapping ${file}: ${read.problem}.`);
  } catch (error) {
    console.error(`--mapping ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return null;
}

/** @param {{ baseline: ReadSide, candidate: ReadSide }} sides */
function tellRefused(sides) {
  for (const side of SIDES) {
    for (const { path, reasons, more } of sides[side].refused) {
      const ours = reasons.map((reason) => ({ ...reason, ...HINTS[reason.code]?.(side) }));
      console.error(`left out: ${explained({ path, state: "refused", reasons: ours, ...(more > 0 ? { more } : {}) })}`);
    }
  }
}

/** What is other here than for an upload. @type {Record<string, (side: typeof SIDES[number]) => { hint: string, expected?: undefined }>} */
const HINTS = {
  "choose-system": (side) => ({ hint: `Add ${side === "baseline" ? "--system-base" : "--system-cand"} NAME.` }),
  "unknown-format": () => ({ hint: "Say how its columns are read: --mapping FILE.", expected: undefined }),
};

/**
 * The runs, with the rows of one metric if one was named; `null` when no run holds it, which is said.
 * @param {{ baseline: ReadSide, candidate: ReadSide }} sides @param {string | undefined} metric @param {any} core
 */
function onlyMetric({ baseline, candidate }, metric, core) {
  const runs = { baseline: baseline.runs.map(({ run }) => run), candidate: candidate.runs.map(({ run }) => run) };
  if (metric === undefined) return runs;
  /** @param {any[]} all @returns {any[]} */
  const only = (all) =>
    all.map((run) => ({
      ...run,
      measurements: run.measurements.filter((/** @type {any} */ m) => m.metric === metric),
    }));
  const chosen = { baseline: only(runs.baseline), candidate: only(runs.candidate) };
  if ([...chosen.baseline, ...chosen.candidate].some((run) => run.measurements.length > 0)) return chosen;
  const there = new Set(
    [...runs.baseline, ...runs.candidate].flatMap((r) => r.measurements.map((/** @type {any} */ m) => m.metric)),
  );
  console.error(
    `No file measures ${metric}. There are:\n${[...there]
      .sort()
      .map((id) => `  ${id}  ${core.labelOf(id)}`)
      .join("\n")}`,
  );
  return null;
}
