// `bin/bareline compare`: its parts, and the whole as a shell runs it.
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare } from "@/lib/core/comparison/compare";
import { madeRun } from "@/lib/core/comparison/made-runs";
import { configurationHints } from "@/lib/core/overhead/configuration-hints";
import { readSource } from "@/lib/core/formats/registry";
import { SourceReader } from "@/lib/core/formats/source";
import { labelRun } from "@/lib/core/run/label";
import { normalise } from "@/lib/core/run/normalise";
import { readCompareArguments, share } from "./lib/compare-arguments.mjs";
import { besides } from "./lib/comparing";
import { hasColour, painter, table } from "./lib/compare-table.mjs";
import { inRoot } from "./lib/root.mjs";

describe("what was asked", () => {
  const read = (...args) => readCompareArguments(args);

  test("files before -- are the baseline, those after it the candidate, options stand anywhere", () => {
    const { wanted } = read("a", "b", "--max-overhead", "5%", "--", "c", "--mode-cand", "vm-vgpu", "--json");
    expect(wanted).toEqual({
      baseline: { files: ["a", "b"] },
      candidate: { files: ["c"], mode: "vm-vgpu" },
      maxOverhead: 0.05,
      words: "infra",
      all: false,
      json: true,
    });
  });

  test("wrong usage is said in a sentence", () => {
    expect(read("a", "b").message).toBe("Put -- between the files of the baseline and those of the candidate.");
    expect(read("--", "b").message).toMatch(/^Say which files are the baseline/);
    expect(read("a", "--").message).toMatch(/^Say which files are the candidate/);
    expect(read("a", "--", "b", "--mod", "x").message).toBe("Unknown option '--mod'");
    expect(read("a", "--", "b", "--mode-base", "metal").message).toMatch(/^--mode-base "metal": is not one of bare/);
    expect(read("a", "--", "b", "--words", "legal").message).toMatch(/neither infra nor fin/);
    expect(read("a", "--", "b", "--max-overhead", "5").message).toMatch(/such as 5% or 0\.05/);
    expect(read("a", "--", "b", "--margin", "0%").message).toMatch(/above 0/);
    expect(read("--help")).toMatchObject({ help: true });
  });

  test("a share is the same as a percentage and as a fraction; a bare 5 is neither", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        expect(share(`${n / 100}%`)).toBe(share(String(n / 10_000)));
      }),
    );
    expect(share("5 %")).toBe(0.05);
    for (const text of ["5", "1", "100%", "-5%", "0,05", "", "5%%", "1e-2"])
      expect([text, share(text)]).toEqual([text, null]);
  });
});

