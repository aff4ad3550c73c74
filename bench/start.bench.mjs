import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startApp } from "../scripts/lib/started-app.mjs";
import { middle, passes, seconds } from "./line.mjs";

const STARTS = 3;
/** QUALITY's limits in seconds, from process start to `/api/health/ready` 200. */
const LIMITS = { existing: 2, fresh: 4 };

/**
 * P10: the built product through its own start script, from spawn to ready, with a new database and with an existing one.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "bareline-bench-start-"));
  try {
    await timedStart(path.join(dataDir, "warm")); // installs, generates and builds when stale: not what is measured
    const fresh = await timedStart(path.join(dataDir, "app"));
    const existing = [];
    for (let i = 0; i < STARTS; i++) existing.push(await timedStart(path.join(dataDir, "app")));
    return [
      line("start to ready, existing database", existing, LIMITS.existing),
      line("start to ready, new database", [fresh], LIMITS.fresh),
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timedStart(dataDir) {
  const began = performance.now();
  const app = await startApp({ dataDir });
  const took = (performance.now() - began) / 1000;
  const ready = await fetch(`${app.url}/api/health/ready`);
  await app.stop();
  if (ready.status !== 200) throw new Error(`ready answered ${ready.status} after the start said so`);
  return took;
}

function line(name, times, limit) {
  const time = middle(times);
  const ratio = time / limit;
  return {
    bar: "P10",
    name,
    ratio,
    threshold: 1,
    better: "≤",
    pass: passes(ratio, "≤", 1),
    ours: seconds(time),
    peer: `${limit} s (limit)`,
    pairs: times.length,
    spread: (Math.max(...times) - Math.min(...times)) / time,
    note: "",
  };
}
