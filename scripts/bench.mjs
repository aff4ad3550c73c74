// Runs the measured benchmarks of bench/, one line a bar, and fails when a bar is missed.
//   npm run bench            all of them
//   npm run bench -- compare only those whose file name holds the word
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { print } from "../bench/line.mjs";
import { loadTypescript } from "./lib/load-typescript.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);

const words = process.argv.slice(2);
const files = readdirSync("bench")
  .filter((name) => /\.bench\.(mjs|ts)$/.test(name))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No benchmark is named ${words.join(" or ")}. There are: ${readdirSync("bench").join(", ")}`);
  process.exit(1);
}

console.log(machine());
const results = [];
let missed = 0;
for (const name of files) {
  try {
    const bench = name.endsWith(".ts")
      ? await loadTypescript(`bench/${name}`)
      : await import(pathToFileURL(path.join(root, "bench", name)).href);
    for (const line of await bench.run()) {
      print(line);
      results.push(line);
      if (!line.pass) missed += 1;
    }
  } catch (error) {
    // A benchmark that cannot run is a missed bar, not a silent one.
    console.log(`${name}  FAIL  could not run: ${error instanceof Error ? error.message : error}`);
    missed += 1;
  }
}
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/latest.json", `${JSON.stringify({ machine: machine(), lines: results }, null, 2)}\n`);
console.log(`${results.length} bars measured, ${missed} missed. JSON: bench/results/latest.json`);
process.exitCode = missed > 0 ? 1 : 0;

function machine() {
  const gib = (bytes) => (bytes / 2 ** 30).toFixed(1);
  const python = version("python3", [
    "-c",
    "import scipy, numpy; print('scipy', scipy.__version__, 'numpy', numpy.__version__)",
  ]);
  return [
    `node ${process.version}`,
    python ?? "scipy absent",
    `${os.availableParallelism()} cores (${os.cpus()[0]?.model ?? "unknown"})`,
    `${gib(os.totalmem())} GiB, ${gib(os.freemem())} free`,
    `load ${os.loadavg()[0].toFixed(2)}`,
  ].join(" · ");
}

function version(command, args) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}
