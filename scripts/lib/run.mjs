// @ts-check
import { spawn } from "node:child_process";
import { Refusal } from "./refusal.mjs";
import { ROOT } from "./root.mjs";

const QUIET = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1", // Prisma's question for updates
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  // `prisma generate` uses no engine, yet downloads one unless this names a file that exists.
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
};

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program in the checkout and answers its output, or refuses with it.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, tolerate?: boolean }} [options] `show` passes the output on
 *   as it comes; `tolerate` answers the exit code instead of refusing
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, show = false, tolerate = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...QUIET, ...env },
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    running.add(child);
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => {
      running.delete(child);
      reject(new Refusal(`${command} cannot be run: ${error.message}`));
    });
    child.once("close", (code) => {
      running.delete(child);
      if (code === 0 || tolerate) resolve({ code: code ?? 1, output });
      else reject(new Refusal(`${output.trim()}\n${[command, ...args].join(" ")} failed.`.trimStart()));
    });
  });
}

/** Ends what `run` has started and not finished. @param {NodeJS.Signals} signal */
export function stopRunning(signal) {
  for (const child of running) child.kill(signal);
}

/** Runs a package's command with this very Node. @param {string} file below node_modules @param {string[]} args */
export const nodeCommand = (file, args) => /** @type {const} */ ([process.execPath, [`node_modules/${file}`, ...args]]);
