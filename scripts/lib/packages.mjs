// @ts-check
// Is what lies in node_modules what package-lock.json asks for? npm writes its own answer at the end of an install.
import fs from "node:fs";
import { Refusal } from "./refusal.mjs";
import { inRoot } from "./root.mjs";

/**
 * The development packages count, too: `next build` checks the types of the tests.
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 */
export function packagesAreCurrent() {
  const asked = readLock("package-lock.json");
  const there = readLock("node_modules/.package-lock.json");
  if (!asked) throw new Refusal("package-lock.json is missing: this is not a whole checkout.");
  if (!there) return false;
  return Object.entries(asked).every(([at, entry]) => {
    if (at === "" || there[at]?.version === entry.version) return true;
    if (there[at]) return false;
    return entry.optional === true && !isForThisMachine(entry);
  });
}

/** @returns {Record<string, Entry> | null} */
function readLock(/** @type {string} */ file) {
  if (!fs.existsSync(inRoot(file))) return null;
  return JSON.parse(fs.readFileSync(inRoot(file), "utf8")).packages;
}

/** @param {Entry} entry */
function isForThisMachine({ os, cpu, libc }) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ own) => !list || list.includes(own);
  // Which C library this machine has is npm's to find out; the packages that do not depend on it tell enough.
  return Boolean(os || cpu) && !libc && fits(os, process.platform) && fits(cpu, process.arch);
}
