import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clearAway, startApp } from "../scripts/lib/started-app.mjs";
import { METRICS, WORD, runFiles } from "./compare-runs.mjs";
import { filterTimes } from "./filter-times.mjs";
import { middle, passes, seconds } from "./line.mjs";

const TIMES = 5;
/** Limits in seconds: the page's answer, a filter's, and one hold of the server's event loop (P11). */
const LIMITS = { answer: 1, filter: 0.1, loop: 0.05 };

/**
 * The comparison page of 200 metrics and 5 + 5 runs: the page's and the API's answer, a filter in Chromium, and the longest
 * hold of the event loop while the server compares. BARELINE_E2E_URL names a server that runs already.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const given = process.env.BARELINE_E2E_URL;
  if (given) return measured(given.replace(/\/$/, ""));
  const folder = await mkdtemp(path.join(os.tmpdir(), "bareline-bench-page-"));
  const dataDir = path.join(folder, "data");
  try {
    const app = await startApp({ dataDir });
    try {
      return await measured(app.url);
    } finally {
      await app.stop();
    }
  } finally {
    await clearAway(dataDir);
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(url) {
  const sides = { baseline: [], candidate: [] };
  try {
    for (const file of runFiles()) sides[file.side].push(await stored(url, file));
    const query = new URLSearchParams(Object.entries(sides).flatMap(([side, ids]) => ids.map((id) => [side, id])));
    const api = `${url}/api/v1/comparisons?${query}`;
    const page = `${url}/compare?${query}`;
    const found = await (await fetch(api)).json();
    if (found.rows?.length !== METRICS)
      throw new Error(`the server paired ${found.rows?.length} of ${METRICS} metrics`);
    await answered(page);
    const lines = [
      line(
        "comparison page",
        "whole HTML of 200 metrics, 5 + 5 runs",
        await timesOf(() => answered(page)),
        LIMITS.answer,
      ),
      line("comparison API", "the same as JSON", await timesOf(() => answered(api)), LIMITS.answer),
    ];
    const holds = [];
    for (let i = 0; i < TIMES; i++) holds.push(await longestHold(url, () => answered(api)));
    lines.push(
      line("event loop", "longest hold of the server's main thread while it compares", holds, LIMITS.loop, "P11"),
    );
    const { times, rows } = await filterTimes(page, WORD, TIMES);
    lines.push({
      ...line("filter", "typed letters to redrawn rows, Chromium", times, LIMITS.filter),
      note: `${rows[0]} rows to ${rows[1]}; the pause the address waits is no part of it`,
    });
    return lines;
  } finally {
    for (const id of Object.values(sides).flat()) await fetch(`${url}/api/v1/runs/${id}`, { method: "DELETE" });
  }
}

/** @returns {Promise<string>} the id of the run */
async function stored(url, { name, text }) {
  // A label of its own makes it a new run, whatever an earlier bench left behind.
  const label = `bench ${process.pid} ${name}`;
  const query = new URLSearchParams({ filename: name, label });
  const send = () => fetch(`${url}/api/v1/runs?${query}`, { method: "POST", body: text });
  let response = await send();
  // A server that is busy with others says so and asks to try again.
  for (let again = 0; response.status === 503 && again < 5; again++) {
    await sleep(2000);
    response = await send();
  }
  const answer = await response.json();
  const id = answer.id ?? answer.runs?.[0]?.id;
  if (!response.ok || !id)
    throw new Error(`the upload answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
  return id;
}

/** @returns {Promise<number>} seconds until the last byte */
async function answered(address) {
  const start = performance.now();
  const response = await fetch(address);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  return (performance.now() - start) / 1000;
}

async function timesOf(work) {
  const times = [];
  for (let i = 0; i < TIMES; i++) times.push(await work());
  return times;
}

const EVERY = 10;

/**
 * The longest delay that a live check meets while the work runs. Checks leave at planned times and count from those, so a
 * hold that keeps one from leaving is counted too; the usual delay of a check is taken off.
 */
async function longestHold(url, work) {
  const delays = async (until) => {
    const begun = performance.now();
    const asked = [];
    let over = false;
    const ended = until.then(() => (over = true));
    for (let i = 0; !over; i++) {
      const planned = begun + i * EVERY;
      await sleep(Math.max(0, planned - performance.now()));
      asked.push(
        fetch(`${url}/api/health/live`).then(async (response) => {
          await response.arrayBuffer();
          return (performance.now() - planned) / 1000;
        }),
      );
    }
    await ended;
    return Promise.all(asked);
  };
  const idle = middle(await delays(sleep(100)));
  return Math.max(...(await delays(work()))) - idle;
}

function line(name, what, times, limit, bar = "P-compare") {
  const time = middle(times);
  const ratio = time / limit;
  return {
    ...{ bar, name: `${name}: ${what}`, ratio, threshold: 1, better: "≤", pass: passes(ratio, "≤", 1) },
    ...{ ours: seconds(time), peer: `${limit} s (limit)`, pairs: times.length },
    spread: (Math.max(...times) - Math.min(...times)) / time,
    note: `slowest ${seconds(Math.max(...times))}`,
  };
}
