// @ts-check
// Whether a data directory is in use. After a kill -9 its postmaster.pid can name a zombie (a container whose
// first process reaps nobody) or a number that another program has now; PostgreSQL would then refuse to start for ever.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * The port of a living server on this data directory, or null once it is safe to start one.
 * @param {string} data
 * @returns {Promise<number | null>}
 */
export async function runningPort(data) {
  const pidFile = path.join(data, "postmaster.pid");
  for (let waited = 0; waited < 15_000; waited += 100) {
    const lines = readLines(pidFile);
    if (!lines) return null;
    if (isServerOf(data, Number(lines[0]))) {
      // The eighth line says when it is ready to be asked.
      if (lines[7]?.trim() === "ready") return Number(lines[3]);
    } else if (processesIn(data).length === 0) {
      fs.rmSync(pidFile, { force: true });
      return null;
    }
    await sleep(100);
  }
  throw new Refusal(`The data directory ${data} is still in use by process ${processesIn(data).join(", ")}.`);
}

/** @param {string} file */
function readLines(file) {
  try {
    return fs.readFileSync(file, "utf8").split("\n");
  } catch {
    return null;
  }
}

/** @param {string} data @param {number} pid */
function isServerOf(data, pid) {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  return workingDirectory(String(pid)) === fs.realpathSync(data);
}

/** Backends outlive their killed postmaster for a moment: each has the data directory as its working directory. */
function processesIn(/** @type {string} */ data) {
  if (process.platform !== "linux") return [];
  const real = fs.realpathSync(data);
  return fs.readdirSync("/proc").filter((entry) => /^\d+$/.test(entry) && workingDirectory(entry) === real);
}

/** @param {string} pid */
function workingDirectory(pid) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
