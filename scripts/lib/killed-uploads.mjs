// @ts-check
// Uploads that the kill of the whole app cuts off: what was acknowledged, and what the tables hold afterwards.
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseUrlOf, startApp } from "./started-app.mjs";

const METRICS = ["host-to-device-bandwidth", "device-to-host-bandwidth"];

/** A file that no other is equal to. @param {number} number @param {number} samples of each of two metrics */
export const numberedFile = (number, samples) =>
  JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "own-test", version: "1" },
    workload: { name: "copy", params: { number } },
    measurements: METRICS.map((metric) => ({
      metric,
      unit: "GB/s",
      samples: Array.from({ length: samples }, (_, index) => 50 + number + index / samples),
    })),
  });

/** Opens an upload and leaves it to the caller when its bytes go. @param {string} url @param {number} length */
export function openUpload(url, length) {
  const request = http.request(`${url}/api/v1/runs?filename=run.json&mode=bare-metal`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", "content-length": length },
  });
  /** @type {Promise<{ status: number | undefined, body: { id: string } }>} */
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

/**
 * Kills the app with SIGKILL at each moment of a row of uploads, starts it again, and reads the tables at the end.
 * @param {{ dataDir: string, moments: number[], samples: number, said?: (kills: number) => void }} options
 * `moments`: milliseconds after the first acknowledged upload of each life; `samples`: of each of two metrics
 */
export async function killedUploads({ dataDir, moments, samples, said }) {
  /** @type {Set<string>} */
  const acknowledged = new Set();
  let number = 0;
  let cut = 0;
  for (const moment of moments) {
    const app = await startApp({ dataDir });
    const next = async () => {
      const body = numberedFile(++number, samples);
      const { request, answer } = openUpload(app.url, Buffer.byteLength(body));
      request.end(body);
      const { status, body: run } = await answer;
      if (status !== 201) throw new Error(`an upload answered ${status}`);
      acknowledged.add(run.id);
    };
    await next();
    const uploading = (async () => {
      for (;;) await next();
    })();
    // The upload that the kill cuts off fails: that ends the loop.
    const ended = uploading.catch((error) => error);
    await sleep(moment);
    await app.stop("SIGKILL");
    const error = await ended;
    if (!/ECONN|EPIPE/.test(error.code ?? "")) throw error;
    said?.(++cut);
  }
  const app = await startApp({ dataDir });
  try {
    return { acknowledged, ...(await held(dataDir, samples)) };
  } finally {
    await app.stop();
  }
}

/** What is stored, from the tables themselves. @param {string} dataDir @param {number} samples */
async function held(dataDir, samples) {
  const client = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await client.connect();
  /** @param {string} sql @returns {Promise<string[]>} */
  const names = async (sql) => (await client.query(sql)).rows.map((row) => row.name);
  try {
    return {
      runs: await names("select id::text as name from run"),
      partial: await names(`
        select r.id::text as name from run r left join measurement m on m.run_id = r.id
        group by r.id having count(*) <> ${METRICS.length} or bool_or(m.n is distinct from ${samples} or m.samples is null)`),
      orphans: await names(`
        select f.sha256 as name from raw_file f
        where not exists (select from run r where r.sha256 = f.sha256)
           or not exists (select from raw_chunk c where c.sha256 = f.sha256)`),
    };
  } finally {
    await client.end();
  }
}
