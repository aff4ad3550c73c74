import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { db, pool } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { DELETE, GET as getOne, PATCH } from "./[id]/route";
import { GET as getFile } from "./[id]/file/route";
import { POST as restore } from "./[id]/restore/route";
import { GET as getSamples } from "./[id]/samples/route";
import { POST as preview } from "./preview/route";
import { POST } from "./route";

onFreshDatabase();

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const file = () => JSON.stringify(servingFile());

async function upload(body: BodyInit, query: Ask["query"] = {}, headers: Record<string, string> = {}) {
  const asked = { method: "POST", query: { mode: "bare-metal", filename: "run.json", ...query }, headers, body };
  const response = await ask(POST, {}, asked);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const tables = async () => ({
  runs: await db().run.count(),
  files: await db().rawFile.count(),
  measurements: await db().measurement.count(),
});

describe("uploading a run", () => {
  it("stores it and says what was stored", async () => {
    const text = file();
    const { status, body, headers } = await upload(text, { label: "host 9", gpuCount: "8" });
    expect(status).toBe(201);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(body).toMatchObject({
      created: true,
      sha256: sha256(text),
      bytes: text.length,
      format: { id: "vllm-bench-serve" },
      environment: { mode: "bare-metal", label: "host 9", gpuCount: 8 },
    });
    const run = await (await ask(getOne, { id: body.id })).json();
    expect(run.measurements).toHaveLength(body.measurements);
    const ttft = run.measurements.find((m: { metric: string }) => m.metric === "time-to-first-token");
    expect(ttft).toMatchObject({ unit: "s", better: "lower", n: 40, axis: "latency" });
    expect(ttft.written).toMatchObject({ at: "$.ttfts" });
  });

  it("gives the file back as it was but for what is private, as a download", async () => {
    const text = file();
    const { body } = await upload(text, { filename: '../"weird\nname".json' });
    expect(body.removed).toEqual([{ what: "serial numbers, UUIDs and board ids", count: 1 }]);
    const response = await ask(getFile, { id: body.id });
    const kept = await response.text();
    expect(kept).toBe(text.replace(/"mark":"[^"]*"/, '"mark":"(removed)"'));
    expect(response.headers.get("content-length")).toBe(String(kept.length));
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="_weird name_.json"/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("a file of several megabytes arrives whole and is kept without its texts", async () => {
    const texts = Array(3000).fill("word ".repeat(300));
    const text = JSON.stringify({ ...servingFile(), mark: "several", generated_texts: texts });
    const { body } = await upload(text);
    expect(body).toMatchObject({ sha256: sha256(text), bytes: text.length });
    expect(body.removed).toEqual([{ what: "prompts and generated texts", count: 3000 }]);
    const kept = await (await ask(getFile, { id: body.id })).text();
    expect(kept).toBe(text.replace(/"generated_texts":\[.*\]/, '"generated_texts":"(removed)"'));
  });

  it("the same bytes in the same environment are the same run, packed or not", async () => {
    const text = file();
    const first = await upload(text);
    const again = await upload(text);
    const packed = await upload(gzipSync(text), {}, { "content-encoding": "gzip" });
    expect([first.status, again.status, packed.status]).toEqual([201, 200, 200]);
    expect(again.body).toMatchObject({ id: first.body.id, created: false });
    expect(packed.body).toMatchObject({ id: first.body.id, created: false });
  });

  it("the same bytes measured elsewhere are another run of one file", async () => {
    const text = file();
    const before = await tables();
    const ids = [await upload(text), await upload(text, { mode: "vm-passthrough" })].map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(2);
    expect((await tables()).files).toBe(before.files + 1);
  });

  it("twenty identical uploads at once are one run", async () => {
    const text = file();
    const before = await tables();
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(text)));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(19);
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
    const after = await tables();
    expect([after.runs - before.runs, after.files - before.files]).toEqual([1, 1]);
    expect(after.measurements - before.measurements).toBe(answers[0]?.body.measurements);
  });

  it("takes a form with one file", async () => {
    const form = new FormData();
    const text = file();
    form.append("file", new File([text], "größe.json"));
    const { status, body } = await upload(form, { filename: [] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ filename: "größe.json", sha256: sha256(text) });
  });

  it("a declared mode that the request lacks is asked for in words", async () => {
    const { status, body } = await upload(file(), { mode: [] });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ at: "mode", code: "mode-missing" });
  });
});

