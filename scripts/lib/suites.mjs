// @ts-check
// The parts of `npm run check` and `npm test`, each with its count of what passed, failed and was skipped.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "./root.mjs";
import { nodeCommand, run } from "./run.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ name: string, seconds: number } & Count} Result
 * @typedef {{ name: string, count: () => Promise<Count & { output: string }> }} Suite
 */

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * Commands that are right or wrong as a whole. @param {string} name @param {string[][]} commands
 * @param {() => void} [before] @returns {Suite}
 */
export function commandSuite(name, commands, before = () => {}) {
  return {
    name,
    count: async () => {
      before();
      let output = "";
      for (const [file = "", ...args] of commands) {
        const step = await run(...nodeCommand(file, args), { tolerate: true });
        output += step.output;
        if (step.code !== 0) return { ...FAILED, output };
      }
      return { ...PASSED, output: "" };
    },
  };
}

/**
 * A project of vitest.config.ts. @param {string} project @param {string[]} [files] @param {NodeJS.ProcessEnv} [env]
 * @returns {Suite}
 */
export function vitestSuite(project, files = [], env = {}) {
  return {
    name: project,
    count: async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-report-"));
      const report = path.join(folder, "report.json");
      try {
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
        const args = ["run", "--project", project, ...reporters, ...files];
        const { code, output } = await run(...nodeCommand("vitest/vitest.mjs", args), { env, tolerate: true });
        return { ...countVitest(readReport(report), code), output: code === 0 ? "" : output };
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** @param {any} report @param {number} code @returns {Count} */
export function countVitest(report, code) {
  if (!report) return FAILED;
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that cannot be loaded has no tests to fail; an error outside every test shows in the exit code alone.
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && !file.assertionResults.some(isFailed),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

const isFailed = (/** @type {{ status: string }} */ test) => test.status === "failed";

/** @param {string[]} files @param {NodeJS.ProcessEnv} env @returns {Suite} */
export function playwrightSuite(files, env) {
  const report = inRoot("test-results/e2e.json");
  return {
    name: "e2e",
    count: async () => {
      fs.rmSync(report, { force: true });
      const command = nodeCommand("@playwright/test/cli.js", ["test", ...files]);
      const { code } = await run(...command, { env, tolerate: true, show: true });
      return { ...countPlaywright(readReport(report), code), output: "" };
    },
  };
}

/** @param {any} report @param {number} code @returns {Count} */
export function countPlaywright(report, code) {
  if (!report) return FAILED;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @param {string} file */
function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}

// Next writes the types of the routes, which a fresh clone lacks.
const TYPEGEN = ["next/dist/bin/next", "typegen"];

/** What an earlier `npm run dev` wrote still names the pages that have gone since. */
const forgetDevTypes = () => fs.rmSync(inRoot(".next/dev/types"), { recursive: true, force: true });

/** What `npm run check` looks at: no database, no browser. @returns {Suite[]} the long ones first */
export function checkSuites() {
  return [
    vitestSuite("unit"),
    commandSuite("lint", [["eslint/bin/eslint.js", "--max-warnings=0", "."]]),
    commandSuite("types", [TYPEGEN, ["typescript/bin/tsc", "--noEmit"]], forgetDevTypes),
    commandSuite("format", [["@biomejs/biome/bin/biome", "format", "."]]),
  ];
}

/**
 * Runs the suites, `width` at a time, and says how each went.
 * @param {Suite[]} suites @param {number} [width] @returns {Promise<Result[]>} in the order given
 */
export async function runSuites(suites, width = 1) {
  /** @type {Result[]} */
  const results = [];
  const waiting = suites.entries();
  const worker = async () => {
    for (const [at, suite] of waiting) results[at] = await runSuite(suite);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** @param {Suite} suite @returns {Promise<Result>} */
async function runSuite({ name, count }) {
  const begun = Date.now();
  const { output, ...counted } = await count();
  const seconds = (Date.now() - begun) / 1000;
  if (output) console.log(`\n${output.trimEnd()}\n`);
  console.log(`${name.padEnd(9)} ${sentence(counted)} (${seconds.toFixed(1)} s)`);
  return { name, seconds, ...counted };
}

/** The line that machines read. @param {Count} count */
export const sentence = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** @param {Count[]} counts @returns {Count} */
export function total(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
}
