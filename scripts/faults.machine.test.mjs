// What happens to uploads when the app is killed or asked to stop in the middle of them.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "vitest";
import { killedUploads, numberedFile, openUpload } from "./lib/killed-uploads.mjs";
import { clearAway, startApp } from "./lib/started-app.mjs";

const SAMPLES = 500;

/** Gives the test a data folder of its own and removes it afterwards. */
const withDataDir = (work) => async (context) => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-faults-"));
  try {
    await work(dataDir, context.expect);
  } finally {
    await clearAway(dataDir);
  }
};

// Each mostly waits, on a data folder of its own.
test.concurrent(
  "killed at any moment of an upload, what was acknowledged is stored whole and nothing else by half",
  withDataDir(async (dataDir, expect) => {
    const { acknowledged, runs, partial, orphans } = await killedUploads({
      dataDir,
      moments: [30, 90, 170, 260, 400],
      samples: SAMPLES,
    });
    expect(partial).toEqual([]);
    expect(orphans).toEqual([]);
    expect([...acknowledged].filter((id) => !runs.includes(id))).toEqual([]);
    expect(runs.length - acknowledged.size).toBeLessThanOrEqual(5); // stored, and killed before we heard of it
    expect(acknowledged.size).toBeGreaterThanOrEqual(5);
  }),
);

test.concurrent(
  "an upload that is open when SIGTERM comes is still finished and stored",
  withDataDir(async (dataDir, expect) => {
    const app = await startApp({ dataDir });
    const body = Buffer.from(numberedFile(1, SAMPLES));
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
