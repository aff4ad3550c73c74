// @ts-check
// The supervisor: checks, prepares, starts the database and then the server, and stops them in the reverse order.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readVariables } from "../../lib/server/variables.mjs";
import { claimDataDir, keptSecret, makeDataDir } from "./data-dir.mjs";
import { explain } from "./explain.mjs";
import { portProblem } from "./free-port.mjs";
import { prepare } from "./prepare.mjs";
import { Refusal } from "./refusal.mjs";
import { ROOT } from "./root.mjs";
import { stopRunning } from "./run.mjs";
import { ServerProcess } from "./server-process.mjs";
import { sweepScratch } from "./sweep-scratch.mjs";

const DRAIN = 5000; // how long load balancers may take to see that `ready` says no
const SERVER_DEADLINE = 25_000; // after this an open request is cut; the database has five seconds more
const SAME_PRESS = 500; // npm passes a Ctrl-C on that has reached us already

/** @param {"start" | "dev"} mode */
export async function start(mode) {
  const supervisor = new Supervisor();
  supervisor.listen();
  try {
    await supervisor.start(mode);
  } catch (error) {
    await supervisor.fail(explain(error));
  }
}

class Supervisor {
  /** When the stop began; 0 while we run. */
  stoppingSince = 0;
  /** @type {ServerProcess | undefined} */
  server;
  /** @type {Promise<Awaited<ReturnType<typeof import("./embedded-postgres.mjs").startPostgres>>> | undefined} */
  database;
  leaveDataDir = () => {};

  /** @param {"start" | "dev"} mode */
  async start(mode) {
    const read = readVariables(process.env);
    if (!read.ok) throw new Refusal(read.message);
    const { variables } = read;
    await refuseBusyPort(variables.HOST, Number(variables.PORT));
    const dataDir = path.resolve(ROOT, variables.BARELINE_DATA_DIR);
    makeDataDir(dataDir);
    sweepScratch();
    variables.BARELINE_DATA_DIR = dataDir;
    variables.BARELINE_SECRET ??= keptSecret(dataDir);

    await prepare({ build: mode === "start" });
    variables.DATABASE_URL ??= await this.startDatabase(dataDir);
    const { migrate } = await import("./migrations.mjs");
    const applied = await migrate(variables.DATABASE_URL);
    if (applied.length > 0) console.log(`Database brought up to date: ${applied.join(", ")}`);
    if (this.stoppingSince) return;

    const server = new ServerProcess(mode, variables);
    this.server = server;
    const url = `http://${variables.HOST.includes(":") ? `[${variables.HOST}]` : variables.HOST}:${variables.PORT}`;
    await server.ready(url);
    console.log(`Bareline is ready: ${url}`);
    server.ended.then((code) => this.fail(`The server ended by itself (exit code ${code}).`));
  }

  /** @param {string} dataDir */
  async startDatabase(dataDir) {
    this.leaveDataDir = claimDataDir(dataDir);
    const { startPostgres } = await import("./embedded-postgres.mjs");
    this.database = startPostgres({ home: path.join(dataDir, "postgres") });
    return (await this.database).url;
  }

  listen() {
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => this.stop(signal));
    }
    // npm runs us through a shell that keeps SIGTERM to itself: when it goes, we are meant to go too.
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      if (!this.stoppingSince) this.stop("SIGTERM");
    }, 300).unref();
  }

  /** Server first, database last. A second signal waits for nobody. @param {NodeJS.Signals} signal */
  async stop(signal) {
    const now = Date.now();
    if (this.stoppingSince) {
      if (now - this.stoppingSince > SAME_PRESS) await this.finish(1, "immediate");
      return;
    }
    this.stoppingSince = now;
    console.log("Stopping …");
    stopRunning(signal);
    const { server } = this;
    if (server) {
      server.drain();
      // A person at the keyboard has no load balancer.
      if (signal === "SIGTERM") await Promise.race([server.ended, sleep(DRAIN)]);
      server.signal("SIGTERM");
      await Promise.race([server.ended, sleep(now + SERVER_DEADLINE - Date.now())]);
    }
    await this.finish(server ? 0 : 1);
  }

  /** @param {string} message */
  async fail(message) {
    if (this.stoppingSince) return;
    this.stoppingSince = Date.now();
    console.error(message);
    await this.finish(1);
  }

  /** @param {number} code @param {"fast" | "immediate"} [mode] */
  async finish(code, mode = "fast") {
    this.server?.signal("SIGKILL");
    const database = await this.database?.catch(() => undefined);
    if (database?.stop(mode) === false)
      console.error("The database did not stop in time: the next start takes it over.");
    this.leaveDataDir();
    process.exit(code);
  }
}

/**
 * A server whose supervisor was killed needs a moment to follow it, so look again before refusing.
 * @param {string} host @param {number} port
 */
async function refuseBusyPort(host, port) {
  let problem = await portProblem(host, port);
  for (let look = 0; problem === "EADDRINUSE" && look < 10; look++) {
    await sleep(100);
    problem = await portProblem(host, port);
  }
  if (problem === null) return;
  const reasons = /** @type {Record<string, string>} */ ({
    EADDRINUSE: "is in use",
    EACCES: "is kept for administrators",
    EADDRNOTAVAIL: "cannot be used: this machine has no such address",
  });
  const other = port < 1024 || port > 65_000 ? 3001 : port + 1;
  throw new Refusal(
    `Port ${port} on ${host} ${reasons[problem] ?? `cannot be used (${problem})`}. Choose another: PORT=${other} npm start`,
  );
}
