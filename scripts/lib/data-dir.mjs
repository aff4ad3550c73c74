// @ts-check
// The folder of what this installation keeps: its database, its secret, and who is using it.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isAlive } from "./process.mjs";
import { Refusal } from "./refusal.mjs";

/** @param {string} folder */
export function makeDataDir(folder) {
  try {
    // Open to pass through, for the account that PostgreSQL may need; what lies in it is closed.
    fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    const reason = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new Refusal(
      `BARELINE_DATA_DIR=${JSON.stringify(folder)}: cannot be written (${reason}). Example: BARELINE_DATA_DIR=.data`,
    );
  }
}

/** The secret of this installation, made at its first start. @param {string} folder */
export function keptSecret(folder) {
  const file = path.join(folder, "secret");
  try {
    fs.writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}

/**
 * Keeps a second supervisor off the embedded database, which the first would stop under its feet.
 * @param {string} folder
 * @returns {() => void} gives the folder back
 */
export function claimDataDir(folder) {
  const file = path.join(folder, "supervisor.pid");
  for (;;) {
    try {
      fs.writeFileSync(file, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    const holder = Number(fs.readFileSync(file, "utf8"));
    if (isSupervisor(holder)) {
      throw new Refusal(
        `Bareline already runs on ${folder} (process ${holder}). Stop it first, or choose another folder: BARELINE_DATA_DIR=.data-2 npm start`,
      );
    }
    fs.rmSync(file, { force: true });
  }
}

/** A number left by a killed supervisor may belong to another program by now. @param {number} pid */
function isSupervisor(pid) {
  if (pid === process.pid || !isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("start.mjs");
}
