import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Inside node_modules, so that packages left outside the bundle are found from here and the work tree stays clean. */
const cache = path.join(root, "node_modules", ".cache", "bareline");

/** Rolldown comes with vitest (vitest → vite → rolldown); found along that chain wherever npm put it. */
async function bundler() {
  const fromVitest = createRequire(createRequire(path.join(root, "package.json")).resolve("vitest/package.json"));
  const fromVite = createRequire(fromVitest.resolve("vite/package.json"));
  return import(pathToFileURL(fromVite.resolve("rolldown")).href);
}

/**
 * Bundles one TypeScript file of the project, with what it imports from the project, into a file that plain Node runs.
 * Packages stay outside; `@/` is the root of the project; `server-only` is empty, because a script is the server.
 * @param {string} entry path from the root of the project, such as `lib/core/comparison/compare.ts`
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleTypescript(entry) {
  const { rolldown } = await bundler();
  const file = path.join(cache, `${entry.replaceAll(/[\\/]/g, "-").replace(/\.[a-z]+$/, "")}.${process.pid}.mjs`);
  const build = await rolldown({
    input: path.join(root, entry),
    platform: "node",
    // A package begins with a letter or `@scope/`; `@/` is the project itself.
    external: /^(?!server-only$)(?:[a-z]|@[a-z])/,
    resolve: { alias: { "@": root.replace(/[\\/]$/, ""), "server-only": path.join(root, "scripts/lib/empty.mjs") } },
  });
  try {
    await build.write({ file, format: "esm", codeSplitting: false });
  } finally {
    await build.close();
  }
  return file;
}

/**
 * Loads one TypeScript file of the project from a plain Node script.
 * @param {string} entry path from the root of the project
 */
export async function loadTypescript(entry) {
  const file = await bundleTypescript(entry);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
