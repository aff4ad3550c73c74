// `bin/bareline push` as a shell runs it, against the routes' own functions behind a plain server.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { inRoot } from "@/scripts/lib/root.mjs";
import { GET as live } from "../health/live/route";
import { servingFile } from "./asking";
import { POST as environments } from "./environments/route";
import { POST as preview } from "./runs/preview/route";
import { POST as runs } from "./runs/route";

onFreshDatabase();

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;
const ROUTES: Record<string, Handler> = {
  "/api/health/live": live,
  "/api/v1/environments": environments,
  "/api/v1/runs": runs,
  "/api/v1/runs/preview": preview,
};

let server: http.Server;
let url: string;
let folder: string;
/** Answers before the routes are asked, once each. */
let instead: ((response: http.ServerResponse) => void)[] = [];

beforeAll(async () => {
  server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const address = new URL(incoming.url ?? "/", url);
    const first = incoming.method === "POST" ? instead.shift() : undefined;
    if (first) return first(outgoing);
    const headers = { host: address.host, "content-type": "application/octet-stream" };
    const body = incoming.method === "POST" ? { body: Buffer.concat(chunks), duplex: "half" } : {};
    const request = new Request(address, { method: incoming.method ?? "GET", headers, ...body });
    const answer = await ROUTES[address.pathname]?.(request, { params: Promise.resolve({}) });
    outgoing.writeHead(answer?.status ?? 404, { "content-type": "application/json" });
    outgoing.end(await answer?.text());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bareline-push-"));
  instead = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const stored = async () => [await db().run.count(), await db().environmentFile.count()];
const fixture = (name: string) => inRoot(`lib/core/formats/fixtures/${name}`);

/** Runs the command in the folder. */
function push(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((ended) => {
    const env = { ...process.env, BARELINE_URL: url };
    const child = execFile(process.execPath, [inRoot("bin/bareline"), ...args], { cwd: folder, env }, (_, out, said) =>
      ended({ code: child.exitCode ?? -1, out, said }),
    );
  });
}

/** A good result, a broken one, and what describes the machine. */
async function mixed() {
  await mkdir(path.join(folder, "vm/inner"), { recursive: true });
  await writeFile(path.join(folder, "vm/serve.json"), JSON.stringify(servingFile()));
  await writeFile(path.join(folder, "vm/broken.json"), '{"nvbandwidth": {"testcases": [');
  await writeFile(path.join(folder, "vm/inner/serve-2.json.gz"), gzipSync(JSON.stringify(servingFile())));
  await writeFile(path.join(folder, "vm/.hidden"), "no");
  await writeFile(path.join(folder, "vm/empty.log"), "");
  await cp(fixture("lscpu/vm.json"), path.join(folder, "vm/lscpu.json"));
}

describe("a folder with good files, a broken one and one that describes the machine", () => {
  it("is stored but for the broken one, which is explained, and ends with 1", async () => {
    await mixed();
    const { code, out, said } = await push("push", "vm", "--mode", "vm-passthrough", "--label", "esxi-9");
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe("3 stored, 0 known already, 1 refused, 1 empty file left out.");
    expect(out).toMatch(/^vm\/broken\.json\n {2}.*line 1/m);
    expect(said).toContain("vm/serve.json  stored (vLLM bench serve");
    const saved = await db().run.findMany({ include: { environmentFiles: true } });
    expect(saved.map((run) => [run.mode, run.label, run.environmentFiles.length])).toEqual([
      ["vm-passthrough", "esxi-9", 1],
      ["vm-passthrough", "esxi-9", 1],
    ]);
    expect(await db().environmentFile.count()).toBe(1);
  });

  it("pushed again stores nothing and says so", async () => {
    await mixed();
    await rm(path.join(folder, "vm/broken.json"));
    await push("push", "vm", "--mode", "vm-passthrough");
    const { code, out } = await push("push", "vm", "--mode", "vm-passthrough", "--json");
    expect(code).toBe(0);
    const { ok, files } = JSON.parse(out);
    expect(ok).toBe(true);
    expect(files.map((f: { state: string }) => f.state)).toEqual(["known", "known", "known"]);
  });

  it("is only read with --dry-run", async () => {
    await mixed();
    const before = await stored();
    const { code, out } = await push("push", "vm", "--dry-run");
    expect([code, out.split("\n")[0]]).toEqual([1, "3 files can be read, 1 refused, 1 empty file left out."]);
    expect(await stored()).toEqual(before);
  });
});

describe("what cannot be read by itself", () => {
  it("a collection is refused with its systems, and one of them is stored", async () => {
    await cp(fixture("phoronix/two-systems.xml"), path.join(folder, "composite.xml"));
    const refused = await push("push", "composite.xml", "--mode", "bare-metal");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("found: metal, vm");
    expect(refused.out).toContain("--system NAME");
    const chosen = await push("push", "composite.xml", "--mode", "bare-metal", "--system", "metal");
    expect([chosen.code, chosen.out.split("\n")[0]]).toEqual([0, "1 stored, 0 known already, 0 refused."]);
  });

  it("an unknown table leads to the upload page", async () => {
    await writeFile(path.join(folder, "own.csv"), "step,seconds\ncopy,1.5\nsort,2.5\n");
    const { code, out } = await push("push", "own.csv", "--mode", "bare-metal");
    expect(code).toBe(1);
    expect(out).toContain(`fix: Open it on ${url}/upload`);
  });

  it("a side that nobody named asks for --mode", async () => {
    await writeFile(path.join(folder, "serve.json"), JSON.stringify(servingFile()));
    const { code, out } = await push("push", "serve.json");
    expect(code).toBe(1);
    expect(out).toContain("fix: Add --mode bare-metal");
  });
});

it("a file that is gone when its turn comes costs itself only", async () => {
  await writeFile(path.join(folder, "1.json"), JSON.stringify(servingFile()));
  await writeFile(path.join(folder, "2.json"), JSON.stringify(servingFile()));
  const gone = JSON.stringify(servingFile());
  await writeFile(path.join(folder, "gone.json"), gone);
  // It goes after the first of the files was looked at.
  instead = [
    (response) =>
      void rm(path.join(folder, "gone.json")).then(() => response.writeHead(503, { "retry-after": "0" }).end("{}")),
    (response) => void setTimeout(() => response.writeHead(503, { "retry-after": "0" }).end("{}"), 500),
  ];
  const { code, out, said } = await push("push", "1.json", "2.json", "gone.json", "--mode", "bare-metal");
  expect([code, out.split("\n")[0]]).toEqual([1, "2 stored, 0 known already, 1 refused."]);
  expect(out).toMatch(/^gone\.json\n {2}It cannot be read here: ENOENT/m);
  expect(said).not.toContain("gone.json: no answer");
});

describe("a server in trouble", () => {
  it("that is busy is asked again after the time it names", async () => {
    await writeFile(path.join(folder, "serve.json"), JSON.stringify(servingFile()));
    const busy = (response: http.ServerResponse) => response.writeHead(503, { "retry-after": "0" }).end("{}");
    const cut = (response: http.ServerResponse) => void response.destroy();
    instead = [busy, busy, cut];
    const { code, out, said } = await push("push", "serve.json", "--mode", "bare-metal");
    expect([code, out.split("\n")[0]]).toEqual([0, "1 stored, 0 known already, 0 refused."]);
    expect(said).toContain("the server is busy (503); again in 0 s");
    expect(said).toContain("no answer");
  });

  it("that does not take an option is not asked for every file", async () => {
    await mixed();
    const before = await stored();
    const { code, out, said } = await push("push", "vm", "--mode", "metal");
    expect(code).toBe(2);
    expect(out.split("\n")[0]).toBe("0 stored, 0 known already, 0 refused, 4 not sent, 1 empty file left out.");
    expect(said).toContain("The server does not take these options");
    expect(await stored()).toEqual(before);
  });
});

it("every command of docs/pushing.md does what the page says", async () => {
  const page = await readFile(inRoot("docs/pushing.md"), "utf8");
  const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? "").trim().split("\n"));
  const answer = /```text\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const samples = inRoot("public/samples/example");
  await cp(`${samples}/bare-metal`, path.join(folder, "results/bare-metal"), { recursive: true });
  await cp(`${samples}/vm`, path.join(folder, "results/vm"), { recursive: true });
  expect(commands.length).toBe(4);
  const outs: string[] = [];
  for (const line of commands) {
    const [program, ...args] = line.split(" ");
    expect(program).toBe("bin/bareline");
    const { code, out } = await push(...args);
    expect([line, code]).toEqual([line, 0]);
    outs.push(out);
  }
  expect(outs).toContain(answer.replace("http://127.0.0.1:3000", url));
});
