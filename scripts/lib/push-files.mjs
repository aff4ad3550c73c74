// @ts-check
import fs from "node:fs/promises";
import path from "node:path";

/** @typedef {{ file: string, shown: string, bytes: number }} PushFile `shown`: its path as given, for people */

/**
 * The files that were named, and those of named folders, in the order of their names. Hidden files are left out, and
 * so are links inside folders: they lead anywhere.
 * @param {string[]} named
 * @returns {Promise<{ files: PushFile[], missing: string[], empty: number }>} `empty`: files of no bytes, left out
 */
export async function filesOf(named) {
  /** @type {Map<string, PushFile>} */
  const files = new Map();
  /** @type {string[]} */
  const missing = [];
  let empty = 0;
  /** @param {string} file @param {number} bytes */
  const add = (file, bytes) => {
    if (bytes === 0) empty++;
    else files.set(path.resolve(file), { file: path.resolve(file), shown: file.split(path.sep).join("/"), bytes });
  };
  for (const name of named) {
    const found = await fs.stat(name).catch(() => null);
    if (found?.isDirectory()) {
      for await (const { file, bytes } of below(name)) add(file, bytes);
    } else if (found?.isFile()) add(name, found.size);
    else missing.push(name);
  }
  return { files: [...files.values()], missing, empty };
}

/** @param {string} folder @returns {AsyncGenerator<{ file: string, bytes: number }>} */
async function* below(folder) {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* below(file);
    else if (entry.isFile()) yield { file, bytes: (await fs.stat(file)).size };
  }
}

/** Whether the file is an archive of several, by its first bytes. @param {string} file */
export async function isZip(file) {
  const handle = await fs.open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await handle.close();
  }
}
