// npm run fuzz -- json [N] [SEED]: the JSON reader against JSON.parse on N broken documents (100,000).
// npm run fuzz -- text [N] [SEED]: every text fixture, changed N times in all (20,000): no throw, under 1 s per MB.
// Ends with 1 when something was found. The same seed makes the same files.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadTypescript } from "./lib/load-typescript.mjs";

const fixtures = fileURLToPath(new URL("../lib/core/formats/fixtures/", import.meta.url));
const [what, times, given] = process.argv.slice(2);
const DEFAULTS = { json: 100_000, text: 20_000 };
const PORTION = 1000;

if (!(what in DEFAULTS) || [times, given].some((n) => n !== undefined && !/^\d{1,9}$/.test(n))) {
  console.error("Say what to fuzz: npm run fuzz -- json [N] [SEED], or npm run fuzz -- text [N] [SEED]");
  process.exit(2);
}
const count = Number(times ?? DEFAULTS[what]);
const seed = Number(given ?? 1);

const { fuzzJson, fuzzText } = await loadTypescript("scripts/lib/fuzzing.ts");
const began = performance.now();
const faults = what === "json" ? json() : text();
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
console.log(`${faults.length} faults, ${((performance.now() - began) / 1000).toFixed(1)} s, seed ${seed}`);
process.exitCode = faults.length > 0 ? 1 : 0;

function json() {
  const total = { taken: 0, refused: 0, words: 0 };
  const found = portions((n, portion) => {
    const { disagreements, ...rest } = fuzzJson(n, portion);
    for (const key of Object.keys(total)) total[key] += rest[key];
    return disagreements;
  });
  console.log(
    `${count} documents: ${total.taken} taken by both, ${total.refused} refused by both, ` +
      `${total.words} taken by ours alone for NaN, Infinity, nan or inf`,
  );
  return found;
}

function text() {
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(fixtures + name).isFile())
    .map((name) => ({ name, text: readFileSync(fixtures + name, "utf8") }))
    .filter((file) => !/^\s*[[{]/.test(file.text));
  let slowest = 0;
  const found = portions((n, portion) => {
    const result = fuzzText(files, n, portion, () => process.cpuUsage().user / 1e6);
    slowest = Math.max(slowest, result.slowest);
    return result.faults;
  });
  console.log(`${count} changes to ${files.length} files; the slowest took ${slowest.toFixed(2)} s per MB`);
  return found;
}

/** A thousand at a time, each with a seed of its own. */
function portions(run) {
  const found = [];
  for (let done = 0; done < count; done += PORTION) found.push(...run(Math.min(PORTION, count - done), seed + done));
  return found;
}
