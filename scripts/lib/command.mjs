// @ts-check
import { HELP as COMPARE_HELP, readCompareArguments } from "./compare-arguments.mjs";
import { HELP as PROJECT_HELP, readProjectArguments } from "./project-arguments.mjs";
import { HELP as PUSH_HELP, readPushArguments } from "./push-arguments.mjs";
import { push } from "./push.mjs";

/** @typedef {(args: string[]) => Promise<number>} Command */

const HELP = [PUSH_HELP, COMPARE_HELP, PROJECT_HELP].join("\n\n\n");

/** @type {Map<string, Command>} */
const COMMANDS = new Map([
  ["push", (args) => asked(readPushArguments(args, process.env), PUSH_HELP, push)],
  [
    "compare",
    (args) =>
      asked(readCompareArguments(args), COMPARE_HELP, async (wanted) => {
        const { compareFiles } = await import("./compare.mjs");
        return compareFiles(wanted);
      }),
  ],
  [
    "project",
    (args) =>
      asked(readProjectArguments(args, process.env), PROJECT_HELP, async (wanted) => {
        const { projectFile } = await import("./project.mjs");
        return projectFile(wanted);
      }),
  ],
]);

/**
 * `bin/bareline`: what it was asked, or how to ask.
 * @param {string[]} args @returns {Promise<number>} the exit code; 2 is wrong usage, the rest stands in each command's help
 */
export async function command([name, ...rest]) {
  if (name === "--help" || name === "-h" || name === "help") {
    console.log(HELP);
    return 0;
  }
  const known = COMMANDS.get(name ?? "");
  if (known) return known(rest);
  console.error(name === undefined ? HELP : `There is no command ${name}.\n\n${HELP}`);
  return 2;
}

/**
 * @template T @param {{ ok: true, wanted: T, help?: false } | { ok: false, message: string, help?: boolean }} read
 * @param {string} help @param {(wanted: T) => Promise<number>} run
 */
async function asked(read, help, run) {
  if (read.ok) return run(read.wanted);
  if (read.help) {
    console.log(help);
    return 0;
  }
  console.error(`${read.message}\nbin/bareline --help says how it is used.`);
  return 2;
}
