// @ts-check
import { HELP, readPushArguments } from "./push-arguments.mjs";
import { push } from "./push.mjs";

/**
 * `bin/bareline`: what it was asked, or how to ask.
 * @param {string[]} args @returns {Promise<number>} the exit code: 0 all went in, 1 something was refused, 2 wrong usage
 */
export async function command([name, ...rest]) {
  if (name === "--help" || name === "-h" || name === "help") {
    console.log(HELP);
    return 0;
  }
  if (name !== "push") {
    console.error(name === undefined ? HELP : `There is no command ${name}.\n\n${HELP}`);
    return 2;
  }
  const read = readPushArguments(rest, process.env);
  if (read.help) {
    console.log(HELP);
    return 0;
  }
  if (read.ok) return push(read.wanted);
  console.error(`${read.message}\nbin/bareline --help says how it is used.`);
  return 2;
}
