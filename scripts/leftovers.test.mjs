import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimDataDir } from "./lib/data-dir.mjs";
import { noteServing, refuseWhileServing } from "./lib/serving.mjs";
import { sweepScratch } from "./lib/sweep-scratch.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-leftovers-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("a start sweeps our own scratch files of more than an hour ago, and nothing else", () => {
  const old = `bareline-${randomUUID()}`;
  const fresh = `bareline-${randomUUID()}`;
  const others = ["bareline-start-abc", "other", `${old}.txt`];
  for (const name of [old, fresh, ...others]) fs.writeFileSync(path.join(folder, name), "");
  const past = new Date(Date.now() - 3_700_000);
  for (const name of [old, ...others]) fs.utimesSync(path.join(folder, name), past, past);
  fs.mkdirSync(path.join(folder, `bareline-${randomUUID()}`));
  sweepScratch(folder);
  expect(fs.existsSync(path.join(folder, old))).toBe(false);
  for (const name of [fresh, ...others]) expect(fs.existsSync(path.join(folder, name))).toBe(true);
  sweepScratch(path.join(folder, "none"));
});

test("nothing is built while a server serves from the build", async () => {
  // Named so that it counts as a server of Next's.
  const server = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "next-server"]);
  await new Promise((resolve) => server.once("spawn", resolve));
  const gone = noteServing(server.pid ?? 0, folder);
  expect(() => refuseWhileServing(folder)).toThrow(`(process ${server.pid})`);
  gone();
  expect(() => refuseWhileServing(folder)).not.toThrow();
  noteServing(server.pid ?? 0, folder);
  server.kill("SIGKILL");
  await new Promise((resolve) => server.once("exit", resolve));
  expect(() => refuseWhileServing(folder)).not.toThrow();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform === "win32")("who uses the data folder is nobody else's to read", () => {
  const leave = claimDataDir(folder);
  expect(fs.statSync(path.join(folder, "supervisor.pid")).mode & 0o777).toBe(0o600);
  leave();
});
