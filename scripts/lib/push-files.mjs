// @ts-check
import fs from "node:fs/promises";
import path from "node:path";

/** @typedef {{ file: string, shown: string, bytes: number }} PushFile `shown`: its path as given, for people */
/** @typedef {{ shown: string, why: string }} Fault a file or folder that cannot be read, and the system's words for it */

/**
 * The files that were named, and those of named folders, in the order of their names. Hidden files are left out, and
 * so are links inside folders: they lead anywhere.
 * @param {string[]} named
 * @returns {Promise<{ files: PushFile[], missing: string[], faults: Fault[], empty: number }>} `empty`: files of no
 *   bytes, left out
 */
export async function filesOf(named) {
  /** @type {Map<string, PushFile>} */
  const files = new Map();
  /** @type {string[]} */
  const missing = [];
  /** @type {Fault[]} */
  const faults = [];
  let empty = 0;
  /** @param {string} file @param {number} bytes */
  const add = (file, bytes) => {
    if (bytes === 0) empty++;
    else files.set(path.resolve(file), { file: path.resolve(file), shown: slashed(file), bytes });
  };
  for (const name of named) {
    const found = await fs.stat(name).catch((/** @type {NodeJS.ErrnoException} */ error) => error);
    if (found instanceof Error) {
      if (found.code === "ENOENT" || found.code === "ENOTDIR") missing.push(name);
      else faults.push({ shown: slashed(name), why: found.message });
    } else if (found.isDirectory()) {
      for await (const { file, bytes } of below(name, faults)) add(file, bytes);
    } else if (found.isFile()) add(name, found.size);
    else missing.push(name);
  }
  return { files: [...files.values()], missing, faults, empty };
}

/** @param {string} file */
const slashed = (file) => file.split(path.sep).join("/");

/** @param {string} folder @param {Fault[]} faults @returns {AsyncGenerator<{ file: string, bytes: number }>} */
async function* below(folder, faults) {
  /** @param {string} file */
  const told = (file) => (/** @type {Error} */ error) => void faults.push({ shown: slashed(file), why: error.message });
  const entries = (await fs.readdir(folder, { withFileTypes: true }).catch(told(folder))) ?? [];
  entries.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* below(file, faults);
    else if (entry.isFile()) {
      const found = await fs.stat(file).catch(told(file));
      if (found) yield { file, bytes: found.size };
    }
  }
}

/** Whether the file is an archive of several, by its first bytes. @throws what the system says of an unreadable file @param {string} file */
export async function isZip(file) {
  const handle = await fs.open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await handle.close();
  }
}