describe("a bad upload stores nothing and says why", () => {
  const text = file();
  const bad: [string, () => Promise<{ status: number; body: { errors?: { at: string }[] } }>, number][] = [
    ["an empty file", () => upload(""), 422],
    ["a file of another kind", () => upload("Dear diary,\n"), 422],
    ["a picture", () => upload(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), randomBytes(2000)])), 415],
    ["a JSON file cut short", () => upload(text.slice(0, 300)), 422],
    ["ten thousand levels", () => upload(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), 422],
    ["a number that is none", () => upload('{"completed": 1, "median_ttft_ms": 1e4000}'), 422],
    ["fewer bytes than announced", () => upload(text, {}, { "content-length": String(text.length + 5) }), 400],
    ["300 MB announced", () => upload("x", {}, { "content-length": "300000000" }), 413],
    ["a zstd file", () => upload(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3, 4])), 415],
    ["a gzip bomb", () => upload(gzipSync(Buffer.alloc(64 * 2 ** 20))), 413],
    ["brotli", () => upload(text, {}, { "content-encoding": "br" }), 415],
    ["an unknown query field", () => upload(text, { colour: "red" }), 400],
    ["a mode given twice", () => upload(text, { mode: ["bare-metal", "vm-vgpu"] }), 400],
    ["an unknown mode", () => upload(text, { mode: "cloud" }), 400],
    ["a query that builds an object", () => upload(text, { "mode[not]": "x" }), 400],
    ["a foreign host", () => upload(text, {}, { host: "evil.example" }), 403],
    ["another site's page", () => upload(text, {}, { origin: "https://evil.example" }), 403],
  ];

  it.each(bad)("%s", async (_, send, status) => {
    const before = await tables();
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(await tables()).toEqual(before);
  });

  it("the shape of an answer to a bad file names place, finding and expectation", async () => {
    const { body } = await upload("Dear diary,\n");
    expect(body.errors[0]).toMatchObject({
      found: expect.any(String),
      expected: expect.any(String),
      hint: expect.any(String),
    });
  });
});

describe("hostile names", () => {
  it.each([
    "__proto__",
    "constructor",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE run;--",
    "漢字🎉",
  ])("%s is stored as it is and pollutes nothing", async (name) => {
    const { status, body } = await upload(file(), { label: name, host: name, gpu: name });
    expect(status).toBe(201);
    const run = await (await ask(getOne, { id: body.id })).json();
    expect(run.environment).toMatchObject({ label: name, host: name, gpu: name });
    expect(Object.keys({})).toEqual([]);
    expect((await tables()).runs).toBeGreaterThan(0);
  });
});

describe("a preview", () => {
  it("says what would be stored, and stores nothing", async () => {
    const before = await tables();
    const text = file();
    const response = await ask(preview, {}, { method: "POST", query: { filename: "a.json" }, body: text });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      format: { id: "vllm-bench-serve" },
      sha256: sha256(text),
      known: [],
      metrics: expect.arrayContaining([expect.objectContaining({ metric: "time-to-first-token", samples: 40 })]),
    });
    expect(await tables()).toEqual(before);
  });

  it("knows a file that is here already", async () => {
    const text = file();
    const { body } = await upload(text);
    const answer = await (await ask(preview, {}, { method: "POST", body: text })).json();
    expect(answer.known).toMatchObject([{ id: body.id, mode: "bare-metal" }]);
  });
});

