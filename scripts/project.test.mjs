// `bin/bareline project` as a shell runs it.
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import { Scenario } from "@/lib/core/cost/scenario";
import { madeMeasured } from "@/lib/core/projection/test-plan";
import { project } from "@/lib/core/projection/project";
import { inRoot } from "./lib/root.mjs";

const PLAN = {
  version: 1,
  name: "Serving | fleet",
  currency: "USD",
  horizonMonths: 24,
  bareMetalPremium: 0.1,
  segments: [
    {
      name: "Online serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "range", low: 0.02, high: 0.04 },
    },
  ],
};
const measured = (over = {}) => ({
  ...PLAN,
  ...over,
  segments: [{ ...PLAN.segments[0], overhead: { source: "comparison", comparisonId: "c" } }],
});

let folder;
const bareline = (args, { input = "", env = {} } = {}) =>
  new Promise((ended) => {
    const child = execFile(
      process.execPath,
      [inRoot("bin/bareline"), "project", ...args],
      { cwd: folder, maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: "1", ...env } },
      (_, out, said) => ended({ code: child.exitCode ?? -1, out, said }),
    );
    child.stdin.end(input);
  });
const file = async (name, content) => {
  await fs.writeFile(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
};

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "bareline-project-"));
});
afterAll(() => fs.rm(folder, { recursive: true, force: true }));

describe("a scenario that needs no store", () => {
  test("--json is the answer of the product's own core", async () => {
    const { code, out } = await bareline([await file("plan.json", PLAN), "--json"]);
    const scenario = Scenario.parse(PLAN);
    const answer = project(scenario, [resolveOverhead(scenario.segments[0].overhead, "online-inference")]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(answer)));
  });

  test("may say that the virtual machines are cheaper", async () => {
    const { code, out } = await bareline([await file("plan.json", PLAN)]);
    expect(code).toBe(0);
    expect(out).toContain("Online serving: keep it virtualized. A move would cost US$");
    expect(out).toContain("The virtual machines are cheaper: moving would cost US$");
    expect(out).toMatch(/^Payback +none$/m);
    expect(out).toContain("Moving never pays back: there is no saving.");
  });

  test("is read from standard input, with what the store adds to it", async () => {
    const stored = {
      id: "0197",
      revision: 3,
      createdAt: "2026-11-01T00:00:00Z",
      updatedAt: "2026-11-01T00:00:00Z",
      ...PLAN,
    };
    const { code, out } = await bareline(["-", "--markdown"], { input: `\uFEFF${JSON.stringify(stored)}` });
    expect(code).toBe(0);
    expect(out).toMatch(/^## Serving \\\| fleet, 24 months, USD\n/);
    expect(out).toContain("| Spend that bought no work, a month | US$3,000.00 | US$2,000.00 | US$4,000.00 |");
  });

  test("above the limit fails with 1, and with JSON keeps standard output JSON", async () => {
    const name = await file("plan.json", PLAN);
    const { code, out, said } = await bareline([name, "--max-waste", "2999.99/month", "--json"]);
    expect([code, JSON.parse(out).currency]).toEqual([1, "USD"]);
    expect(said).toMatch(
      /^Above the limit of US\$2,999\.99 a month: the claimed waste is US\$3,000\.00 a month, between/,
    );
    expect((await bareline([name, "--max-waste", "3000/month"])).code).toBe(0);
    expect((await bareline([name, "--max-waste", "3000 EUR/month"])).said).toMatch(/nothing is converted/);
  });

  test("published figures never break a limit, and it says why", async () => {
    const [segment] = PLAN.segments;
    const overhead = { source: "evidence", prior: "vendor-claim" };
    const name = await file("published.json", { ...PLAN, segments: [{ ...segment, overhead }] });
    const { code, out } = await bareline([name, "--max-waste", "1/month"]);
    expect(code).toBe(0);
    expect(out.replaceAll("\n", " ")).toContain("Online serving claims nothing: the overhead is published, not yours.");
  });
});