describe("a table", () => {
  const columns = [{ head: "Name" }, { head: "Settings", wraps: true }, { head: "Value", right: true }];
  const rows = [
    [{ text: "a" }, { text: "one two three four five" }, { text: "−1.5\u00a0%" }],
    [{ text: "longer" }, { text: "–" }, { text: "10 %", style: "warn" }],
  ];

  test("lines its columns up, and wraps only what may be wrapped", () => {
    const paint = painter(false);
    expect(table(columns, rows, { width: Infinity, paint })).toEqual([
      "Name    Settings                  Value",
      "a       one two three four five  −1.5 %",
      "longer  –                          10 %",
    ]);
    expect(table(columns, rows, { width: 30, paint })).toEqual([
      "Name    Settings         Value",
      "a       one two three   −1.5 %",
      "        four five",
      "longer  –                 10 %",
    ]);
  });

  test("is coloured on a terminal that wants it, and in the same places", () => {
    expect(hasColour({ isTTY: true }, {})).toBe(true);
    for (const [stream, env] of [
      [{ isTTY: true }, { NO_COLOR: "1" }],
      [{ isTTY: true }, { TERM: "dumb" }],
      [{}, {}],
    ])
      expect(hasColour(stream, env)).toBe(false);
    const coloured = table(columns, rows, { width: 30, paint: painter(true) });
    expect(coloured.at(-1)).toContain("\u001b[33m10 %\u001b[0m");

    const bare = coloured.map((line) => line.replaceAll(/\u001b\[\d+m/g, ""));
    expect(bare).toEqual(table(columns, rows, { width: 30, paint: painter(false) }));
  });
});

describe("what stands beside a comparison", () => {
  const read = (mode, factor, { grade = null, ...more } = {}) =>
    [1, 1.002, 0.998, 1.001, 0.9985].map((noise) => ({
      run: madeRun({
        environment: { mode, ...more },
        rows: [{ metric: "rdma-bandwidth", value: 50e9 * factor * noise }],
      }),
      summary: { grade },
    }));
  const beside = (baseline, candidate) => {
    const of = (side) => side.map(({ run }) => run);
    return besides(compare(of(baseline), of(candidate)), baseline, candidate);
  };

  test("are the hints that the API gives: a network that loses 44 % without ATS asks for it", () => {
    const { hints, grade } = beside(read("bare-metal", 1), read("vm-passthrough", 0.56, { acs: true, ats: false }));
    expect(hints.map(({ id }) => id)).toContain("acs-ats");
    expect(grade).toBe("measured");
  });

  test("the grade is the weakest of the inputs", () => {
    expect(beside(read("bare-metal", 1, { grade: "example" }), read("vm-passthrough", 0.98)).grade).toBe("example");
  });
});

describe("in a shell", () => {
  let folder;
  const samples = inRoot("public/samples/example");
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "bareline-compare-"));
    await fs.cp(path.join(samples, "bare-metal"), path.join(folder, "results/bare-metal"), { recursive: true });
    await fs.cp(path.join(samples, "vm"), path.join(folder, "results/vm"), { recursive: true });
  });
  afterAll(() => fs.rm(folder, { recursive: true, force: true }));

  const bareline = (...args) =>
    new Promise((ended) => {
      const child = execFile(
        process.execPath,
        [inRoot("bin/bareline"), ...args],
        { cwd: folder, maxBuffer: 2 ** 26 },
        (_, out, said) => ended({ code: child.exitCode ?? -1, out, said }),
      );
    });

  /** The files of a folder as runs, read here step by step. */
  async function runsOf(named, otherwise) {
    const names = (await fs.readdir(path.join(folder, named))).sort((a, b) =>
      a.localeCompare(b, "en", { numeric: true }),
    );
    return Promise.all(
      names.map(async (name) => {
        const reader = new SourceReader();
        reader.write(await fs.readFile(path.join(folder, named, name)));
        const { format, reading } = readSource(reader.end().value).value;
        const { measurements, skipped } = normalise(reading);
        const { environment, evidence } = labelRun({ ...reading, file: null }, [], {});
        const id = `${named}/${name}`;
        return {
          id,
          format: format.id,
          tool: reading.tool,
          sha256: id,
          environment: { ...environment, mode: environment.mode ?? otherwise },
          evidence,
          measurements,
          skipped,
          warnings: [],
        };
      }),
    );
  }

  test("--json is the comparison of the same files", async () => {
    const { code, out } = await bareline("compare", "results/bare-metal", "--", "results/vm", "--json");
    const { runs, grade, hints, ...comparison } = JSON.parse(out);
    const own = compare(await runsOf("results/bare-metal", "bare-metal"), await runsOf("results/vm", "vm-unspecified"));
    expect(comparison).toEqual(JSON.parse(JSON.stringify(own)));
    const environments = (side) => side.map(({ environment }) => environment);
    const sides = { baseline: environments(runs.baseline), candidate: environments(runs.candidate) };
    expect(hints).toEqual(JSON.parse(JSON.stringify(configurationHints(comparison, sides, null))));
    expect([code, grade, runs.baseline.length, runs.candidate.length]).toEqual([0, "measured", 15, 15]);
    expect(runs.baseline[0]).toMatchObject({ id: "results/bare-metal/all-reduce-1.txt", createdAt: null });
    expect(comparison.rows.length).toBeGreaterThan(50);
  });

  test("--metric compares that metric alone, and a name that is not there lists those that are", async () => {
    const only = await bareline(
      "compare",
      "results/bare-metal",
      "--",
      "results/vm",
      "--metric",
      "time-to-first-token",
      "--json",
    );
    expect(new Set(JSON.parse(only.out).rows.map((row) => row.metric))).toEqual(new Set(["time-to-first-token"]));
    const wide = await bareline("compare", "results/bare-metal", "--", "results/vm", "--margin", "51%");
    expect([wide.code, wide.said]).toEqual([2, expect.stringContaining("at most 50%")]);
    const none = await bareline("compare", "results/bare-metal", "--", "results/vm", "--metric", "speed");
    expect(none.code).toBe(2);
    expect(none.said).toMatch(/^No file measures speed\. There are:\n[\s\S]*^ {2}output-throughput {2}/m);
  });

  test("a file that is refused is named with its reason, and the rest are compared", async () => {
    await fs.mkdir(path.join(folder, "mixed"));
    const [first] = (await fs.readdir(path.join(folder, "results/vm"))).filter((name) => name.startsWith("vllm"));
    const bytes = await fs.readFile(path.join(folder, "results/vm", first));
    await fs.writeFile(path.join(folder, "mixed/run.json.gz"), gzipSync(bytes));
    await fs.writeFile(path.join(folder, "mixed/broken.json"), '{"nvbandwidth": {"testcases": [');
    const some = await bareline(
      "compare",
      "results/bare-metal",
      "--",
      "mixed",
      "--metric",
      "output-throughput",
      "--json",
    );
    expect(some.said).toMatch(/^left out: mixed\/broken\.json\n {2}\$\.nvbandwidth.*: /);
    const { rows, runs } = JSON.parse(some.out);
    expect(runs.candidate.map(({ filename }) => filename)).toEqual(["run.json"]);
    expect([some.code, rows.length > 0]).toEqual([2, true]);
    const none = await bareline("compare", "results/bare-metal", "--", "mixed/broken.json");
    expect(none.code).toBe(2);
    expect(none.said).toContain("No run is left on the candidate's side");
  });

  test("the same file on both sides, and one that is not there, are wrong usage", async () => {
    const twice = await bareline("compare", "results/vm", "--", "results/vm");
    expect([twice.code, twice.out]).toEqual([2, ""]);
    expect(twice.said).toMatch(/stands on both sides/);
    expect(await bareline("compare", "nowhere", "--", "results/vm")).toMatchObject({
      code: 2,
      said: "Not found: nowhere\n",
    });
    expect((await bareline("compare", "--help")).out).toMatch(/^bin\/bareline compare BASE/);
    expect((await bareline("help")).out).toMatch(/bareline push[\s\S]*bareline compare/);
  });

  test("every command of docs/comparing-in-a-terminal.md does what the page says", async () => {
    const page = await fs.readFile(inRoot("docs/comparing-in-a-terminal.md"), "utf8");
    const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.trim().split("\n"));
    const answer = /```text\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    expect(commands.length).toBe(4);
    const outs = [];
    for (const line of commands) {
      const [program, ...args] = line.split(" ");
      expect(program).toBe("bin/bareline");
      const { code, out } = await bareline(...args);
      expect([line, code]).toEqual([line, 0]);
      outs.push(out);
    }
    expect(outs[0].split("\n")).toEqual(expect.arrayContaining(answer.trim().split("\n")));
    for (const option of page.matchAll(/^\| `(--[a-z-]+)`/gm))
      expect((await bareline("compare", "--help")).out).toContain(option[1]);
  });
});