describe("a stored run", () => {
  it("that is unknown, malformed or deleted answers the same 404 everywhere", async () => {
    const { body } = await upload(file());
    await ask(DELETE, { id: body.id }, { method: "DELETE" });
    const ids = [body.id, "01990000-0000-7000-8000-000000000001", "x", "", "{}", "[not]", "%00", "a".repeat(5000)];
    const texts = await Promise.all(
      ids.map(async (id) => {
        const responses = [
          await ask(getOne, { id }),
          await ask(getFile, { id }),
          await ask(PATCH, { id }, { method: "PATCH", json: { label: "x" } }),
          await ask(DELETE, { id }, { method: "DELETE" }),
        ];
        expect(responses.map((r) => r.status)).toEqual([404, 404, 404, 404]);
        return (await Promise.all(responses.map((r) => r.text()))).join("\n");
      }),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it("deleted by mistake comes back by restoring, and by uploading it again", async () => {
    const text = file();
    const { body } = await upload(text);
    expect((await ask(DELETE, { id: body.id }, { method: "DELETE" })).status).toBe(204);
    expect((await ask(restore, { id: body.id }, { method: "POST" })).status).toBe(200);
    expect((await ask(getOne, { id: body.id })).status).toBe(200);
    await ask(DELETE, { id: body.id }, { method: "DELETE" });
    expect(await upload(text)).toMatchObject({ status: 201, body: { id: body.id, created: true } });
  });

  it("deleted a day ago is gone with its file when another is deleted", async () => {
    const text = file();
    const [old, other] = [await upload(text), await upload(file())];
    await ask(DELETE, { id: old.body.id }, { method: "DELETE" });
    await pool().query("UPDATE run SET deleted_at = now() - interval '25 hours' WHERE id = $1", [old.body.id]);
    await ask(DELETE, { id: other.body.id }, { method: "DELETE" });
    expect((await ask(restore, { id: old.body.id }, { method: "POST" })).status).toBe(404);
    expect(await db().rawFile.count({ where: { sha256: sha256(text) } })).toBe(0);
    expect(await db().measurement.count({ where: { runId: old.body.id } })).toBe(0);
  });

  it("changes its environment, takes a field away, and refuses what it cannot be", async () => {
    const text = file();
    const { body } = await upload(text, { gpu: "A", host: "h" });
    const change = (json: unknown) => ask(PATCH, { id: body.id }, { method: "PATCH", json });
    const changed = await (await change({ gpu: "B", host: null })).json();
    expect(changed.environment).toMatchObject({ mode: "bare-metal", gpu: "B" });
    expect(changed.environment.host).toBeUndefined();
    expect((await change({ environment: { mode: "vm-vgpu" } })).status).toBe(200);
    for (const wrong of [
      { mode: { not: "" } },
      { role: "admin" },
      { workspaceId: "x" },
      { workspaceId: null },
      { mode: null },
      [],
      "x",
    ]) {
      expect((await change(wrong)).status).toBe(400);
    }
    const twin = await upload(text, { gpu: "A" });
    expect(twin.status).toBe(201);
    expect((await change({ mode: "bare-metal", gpu: "A" })).status).toBe(409);
  });

  it("shows the distribution of one measurement", async () => {
    const { body } = await upload(file());
    const run = await (await ask(getOne, { id: body.id })).json();
    const { ordinal } = run.measurements.find((m: { metric: string }) => m.metric === "time-to-first-token");
    const samples = await (await ask(getSamples, { id: body.id }, { query: { ordinal: String(ordinal) } })).json();
    expect(samples).toMatchObject({ metric: "time-to-first-token", unit: "s", n: 40 });
    expect(samples.ecdf).toHaveLength(40);
    expect(samples.order[1].i).toBe(1);
    for (const wrong of ["9999", "-1", "x"]) {
      expect((await ask(getSamples, { id: body.id }, { query: { ordinal: wrong } })).status).toBeGreaterThanOrEqual(
        400,
      );
    }
  });
});
