// @ts-check
// A real PostgreSQL in a folder, started with its own pg_ctl: nothing to install, nothing to configure.
// It outlives a killed supervisor on purpose: the next start adopts it, and nothing acknowledged is lost.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { freePort } from "./free-port.mjs";
import { binary, findBinaries } from "./postgres-binaries.mjs";
import { chooseIdentity, settleIn } from "./postgres-identity.mjs";
import { runningPort } from "./postgres-process.mjs";
import { Refusal } from "./refusal.mjs";

const USER = "bareline";
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 60,
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  log_timezone: "UTC",
  timezone: "UTC",
};

/**
 * Starts the server in `home`, or adopts the one that runs there.
 * @param {{ home: string, database?: string, settings?: Record<string, string | number> }} options
 * @returns {Promise<{ url: string, adopted: boolean, stop: (mode?: "fast" | "immediate") => boolean }>}
 */
export async function startPostgres({ home, database = "bareline", settings = {} }) {
  const folder = path.resolve(home);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const binaries = findBinaries();
  const identity = chooseIdentity(binaries, folder);
  const native = settleIn(binaries, identity, folder);
  const give = (/** @type {string} */ file) => {
    if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(file, identity.uid, identity.gid);
  };
  /** @param {string} tool @param {string[]} args @param {boolean} [quiet] */
  const run = (tool, args, quiet) => {
    const [command = "", ...rest] = [...identity.prefix, binary(native, tool), ...args];
    return spawnSync(command, rest, {
      cwd: folder,
      encoding: "utf8",
      uid: identity.uid,
      gid: identity.gid,
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      // A pipe that the server inherits would keep us waiting for its end.
      stdio: quiet ? ["ignore", "ignore", "pipe"] : "pipe",
    });
  };

  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) {
    fs.writeFileSync(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    give(passwordFile);
    initialise(run, folder, data, passwordFile);
  }
  refuseOtherMajor(data, binaries.major);
  const password = fs.readFileSync(passwordFile, "utf8").trim();
  const adopted = await runningPort(data);
  const port = adopted ?? (await launch(run, folder, data, settings));
  const urlOf = (/** @type {string} */ name) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(urlOf("postgres"), database);
  return {
    url: urlOf(database),
    adopted: adopted !== null,
    stop: (mode = "fast") => run("pg_ctl", ["-D", data, "-w", "-t", "5", "-m", mode, "stop"], true).status === 0,
  };
}

/**
 * @typedef {(tool: string, args: string[], quiet?: boolean) => import("node:child_process").SpawnSyncReturns<string>} RunTool
 * @param {RunTool} run @param {string} folder @param {string} data @param {string} passwordFile
 */
function initialise(run, folder, data, passwordFile) {
  const staging = path.join(folder, "data.new"); // a half-made cluster never gets the real name
  fs.rmSync(staging, { recursive: true, force: true });
  const options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions"];
  const made = run("initdb", ["-D", staging, "-U", USER, `--pwfile=${passwordFile}`, ...options]);
  if (made.status !== 0) {
    throw new Refusal(`PostgreSQL could not be set up in ${folder}: ${made.error?.message ?? made.stderr.trim()}`);
  }
  fs.renameSync(staging, data);
}

/** @param {string} data @param {string} major */
function refuseOtherMajor(data, major) {
  const found = fs.readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (found === major) return;
  throw new Refusal(
    `${data} was written by PostgreSQL ${found} and this version brings ${major}: dump it with PostgreSQL ${found}'s pg_dump, or choose another BARELINE_DATA_DIR.`,
  );
}

/** @param {RunTool} run @param {string} folder @param {string} data @param {Record<string, string | number>} settings */
async function launch(run, folder, data, settings) {
  const logFile = path.join(folder, "postgres.log");
  const portFile = path.join(folder, "port");
  for (let attempt = 0; ; attempt++) {
    const kept = attempt === 0 && fs.existsSync(portFile) ? Number(fs.readFileSync(portFile, "utf8")) : 0;
    const port = kept || (await freePort());
    fs.rmSync(logFile, { force: true });
    writeSettings(data, { ...SETTINGS, ...settings, port });
    const started = run("pg_ctl", ["-D", data, "-l", logFile, "-w", "-t", "60", "start"], true);
    if (started.status === 0) {
      fs.writeFileSync(portFile, `${port}\n`);
      return port;
    }
    const log = fs.existsSync(logFile) ? fs.readFileSync(logFile, "utf8") : (started.error?.message ?? started.stderr);
    if (attempt < 3 && /could not (bind|create any TCP)|Address already in use/.test(log)) continue;
    throw new Refusal(`PostgreSQL did not start. ${logFile} ends:\n${log.trim().split("\n").slice(-5).join("\n")}`);
  }
}

/** @param {string} data @param {Record<string, string | number>} settings */
function writeSettings(data, settings) {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  fs.writeFileSync(path.join(data, "postgresql.conf"), `# Written anew at every start.\n${lines.join("\n")}\n`);
}

/** @param {string} url @param {string} database */
async function ensureDatabase(url, database) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
