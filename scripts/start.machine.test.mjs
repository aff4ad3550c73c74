// The product started, stopped and killed as a user would do it.
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "./lib/free-port.mjs";
import { clearAway, databaseUrlOf, postmasterOf, spawnStart, startApp } from "./lib/started-app.mjs";

let dataDir;
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-start-"));
});

afterEach(() => clearAway(dataDir));

const databaseRuns = () => postmasterOf(dataDir) !== null;
const query = async (sql) => {
  const client = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await client.connect();
  return client.query(sql).finally(() => client.end());
};

const get = (url) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent: false }, (response) => {
        response.resume();
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
      })
      .on("error", reject);
  });

describe("a start that cannot succeed says why in one line and exits with 1", () => {
  const refusal = async (env) => {
    const { ended, output } = spawnStart({ BARELINE_DATA_DIR: dataDir, ...env });
    expect(await ended).toBe(1);
    const lines = output().trim().split("\n");
    expect(lines).toHaveLength(1);
    return lines[0];
  };

  test("a wrong variable", async () => {
    expect(await refusal({ PORT: "eighty" })).toBe('PORT="eighty": is not a port from 1 to 65535. Example: PORT=3000');
    expect(await refusal({ HOST: "0.0.0.0" })).toMatch(/^HOST="0\.0\.0\.0": is not a loopback address/);
    expect(await refusal({ BARELINE_ACCESS: "team" })).toContain("team accounts are not part of this version");
  });

  test("a busy port", async () => {
    const other = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address();
    expect(await refusal({ PORT: String(port) })).toMatch(
      new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use\\. Choose another: PORT=\\d+ npm start$`),
    );
    other.close();
  });

  test("a database that is not there", async () => {
    const nobody = await freePort();
    const env = { PORT: String(await freePort()), DATABASE_URL: `postgresql://me:secret@127.0.0.1:${nobody}/bareline` };
    const line = await refusal(env);
    expect(line).toBe("The database cannot be reached: nobody listens there. Check DATABASE_URL.");
  });

  test("a data folder that is none", async () => {
    const file = path.join(dataDir, "file");
    fs.writeFileSync(file, "");
    expect(await refusal({ PORT: String(await freePort()), BARELINE_DATA_DIR: file })).toMatch(
      /^BARELINE_DATA_DIR=".*": cannot be written/,
    );
  });
});

describe("a start that succeeds", () => {
  test("serves, keeps what was stored, and has nothing to prepare the second time", async () => {
    const first = await startApp({ dataDir });
    expect((await get(`${first.url}/api/health/live`)).status).toBe(200);
    expect((await get(`${first.url}/api/health/ready`)).status).toBe(200);
    const page = await get(first.url);
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ "x-content-type-options": "nosniff" });
    expect(page.headers["x-powered-by"]).toBeUndefined();
    await query("insert into workspace (id, name) values (gen_random_uuid(), 'kept')");
    expect(await first.stop("SIGINT")).toBe(0);
    expect(databaseRuns()).toBe(false);

    const second = await startApp({ dataDir, port: first.port });
    expect((await get(second.url)).status).toBe(200);
    expect((await query("select name from workspace where name = 'kept'")).rowCount).toBe(1);
    expect(await second.stop("SIGINT")).toBe(0);
    expect(second.output()).toBe(`Bareline is ready: ${second.url}\nStopping …\n`);
  });

  test("the secret and the database's password are readable by their owner alone", async () => {
    const app = await startApp({ dataDir });
    for (const file of ["secret", "postgres/password"]) {
      expect(fs.statSync(path.join(dataDir, file)).mode & 0o077, file).toBe(0);
    }
    expect(fs.readFileSync(path.join(dataDir, "secret"), "utf8").trim().length).toBeGreaterThanOrEqual(32);
    await app.stop();
  });

  test("a second one on the same data folder is refused and the first goes on", async () => {
    const app = await startApp({ dataDir });
    const second = spawnStart({ BARELINE_DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^Bareline already runs on .* \(process \d+\)/);
    expect((await get(`${app.url}/api/health/ready`)).status).toBe(200);
    await app.stop();
  });
});

describe("stopping", () => {
  test("SIGTERM first tells load balancers, then finishes what is open, then stops the database", async () => {
    const app = await startApp({ dataDir });
    const begun = Date.now();
    const stopped = app.stop("SIGTERM");
    await sleep(500);
    expect((await get(`${app.url}/api/health/ready`)).status).toBe(503);
    expect((await get(`${app.url}/api/health/live`)).status).toBe(200);
    expect(await stopped).toBe(0);
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect(databaseRuns()).toBe(false);
    await expect(get(app.url)).rejects.toThrow("ECONNREFUSED");
  });

  test("a second signal waits for nobody", async () => {
    const app = await startApp({ dataDir });
    const stopped = app.stop("SIGTERM");
    await sleep(1000);
    app.child.kill("SIGTERM");
    expect(await stopped).toBe(1);
    expect(databaseRuns()).toBe(false);
  });
});

describe("kill -9", () => {
  test("of the supervisor: the server follows, and the next start adopts the database", async () => {
    const app = await startApp({ dataDir });
    await query("insert into workspace (id, name) values (gen_random_uuid(), 'acknowledged')");
    await app.stop("SIGKILL");
    const before = postmasterOf(dataDir);
    expect(before).not.toBeNull();

    const again = await startApp({ dataDir, port: app.port });
    expect(postmasterOf(dataDir)).toBe(before);
    expect((await query("select 1 from workspace where name = 'acknowledged'")).rowCount).toBe(1);
    expect(await again.stop()).toBe(0);
    expect(databaseRuns()).toBe(false);
  });

  test("of supervisor and database together: nothing acknowledged is lost", async () => {
    for (let round = 1; round <= 3; round++) {
      const app = await startApp({ dataDir });
      await query(`insert into workspace (id, name) values (gen_random_uuid(), 'round ${round}')`);
      process.kill(postmasterOf(dataDir), "SIGKILL");
      await app.stop("SIGKILL");
    }
    const app = await startApp({ dataDir });
    const { rows } = await query("select name from workspace where name like 'round%' order by name");
    expect(rows.map(({ name }) => name)).toEqual(["round 1", "round 2", "round 3"]);
    await app.stop();
  });

  test("of the database alone: the app lives and says that it is not ready", async () => {
    const app = await startApp({ dataDir });
    process.kill(postmasterOf(dataDir), "SIGKILL");
    await sleep(200);
    const begun = Date.now();
    expect((await get(`${app.url}/api/health/ready`)).status).toBe(503);
    expect(Date.now() - begun).toBeLessThan(5000);
    expect((await get(`${app.url}/api/health/live`)).status).toBe(200);
    await app.stop();
  });
});
