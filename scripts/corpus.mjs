// npm run corpus -- DIR: every file of a folder through the reading engine and the formats, with what was found.
// Ends with 1 when a reader threw or two formats claimed one file.
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { loadTypescript } from "./lib/load-typescript.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Say which folder: npm run corpus -- DIR");
  process.exit(2);
}
const found = await stat(folder).catch(() => null);
if (!found) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

const { FORMATS, claim, normalise, readSource, SourceReader, systemsOf } =
  await loadTypescript("scripts/lib/reading.ts");

const total = {
  files: 0,
  read: 0,
  unclaimed: 0,
  refused: 0,
  measurements: 0,
  samples: 0,
  skipped: 0,
  warnings: 0,
  threw: 0,
  twice: 0,
};
const perFormat = new Map();

for (const file of await filesIn(path.resolve(folder))) {
  total.files++;
  const name = path.relative(path.resolve(folder), file) || path.basename(file);
  try {
    console.log(`${name}\n${(await report(file)).map((line) => `    ${line}`).join("\n")}`);
  } catch (error) {
    total.threw++;
    console.log(`${name}\n    THREW ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

console.log("\nTotal");
for (const [format, count] of [...perFormat].sort()) console.log(`    ${String(count).padStart(5)}  ${format}`);
console.log(
  `    ${total.files} files: ${total.read} read, ${total.refused} refused by their format, ${total.unclaimed} of no format; ` +
    `${total.measurements} measurements, ${total.samples} single values, ${total.skipped} skipped, ${total.warnings} warnings; ` +
    `${total.threw} threw, ${total.twice} claimed twice`,
);
process.exit(total.threw > 0 || total.twice > 0 ? 1 : 0);

async function report(file) {
  const reader = new SourceReader();
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) reader.write(chunk);
  const source = reader.end();
  if (!source.ok) {
    total.unclaimed++;
    return [`not read: ${source.errors.map(sentence).join(" ")}`];
  }
  const owners = FORMATS.filter((format) => format.claims(source.value).claimed);
  if (owners.length > 1) {
    total.twice++;
    return [`CLAIMED TWICE by ${owners.map((format) => format.id).join(", ")}`];
  }
  const claimed = claim(source.value);
  if (!claimed.format) {
    const outcome = readSource(source.value);
    total.unclaimed++;
    return [`no format: ${outcome.ok ? "" : outcome.errors.map(sentence).join(" ")}`];
  }
  const systems = systemsOf(source.value);
  if (systems.length < 2) return readOne(claimed, source.value);
  const results = systems.map(({ name }) => readSource(source.value, name));
  const counts = results.map((r) => (r.ok ? normalise(r.value.reading).measurements.length : 0));
  perFormat.set(claimed.format.id, (perFormat.get(claimed.format.id) ?? 0) + 1);
  total.read++;
  total.measurements += counts.reduce((n, count) => n + count, 0);
  return [
    `${claimed.format.id} (${claimed.rule}): ${systems.length} systems, ${Math.min(...counts)} to ${Math.max(...counts)} measurements each`,
  ];
}

/** A file of one system. */
function readOne(claimed, source) {
  const outcome = readSource(source);
  perFormat.set(claimed.format.id, (perFormat.get(claimed.format.id) ?? 0) + 1);
  if (!outcome.ok) {
    total.refused++;
    return [`${claimed.format.id} (${claimed.rule}), no result: ${outcome.errors.map(sentence).join(" ")}`];
  }
  const { measurements, skipped, warnings } = normalise(outcome.value.reading);
  const samples = measurements.reduce((n, m) => n + (m.samples?.length ?? 0), 0);
  total.read++;
  total.measurements += measurements.length;
  total.samples += samples;
  total.skipped += skipped.reduce((n, s) => n + s.count, 0);
  total.warnings += warnings.length;
  const unmapped = measurements.filter((m) => m.metric.startsWith("unmapped:"));
  return [
    `${claimed.format.id} (${claimed.rule}): ${measurements.length} measurements, ${samples} single values`,
    ...skipped.map((s) => `skipped ${s.count}: ${s.what}, ${s.reason}`),
    ...(unmapped.length > 0
      ? [`unmapped ${unmapped.length}: ${[...new Set(unmapped.map((m) => m.metric))].join(", ")}`]
      : []),
    ...warnings.map((w) => `warning ${w.code}: ${w.message}`),
  ];
}

function sentence({ message, at, found: seen }) {
  return `${message}${at ? ` (${at})` : ""}${seen ? ` Found ${seen}.` : ""}`;
}

async function filesIn(start) {
  if ((await stat(start)).isFile()) return [start];
  const entries = await readdir(start, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => {
        const full = path.join(start, entry.name);
        if (entry.isDirectory()) return filesIn(full);
        return entry.isFile() ? [full] : [];
      }),
  );
  return lists.flat();
}
