import { execFileSync, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { openAsBlob } from "node:fs";
import os from "node:os";
import path from "node:path";
import { once } from "node:events";
import pg from "pg";
import { clearAway, databaseUrlOf, startApp } from "../scripts/lib/started-app.mjs";
import { denseFile } from "./dense-file.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const MEGABYTES = 50;
const LARGE = 200;
const METRICS = Array.from({ length: 50 }, (_, i) => `custom:metric ${i + 1}`);
const BARS = { copy: 0.5, parse: 0.25, memory: 256e6, bytesASample: 9 };

/**
 * P4, P5 and P6: a file of single values sent to the built server until its answer says that it is stored with its
 * statistics; against `psql \copy` of the same values as rows into the same database, and against bare JSON.parse.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bareline-bench-store-"));
  const dataDir = path.join(folder, "data");
  try {
    const rows = await makeFile(path.join(folder, "file.json"), MEGABYTES, path.join(folder, "rows.tsv"));
    await makeFile(path.join(folder, "large.json"), LARGE);
    const app = await startApp({ dataDir });
    const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
    await database.connect();
    try {
      const world = { app, database, folder, rows };
      await stored(world, "file.json"); // the first request of a server compiles
      return [...(await speed(world)), await size(world), await memory(world)];
    } finally {
      await database.end();
      await app.stop();
    }
  } finally {
    await clearAway(dataDir);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the document, and its values as rows for COPY. @returns {Promise<number>} how many values */
async function makeFile(file, megabytes, rowsFile) {
  const out = createWriteStream(file);
  const rows = rowsFile ? createWriteStream(rowsFile) : null;
  let count = 0;
  let lines = "";
  const each = (metric, value) => {
    count++;
    if (rows) lines += `1\t${metric}\t${value}\n`;
  };
  for (const piece of denseFile({ metrics: METRICS, bytes: megabytes * 1e6, each })) {
    if (!out.write(piece)) await once(out, "drain");
    if (rows && !rows.write(lines)) await once(rows, "drain");
    lines = "";
  }
  out.end();
  rows?.end();
  await Promise.all([once(out, "close"), ...(rows ? [once(rows, "close")] : [])]);
  return count;
}

/** Sends a file under a label of its own, so that it is a new run. @returns {Promise<number>} seconds until it is stored */
async function stored({ app, folder }, name, label = `${process.hrtime.bigint()}`) {
  const body = await openAsBlob(path.join(folder, name));
  const began = performance.now();
  const response = await fetch(`${app.url}/api/v1/runs?filename=${name}&label=${label}`, { method: "POST", body });
  const answer = await response.json();
  if (response.status !== 201) throw new Error(`the upload answered ${response.status}: ${JSON.stringify(answer)}`);
  return (performance.now() - began) / 1000;
}

async function fresh(world) {
  await world.database.query("TRUNCATE measurement, run, raw_chunk, raw_file CASCADE");
}

async function speed(world) {
  const bytes = (await stat(path.join(world.folder, "file.json"))).size;
  const speedOf = (s) => `${seconds(s)} (${Math.round(bytes / 1e6 / s)} MB/s)`;
  const ours = async () => {
    await fresh(world);
    return stored(world, "file.json");
  };
  const line = (bar, name, found, better, threshold, peer, note = "") => ({
    ...{ bar, name, ratio: found.ratio, threshold, better, pass: passes(found.ratio, better, threshold) },
    ...{ ours: speedOf(found.ours), peer, pairs: found.pairs, spread: found.spread, note },
  });
  const what = `${MEGABYTES} MB of samples, sent to the server until stored`;
  const lines = [];
  if (psql()) {
    const found = await sideBySide(
      ours,
      () => copied(world),
      (a, b) => a / b,
    );
    const peer = `${seconds(found.peer)} psql \\copy of the same ${world.rows.toLocaleString("en-US")} values as rows`;
    lines.push(line("P4", what, found, "≤", BARS.copy, peer));
  } else console.log("P4: psql is absent, so the limit of P5 judges alone");
  const text = new TextDecoder();
  const parsed = async () => {
    const raw = await readFile(path.join(world.folder, "file.json"));
    const began = performance.now();
    JSON.parse(text.decode(raw));
    return (performance.now() - began) / 1000;
  };
  const found = await sideBySide(ours, parsed, (a, b) => b / a);
  lines.push(line("P5", what, found, "≥", BARS.parse, `${speedOf(found.peer)} JSON.parse of the same bytes`));
  return lines;
}

const psql = () => {
  try {
    return execFileSync("psql", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
};

async function copied({ database, folder }) {
  const sql = path.join(folder, "copy.sql");
  await database.query("CREATE TABLE IF NOT EXISTS copied (run int, metric int, value float8)");
  await database.query("TRUNCATE copied");
  await writeFile(sql, `\\copy copied from '${path.join(folder, "rows.tsv")}'\n`);
  const began = performance.now();
  const { host, port, user, password, database: name } = database.connectionParameters;
  const child = spawn("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-f", sql], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: name },
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`psql ended with ${code}`);
  return (performance.now() - began) / 1000;
}

async function size(world) {
  await fresh(world);
  await stored(world, "file.json");
  const { rows } = await world.database.query(
    "SELECT pg_total_relation_size('measurement')::float8 AS bytes, sum(octet_length(samples)) / 8 AS samples FROM measurement",
  );
  const samples = Number(rows[0].samples);
  // Encoded samples are shorter than 8 bytes each; the count of what was sent is what they are.
  const each = rows[0].bytes / Math.max(samples, world.rows);
  const kept = await world.database.query("SELECT pg_total_relation_size('raw_chunk')::float8 AS bytes");
  return {
    ...{
      bar: "P6",
      name: "bytes stored for a sample, with its index",
      ratio: each / 8,
      threshold: BARS.bytesASample / 8,
    },
    ...{ better: "≤", pass: each <= BARS.bytesASample, ours: `${each.toFixed(2)} B`, peer: "8 B, a raw float64" },
    ...{ pairs: 1, spread: 0, note: `the packed file beside it takes ${(kept.rows[0].bytes / 1e6).toFixed(0)} MB` },
  };
}

/** The process that serves: the descendant of the start script that holds most memory. */
async function serverOf(parent) {
  const processes = await Promise.all(
    (await readdir("/proc"))
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => {
        const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
        const of = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
        return {
          pid: Number(pid),
          parent: of("PPid"),
          memory: 1024 * of("VmRSS"),
          name: /^Name:\s+(.*)$/m.exec(status)?.[1],
        };
      }),
  );
  const below = new Set([parent]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const p of processes)
      if (below.has(p.parent) && !below.has(p.pid)) {
        below.add(p.pid);
        grown = true;
      }
  }
  const [server] = processes
    .filter((p) => below.has(p.pid) && p.pid !== parent && !/postgres/.test(p.name ?? ""))
    .sort((a, b) => b.memory - a.memory);
  if (!server) throw new Error("the serving process was not found");
  return server;
}

async function memory(world) {
  const dataDir = path.join(world.folder, "idle");
  const app = await startApp({ dataDir });
  try {
    await stored({ ...world, app }, "file.json", "warm"); // loads the code of the route
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const server = await serverOf(app.child.pid);
    await writeFile(`/proc/${server.pid}/clear_refs`, "5");
    await stored({ ...world, app }, "large.json", "large");
    const status = await readFile(`/proc/${server.pid}/status`, "utf8");
    const peak = 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]);
    const above = peak - server.memory;
    const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
    return {
      ...{ bar: "P5", name: `memory above the idle server while ${LARGE} MB are taken in`, ratio: above / BARS.memory },
      ...{ threshold: 1, better: "≤", pass: above <= BARS.memory, ours: mb(above), peer: `${mb(BARS.memory)} (limit)` },
      ...{ pairs: 1, spread: 0, note: `idle ${mb(server.memory)}, peak ${mb(peak)}` },
    };
  } finally {
    await app.stop();
    await clearAway(dataDir);
  }
}
