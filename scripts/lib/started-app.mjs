// @ts-check
// The product as a user starts it, for tests: scripts/start.mjs on a free port with a data folder of its own.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.mjs";
import { isAlive } from "./process.mjs";
import { inRoot } from "./root.mjs";

const OURS = /^(HOST|PORT|DATABASE_URL|BARELINE_.*|npm_lifecycle_event|NODE_ENV|VITEST.*|TEST)$/;

/** The environment without anything that would change how the app starts. @param {NodeJS.ProcessEnv} [extra] */
export function plainEnvironment(extra = {}) {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))), ...extra };
}

/** @type {Map<import("node:child_process").ChildProcess, string | undefined>} the apps that run, with their data folders */
const running = new Map();

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ child: import("node:child_process").ChildProcess, output: () => string, ended: Promise<number | null> }}
 */
export function spawnStart(env) {
  const child = spawn(process.execPath, [inRoot("scripts/start.mjs")], {
    env: plainEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  running.set(child, env.BARELINE_DATA_DIR);
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("close", resolve));
  ended.then(() => running.delete(child));
  return { child, output: () => output, ended };
}

/**
 * Resolves when the start script says that the app is ready.
 * @param {{ dataDir: string, port?: number, env?: NodeJS.ProcessEnv }} options
 */
export async function startApp({ dataDir, port, env = {} }) {
  const chosen = port ?? (await freePort());
  const started = spawnStart({ ...env, BARELINE_DATA_DIR: dataDir, PORT: String(chosen) });
  await new Promise((resolve, reject) => {
    started.child.stdout?.on("data", () => started.output().includes("Bareline is ready") && resolve(undefined));
    started.ended.then(() => reject(new Error(`The app did not start:\n${started.output()}`)));
  });
  const stop = async (/** @type {NodeJS.Signals} */ signal = "SIGINT") => {
    started.child.kill(signal);
    return started.ended;
  };
  return { ...started, url: `http://127.0.0.1:${chosen}`, port: chosen, stop };
}

/** The process of the embedded database; null when none runs. @param {string} dataDir */
export function postmasterOf(dataDir) {
  const file = path.join(dataDir, "postgres/data/postmaster.pid");
  const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[0]) : 0;
  return isAlive(pid) ? pid : null;
}

/** The address of the embedded database. @param {string} dataDir */
export function databaseUrlOf(dataDir) {
  const [password, port] = ["password", "port"].map((file) =>
    fs.readFileSync(path.join(dataDir, "postgres", file), "utf8").trim(),
  );
  return `postgresql://bareline:${password}@127.0.0.1:${port}/bareline`;
}

/** Leaves nothing behind, also after a test that failed half-way. @param {string} dataDir */
export async function clearAway(dataDir) {
  for (const [child, folder] of running) {
    if (folder === dataDir) child.kill("SIGKILL");
  }
  const postmaster = postmasterOf(dataDir);
  if (postmaster) process.kill(postmaster, "SIGQUIT");
  for (let wait = 0; wait < 100 && postmasterOf(dataDir); wait++) await sleep(50);
  fs.rmSync(dataDir, { recursive: true, force: true });
}
