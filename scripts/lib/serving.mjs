// @ts-check
// Which servers serve from this checkout's build: a build made under one of them takes its files away.
import fs from "node:fs";
import path from "node:path";
import { isAlive } from "./process.mjs";
import { Refusal } from "./refusal.mjs";
import { inRoot } from "./root.mjs";

const FOLDER = inRoot(".next/bareline-serving");

/**
 * Notes a server that serves from the build until it has ended.
 * @param {number} pid @returns {() => void} takes the note away
 */
export function noteServing(pid, folder = FOLDER) {
  const file = path.join(folder, String(pid));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, "");
  return () => fs.rmSync(file, { force: true });
}

/** Refuses while a server serves from the build; notes of servers that were killed are swept. */
export function refuseWhileServing(folder = FOLDER) {
  const notes = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  for (const note of notes) {
    const pid = Number(note);
    if (!isServer(pid)) {
      fs.rmSync(path.join(folder, note), { force: true });
      continue;
    }
    throw new Refusal(
      `Bareline is running from this build (process ${pid}), and its sources have changed since. Stop it first, or start the new one from another checkout.`,
    );
  }
}

/** A number left by a killed server may belong to another program by now. @param {number} pid */
function isServer(pid) {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("next");
  } catch {
    return false;
  }
}