describe("what is wrong", () => {
  test("is named with its place, what was found and what was expected", async () => {
    const [segment] = PLAN.segments;
    const wrong = { ...PLAN, horizon: 12, segments: [{ ...segment, monthlySpend: "100k" }] };
    const { code, said, out } = await bareline([await file("wrong.json", wrong)]);
    expect([code, out]).toEqual([2, ""]);
    expect(said).toContain("$.segments[0].monthlySpend: ");
    expect(said).toContain('found: "100k"');
    expect(said).toContain("$.horizon: There is no such field.");
  });
  test("is a file that is not there, or no JSON", async () => {
    expect(await bareline(["nowhere.json"])).toEqual({ code: 2, out: "", said: "Not found: nowhere.json\n" });
    expect(await bareline([await file("no.json", "{")])).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^no\.json: not JSON/),
    });
  });
});

describe("a scenario that stands on a comparison", () => {
  let server;
  let url;
  let verdict = "slower";
  let busy = 0;
  const asked = [];
  beforeAll(async () => {
    server = http.createServer(async (request, response) => {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const body = JSON.parse(Buffer.concat(pieces).toString("utf8"));
      asked.push([request.method, request.url, request.headers["content-type"]]);
      if (busy > 0) {
        busy -= 1;
        response.writeHead(503, { "retry-after": "0" });
        response.end();
        return;
      }
      const refused = verdict === "not-comparable";
      response.writeHead(refused ? 422 : 200, { "content-type": "application/json" });
      const problem = {
        title: "Unusable",
        errors: [{ code: "not-comparable", message: "Two GPUs.", at: "$.segments[0].overhead" }],
      };
      response.end(
        JSON.stringify(refused ? problem : project(Scenario.parse(body), [madeMeasured(0.02, 0.04, { verdict })])),
      );
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  test("is asked of the server, and breaks the limit where the loss is clear of the noise", async () => {
    const name = await file("measured.json", measured());
    const { code, out } = await bareline([name, "--max-waste", "30k/year"], { env: { BARELINE_URL: url } });
    expect(code).toBe(1);
    expect(asked.at(-1)).toEqual(["POST", "/api/v1/projections", "application/json"]);
    expect(out.replaceAll("\n", " ")).toContain(`answered by ${url}. Above the limit of US$30,000.00 a year`);
  });

  test("never fails where it claims nothing, and says so", async () => {
    const name = await file("measured.json", measured());
    for (verdict of ["no-claim", "equivalent", "cannot-tell"]) {
      const { code, out } = await bareline([name, "--url", url, "--max-waste", "1/month"]);
      expect([verdict, code]).toEqual([verdict, 0]);
      expect(out.replaceAll("\n", " ")).toContain("Online serving claims nothing: ");
    }
    verdict = "not-comparable";
    const gated = await bareline([name, "--url", url, "--max-waste", "1/month"]);
    expect([gated.code, gated.said]).toEqual([
      0,
      expect.stringContaining("No money is claimed, so the limit is not exceeded."),
    ]);
    const bare = await bareline([name, "--url", url]);
    expect([bare.code, bare.said]).toEqual([2, expect.stringContaining("Two GPUs.")]);
    verdict = "slower";
  });

  test("is asked again of a server that is still starting", async () => {
    busy = 2;
    const before = asked.length;
    const { code } = await bareline([await file("measured.json", measured()), "--url", url]);
    expect([code, asked.length - before]).toEqual([0, 3]);
  });

  test("without its server has no answer, and says why it was needed", async () => {
    const name = await file("measured.json", measured());
    const { code, said } = await bareline([name, "--url", "http://127.0.0.1:1"]);
    expect(code).toBe(2);
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer, and a segment stands on a saved comparison/);
  });
});

test("every command of docs/projecting-in-a-terminal.md does what the page says", async () => {
  const page = await fs.readFile(inRoot("docs/projecting-in-a-terminal.md"), "utf8");
  const [, scenario = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  await file("scenario.json", scenario);
  const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.trim().split("\n"));
  const [, answer = ""] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  expect(commands).toHaveLength(4);
  const outs = [];
  for (const line of commands) {
    const [program, name, ...args] = line.split(" ");
    expect([program, name]).toEqual(["bin/bareline", "project"]);
    const { code, out } = await bareline(args);
    expect([line, code]).toEqual([line, 0]);
    outs.push(out);
  }
  expect(outs[0].split("\n")).toEqual(expect.arrayContaining(answer.trim().split("\n")));
  const { out: help } = await bareline(["--help"]);
  for (const [, option] of page.matchAll(/^\| `(--[a-z-]+)`/gm)) expect(help).toContain(option);
});
