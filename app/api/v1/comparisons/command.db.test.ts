// The same files by two ways: uploaded and compared by the API, and read where they lie by `bin/bareline compare`.
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { inRoot } from "@/scripts/lib/root.mjs";
import { ask } from "../asking";
import { POST as upload } from "../runs/route";
import { GET } from "./route";

onFreshDatabase();

const SIDES = [
  ["bare-metal", "bare-metal"],
  ["vm", "vm-unspecified"],
] as const;

/** Ids are the server's own there, and paths here. */
const named = (of: Map<string, string>) => (_: string, value: unknown) =>
  typeof value === "string" ? (of.get(value) ?? value) : value;

it("a comparison in a terminal is the comparison of the same files by the API", async () => {
  const folder = inRoot("public/samples/example");
  const ids: string[][] = [];
  const paths = new Map<string, string>();
  for (const [side, mode] of SIDES) {
    const own: string[] = [];
    for (const name of (await readdir(path.join(folder, side))).sort()) {
      const body = await readFile(path.join(folder, side, name));
      const stored = await (await ask(upload, {}, { method: "POST", query: { mode, filename: name }, body })).json();
      own.push(stored.id);
      paths.set(stored.id, `${side}/${name}`);
    }
    ids.push(own);
  }
  const [baseline = [], candidate = []] = ids;
  const api = await (await ask(GET, {}, { query: { baseline, candidate } })).json();
  const command = await new Promise<string>((ended) => {
    const args = [inRoot("bin/bareline"), "compare", "bare-metal", "--", "vm", "--json"];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_, out) => ended(out));
  });
  const local = JSON.parse(command);
  const told = JSON.parse(JSON.stringify(api), named(paths));
  expect(local.rows.length).toBeGreaterThan(50);
  for (const part of ["verdict", "comparability", "noiseFloor", "rows", "unpaired", "headline", "warnings", "grade"])
    expect([part, local[part]]).toEqual([part, told[part]]);
  const about = ({
    id,
    filename,
    format,
    sha256,
    environment,
    measurements,
    samples,
  }: (typeof told.runs.baseline)[0]) => ({
    ...{ id, filename, format, sha256, environment, measurements, samples },
  });
  expect(local.runs.baseline.map(about)).toEqual(told.runs.baseline.map(about));
});
