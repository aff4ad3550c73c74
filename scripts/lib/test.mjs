// @ts-check
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { explain } from "./explain.mjs";
import { prepare } from "./prepare.mjs";
import { stopRunning } from "./run.mjs";
import { checkSuites, playwrightSuite, runSuites, sentence, total, vitestSuite } from "./suites.mjs";

// Nothing here outlives the run, so nothing need reach the disk.
const EPHEMERAL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 100 };

/** @param {string[]} files */
export async function test(files) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-test-"));
  const bench = new Bench(scratch);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, async () => {
      stopRunning(signal);
      await bench.clear();
      process.exit(130);
    });
  }
  try {
    await prepare({ build: false });
    await (files.length > 0 ? bench.only(files) : bench.all());
  } catch (error) {
    bench.fault(error);
  }
  await bench.clear();
  const count = total(bench.results);
  console.log(sentence(count));
  process.exit(count.failed > 0 ? 1 : 0);
}

class Bench {
  /** @type {import("./suites.mjs").Result[]} */
  results = [];
  /** @type {(() => unknown)[]} */
  #undo = [];

  constructor(/** @type {string} */ scratch) {
    this.scratch = scratch;
    this.#undo.push(() => fs.rmSync(scratch, { recursive: true, force: true }));
  }

  async all() {
    this.results.push(...(await runSuites(checkSuites(), 2)));
    await this.database([]);
    if (!(await this.build())) return;
    this.results.push(...(await runSuites([vitestSuite("machine")])));
    await this.e2e([]);
  }

  /** @param {string[]} files */
  async only(files) {
    const kinds = { database: /\.db\.test\.ts$/, machine: /\.machine\.test\.mjs$/, e2e: /\.spec\.ts$/ };
    const of = (/** @type {RegExp} */ kind) => files.filter((file) => kind.test(file));
    const unit = files.filter((file) => !Object.values(kinds).some((kind) => kind.test(file)));
    if (unit.length > 0) this.results.push(...(await runSuites([vitestSuite("unit", unit)])));
    if (of(kinds.database).length > 0) await this.database(of(kinds.database));
    if (of(kinds.machine).length === 0 && of(kinds.e2e).length === 0) return;
    if (!(await this.build())) return;
    if (of(kinds.machine).length > 0)
      this.results.push(...(await runSuites([vitestSuite("machine", of(kinds.machine))])));
    if (of(kinds.e2e).length > 0) await this.e2e(of(kinds.e2e));
  }

  /** @param {string[]} files */
  async database(files) {
    await this.#guarded("database", async () => {
      const { startPostgres } = await import("./embedded-postgres.mjs");
      const { migrate } = await import("./migrations.mjs");
      const given = process.env.BARELINE_TEST_DATABASE_URL;
      let url = given;
      if (!url) {
        const postgres = await startPostgres({ home: path.join(this.scratch, "postgres"), settings: EPHEMERAL });
        this.#undo.push(() => postgres.stop("immediate"));
        url = postgres.url;
      }
      await migrate(url);
      const suite = vitestSuite("database", files, { BARELINE_TEST_DATABASE_URL: url });
      this.results.push(...(await runSuites([suite])));
    });
  }

  async build() {
    return this.#guarded("build", async () => {
      const begun = Date.now();
      await prepare({ build: true });
      const seconds = (Date.now() - begun) / 1000;
      console.log(`build     1 passed, 0 failed, 0 skipped (${seconds.toFixed(1)} s)`);
      this.results.push({ name: "build", seconds, passed: 1, failed: 0, skipped: 0 });
    });
  }

  /** @param {string[]} files */
  async e2e(files) {
    await this.#guarded("e2e", async () => {
      const { ensureBrowser } = await import("./browser.mjs");
      const { startApp } = await import("./started-app.mjs");
      const browser = ensureBrowser();
      const app = await startApp({ dataDir: path.join(this.scratch, "e2e") });
      this.#undo.push(() => app.stop());
      const suite = playwrightSuite(files, { BARELINE_E2E_URL: app.url, CHROMIUM_PATH: browser });
      const results = await runSuites([suite]);
      this.results.push(...results);
      if (total(results).failed > 0) console.log(`The app said:\n${app.output().trim()}`);
    });
  }

  /** A suite that cannot even begin counts as one failure. @param {string} name @param {() => Promise<void>} work */
  async #guarded(name, work) {
    try {
      await work();
      return true;
    } catch (error) {
      this.fault(error, name);
      return false;
    }
  }

  /** @param {unknown} error @param {string} [name] */
  fault(error, name = "setup") {
    console.error(explain(error));
    console.log(`${name.padEnd(9)} ${sentence({ passed: 0, failed: 1, skipped: 0 })}`);
    this.results.push({ name, seconds: 0, passed: 0, failed: 1, skipped: 0 });
  }

  async clear() {
    for (const step of this.#undo.splice(0).reverse()) await step();
  }
}
