// @ts-check
// Brings a checkout up to date, step by step, each only when its inputs have changed. Needs no installed package.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { packagesAreCurrent } from "./packages.mjs";
import { inRoot } from "./root.mjs";
import { nodeCommand, run } from "./run.mjs";
import { refuseWhileServing } from "./serving.mjs";

// What `next build` reads. `public` is served from disk and needs no build.
const BUILD_INPUTS = ["app", "components", "lib", "prisma/schema.prisma", "package.json", "package-lock.json"].concat([
  "next.config.ts",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "tsconfig.json",
]);
const NOT_BUILT = /\.test\.tsx?$|^lib\/generated\/|^lib\/core\/formats\/(fixtures|golden)\//;
const CLIENT = "lib/generated/prisma/client.ts";

/** @param {{ build: boolean }} options */
export async function prepare({ build }) {
  if (!packagesAreCurrent()) {
    console.log("Installing packages (npm ci) …");
    // Said outright, because NODE_ENV=production or a user's .npmrc would leave some of them out.
    await run("npm", ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  await once("node_modules/.bareline-client", ["prisma/schema.prisma", "package-lock.json"], CLIENT, async () => {
    console.log("Generating the database client …");
    await run(...nodeCommand("prisma/build/index.js", ["generate", "--no-hints"]));
  });
  if (!build) return;
  await once(
    ".next/bareline-build",
    filesBelow(BUILD_INPUTS),
    ".next/BUILD_ID",
    async () => {
      console.log("Building (next build) …");
      await run(...nodeCommand("next/dist/bin/next", ["build"]), { env: { NODE_ENV: "production" } });
    },
    () => refuseWhileServing(),
  );
}

/**
 * Does the work unless the stamp says that it was done for the same inputs and its product is still there.
 * @param {string} stamp @param {string[]} inputs @param {string} product @param {() => Promise<void>} work
 * @param {() => void} [guard] asked first; throws when the work may not be done now
 */
async function once(stamp, inputs, product, work, guard = () => {}) {
  const key = digest(inputs);
  const current = fs.existsSync(inRoot(product)) && readIfThere(inRoot(stamp)) === key;
  if (current) return;
  guard();
  fs.rmSync(inRoot(stamp), { force: true });
  await work();
  fs.writeFileSync(inRoot(stamp), key);
}

/** @param {string[]} files */
function digest(files) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  for (const file of files) hash.update(`\0${file}\0`).update(readIfThere(inRoot(file)) ?? "");
  return hash.digest("hex");
}

/** @param {string[]} entries files and folders @returns {string[]} */
function filesBelow(entries) {
  const found = entries.flatMap((entry) => {
    const stat = fs.statSync(inRoot(entry), { throwIfNoEntry: false });
    if (!stat?.isDirectory()) return stat ? [entry] : [];
    const below = fs.readdirSync(inRoot(entry), { recursive: true, withFileTypes: true });
    return below.filter((item) => item.isFile()).map((item) => relative(path.join(item.parentPath, item.name)));
  });
  return found.filter((file) => !NOT_BUILT.test(file)).sort();
}

/** @param {string} file */
const relative = (file) => path.relative(inRoot(), file).split(path.sep).join("/");

/** @param {string} file */
function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
}
