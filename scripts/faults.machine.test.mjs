// What happens to uploads when the app is killed or asked to stop in the middle of them.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { test } from "vitest";
import { clearAway, databaseUrlOf, startApp } from "./lib/started-app.mjs";

const SAMPLES = 500;

const runFile = (number) =>
  JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "own-test", version: "1" },
    workload: { name: "copy", params: { number } },
    measurements: ["host-to-device-bandwidth", "device-to-host-bandwidth"].map((metric) => ({
      metric,
      unit: "GB/s",
      samples: Array.from({ length: SAMPLES }, (_, index) => 50 + number + index / SAMPLES),
    })),
  });

/** Opens an upload and leaves it to the caller when its bytes go. */
function openUpload(url, length) {
  const request = http.request(`${url}/api/v1/runs?filename=run.json&mode=bare-metal`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", "content-length": length },
  });
  const answer = new Promise((resolve, reject) => {
    request.once("error", reject);
    request.once("response", async (response) => {
      let body = "";
      try {
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode, body: JSON.parse(body) });
      } catch (error) {
        reject(error);
      }
    });
  });
  return { request, answer };
}

function upload(url, number) {
  const body = runFile(number);
  const { request, answer } = openUpload(url, Buffer.byteLength(body));
  request.end(body);
  return answer;
}

/** Gives the test a data folder of its own and removes it afterwards. */
const withDataDir = (work) => async (context) => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-faults-"));
  try {
    await work(dataDir, context.expect);
  } finally {
    await clearAway(dataDir);
  }
};

/** What is stored, from the tables themselves. */
async function stored(dataDir) {
  const client = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await client.connect();
  const names = async (sql) => (await client.query(sql)).rows.map((row) => row.name);
  try {
    return {
      runs: await names("select id::text as name from run"),
      partial: await names(`
        select r.id::text as name from run r left join measurement m on m.run_id = r.id
        group by r.id having count(*) <> 2 or bool_or(octet_length(m.samples) is distinct from ${8 * SAMPLES})`),
      orphans: await names(`
        select f.sha256 as name from raw_file f
        where not exists (select from run r where r.sha256 = f.sha256)
           or not exists (select from raw_chunk c where c.sha256 = f.sha256)`),
    };
  } finally {
    await client.end();
  }
}

// Each mostly waits, on a data folder of its own.
test.concurrent(
  "killed at any moment of an upload, what was acknowledged is stored whole and nothing else by half",
  withDataDir(async (dataDir, expect) => {
    const acknowledged = new Set();
    let number = 0;
    for (const moment of [30, 90, 170, 260, 400]) {
      const app = await startApp({ dataDir });
      const next = async () => {
        const { status, body } = await upload(app.url, ++number);
        expect(status).toBe(201);
        acknowledged.add(body.id);
      };
      await next();
      const uploading = (async () => {
        for (;;) await next();
      })();
      // The upload that the kill cuts off fails: that ends the loop.
      const ended = uploading.catch((error) => error);
      await sleep(moment);
      await app.stop("SIGKILL");
      expect((await ended).code).toMatch(/ECONN|EPIPE/);
    }
    const app = await startApp({ dataDir });
    const { runs, partial, orphans } = await stored(dataDir);
    expect(partial).toEqual([]);
    expect(orphans).toEqual([]);
    expect([...acknowledged].filter((id) => !runs.includes(id))).toEqual([]);
    expect(runs.length - acknowledged.size).toBeLessThanOrEqual(5); // stored, and killed before we heard of it
    expect(acknowledged.size).toBeGreaterThanOrEqual(5);
    await app.stop();
  }),
);

test.concurrent(
  "an upload that is open when SIGTERM comes is still finished and stored",
  withDataDir(async (dataDir, expect) => {
    const app = await startApp({ dataDir });
    const body = Buffer.from(runFile(1));
    const { request, answer } = openUpload(app.url, body.length);
    request.write(body.subarray(0, 1000));
    await sleep(300);
    const stopped = app.stop("SIGTERM");
    await sleep(6000); // past the pause, when no new connection is taken any more
    request.end(body.subarray(1000));
    expect((await answer).status).toBe(201);
    expect(await stopped).toBe(0);
  }),
);

test.concurrent(
  "an upload that never ends holds the stop for thirty seconds at most",
  withDataDir(async (dataDir, expect) => {
    const app = await startApp({ dataDir });
    const { request, answer } = openUpload(app.url, 100_000);
    const cut = answer.catch((error) => error);
    request.write("{");
    await sleep(300);
    const begun = Date.now();
    expect(await app.stop("SIGINT")).toBe(0);
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect((await cut).code).toMatch(/ECONN|EPIPE/);
  }),
);
