// @ts-check
// `bin/bareline project`: a scenario's answer in money, computed here wherever the store is not needed for it.
import fs from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { hasColour } from "./compare-table.mjs";
import { answerOf } from "./project-asking.mjs";
import { exitOf } from "./project-exit.mjs";
import { markdownOf, reportOf } from "./project-report.mjs";
import { moneyIn } from "./project-rows.mjs";
import { explained, refused } from "./push-outcome.mjs";

/** @typedef {import("./project-arguments.mjs").ProjectWanted} ProjectWanted */
/** @typedef {import("../../lib/core/projection/projection").Projection} Projection */

/** @param {ProjectWanted} wanted @returns {Promise<number>} the exit code */
export async function projectFile({ file, url, limit, json, markdown }) {
  const input = await jsonIn(file);
  if (input === undefined) return 2;
  const core = await bundle();
  if (!core) return 2;
  const read = core.readScenario(input.value);
  if ("issues" in read) return nothing(explained({ path: file, state: "refused", reasons: read.issues }));
  const { scenario, sent } = read;
  if (limit?.currency && limit.currency !== scenario.currency)
    return nothing(
      `--max-waste is in ${limit.currency} and the scenario in ${scenario.currency}: nothing is converted here.`,
    );
  const here = !core.needsServer(scenario);
  const asked = here ? { answer: core.answerHere(scenario) } : await answerOf(url, sent);
  if ("lost" in asked) return nothing(asked.lost);
  if ("problem" in asked) return withheld(file, asked.problem, url, limit !== undefined);
  /** @type {Projection} */
  const answer = asked.answer;
  const money = moneyIn(answer.currency, core);
  const worth = core.monthsWorth(scenario.monthlyGrowth, 12);
  const { code, why } = exitOf(core.claimedOf(scenario, answer), limit, { money, worth });
  if (json) {
    console.log(JSON.stringify(answer, null, 2));
    if (why) console.error(why);
    return code;
  }
  const words = { why, by: here ? "computed here" : `answered by ${url}` };
  const terminal = { width: process.stdout.columns ?? Infinity, colour: hasColour(process.stdout, process.env) };
  console.log(markdown ? markdownOf(scenario, answer, core, words) : reportOf(scenario, answer, core, words, terminal));
  return code;
}

/** @param {string} message */
function nothing(message) {
  console.error(message);
  return 2;
}

/** The JSON of a file, or of standard input; `undefined` when it is none, which is said. @param {string} file */
async function jsonIn(file) {
  try {
    const text = file === "-" ? await textOf(process.stdin) : await fs.readFile(file, "utf8");
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    const message = error instanceof Error ? error.message : String(error);
    console.error(
      code === "ENOENT"
        ? `Not found: ${file}`
        : `${file}: ${error instanceof SyntaxError ? `not JSON: ${message}` : message}`,
    );
    return undefined;
  }
}

/** The core, which is TypeScript; `null` when the packages it needs are not here. @returns {Promise<any>} */
async function bundle() {
  try {
    const { loadTypescript } = await import("./load-typescript.mjs");
    return await loadTypescript("scripts/lib/projecting.ts");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.error("The packages of this folder are not installed. Run npm ci in it, or npm start once.");
    return null;
  }
}

/** Refusals that say the comparison puts no price on anything: nothing is claimed, so no limit is broken. */
const WITHOUT_CLAIM = new Set([
  "not-comparable",
  "no-overhead",
  "money-withheld",
  "no-time-share",
  "container-not-virtualized",
]);

/** @param {string} file @param {any} problem @param {string} url @param {boolean} gated */
function withheld(file, problem, url, gated) {
  const said = refused(file, problem, url);
  console.error(explained(said));
  const open = gated && said.reasons.length > 0 && said.reasons.every(({ code }) => WITHOUT_CLAIM.has(code ?? ""));
  if (!open) return 2;
  console.error("No money is claimed, so the limit is not exceeded.");
  return 0;
}
