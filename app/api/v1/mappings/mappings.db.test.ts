import { describe, expect, it } from "vitest";
import type { MappingInput } from "@/lib/core/mapping/mapping";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { GET as getRun, PATCH } from "../runs/[id]/route";
import { GET as getRejects } from "../runs/[id]/rejects/route";
import { POST as preview } from "../runs/preview/route";
import { POST as postRejects } from "../runs/rejects/route";
import { POST as store } from "../runs/route";
import { DELETE } from "./[id]/route";
import { GET, POST } from "./route";

onFreshDatabase();

const table = (mark: string) =>
  `backend,size_${mark},frames\nnative,8,100.5\nkvm,8,90.25\nnative,8,101.5\nkvm,8,=cmd()\nnative,16,"1,234"\nkvm,16,-\n`;
const mapping = (mark: string, side: string): MappingInput => ({
  version: 1,
  name: "drawing",
  values: [{ column: "frames", metric: "custom:frames", unit: "frames/s" }],
  workload: [`size_${mark}`],
  only: { column: "backend", equals: side },
});

async function post(handler: typeof store, body: string, query: Record<string, string | undefined> = {}) {
  const response = await ask(handler, {}, { method: "POST", query: { filename: "own.csv", ...query }, body });
  return { status: response.status, body: await response.json() };
}
async function keep(json: unknown) {
  const response = await ask(POST, {}, { method: "POST", json });
  return { status: response.status, body: await response.json(), location: response.headers.get("location") };
}

describe("a table that no format owns", () => {
  it("is previewed with its first rows, its shape and why no format fits, and refused to be stored", async () => {
    const { status, body } = await post(preview, table("a"));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: { id: "custom-benchmark" },
      measurements: 0,
      table: {
        kind: "csv",
        columns: ["backend", "size_a", "frames"],
        total: 6,
        delimiter: ",",
        decimalComma: false,
        saved: null,
        shape: expect.stringMatching(/^[0-9a-f]{64}$/),
        reason: { code: "unknown-format" },
        choices: expect.arrayContaining([{ column: "backend", values: ["native", "kvm"] }]),
      },
    });
    expect(body.table.rows[0]).toEqual(["native", "8", "100.5"]);
    const refused = await post(store, table("a"), { mode: "bare-metal" });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: "unknown-format" }] } });
  });

  it("is no table when it is prose: refused as before", async () => {
    const { status, body } = await post(preview, "Dear reader,\nno figures here.\n");
    expect([status, body.errors[0].code]).toEqual([422, "unknown-format"]);
  });

  it("that cannot be read says why, with its line", async () => {
    const { status, body } = await post(preview, 'a,b\n1,2\n"3,4\n5,6\n');
    expect([status, body.errors]).toMatchObject([422, [{ code: "open-quote", at: "line 3" }]]);
  });

  it("is read through a mapping given as JSON, and the run keeps that mapping", async () => {
    const given = JSON.stringify(mapping("b", "native"));
    const shown = await post(preview, table("b"), { mapping: given });
    expect(shown).toMatchObject({ status: 200, body: { measurements: 1, metrics: [{ metric: "custom:frames" }] } });
    expect(shown.body.table).toBeUndefined();
    const saved = await post(store, table("b"), { mapping: given, mode: "bare-metal" });
    expect(saved).toMatchObject({ status: 201, body: { created: true, format: { id: "custom-benchmark" } } });
    const run = await (await ask(getRun, { id: saved.body.id })).json();
    expect(run.measurements).toMatchObject([
      {
        metric: "custom:frames",
        workload: "drawing",
        params: { size_b: 8 },
        unit: "frames/s",
        better: "higher",
        n: 2,
        median: 101,
        written: { at: 'line 2, column "frames"' },
      },
    ]);
    expect(run.mapping).toEqual({ ...mapping("b", "native"), skipRows: 0 });
    const left = await ask(getRejects, { id: saved.body.id });
    expect([left.status, await left.text()]).toEqual([
      200,
      'place,column,reason,backend,size_b,frames\r\nline 6,frames,has a comma: say whether it is a decimal comma or parts thousands,native,16,"1,234"\r\n',
    ]);
    expect(run.skipped).toEqual(
      expect.arrayContaining([{ what: "rows", count: 3, reason: '"backend" is not "native"' }]),
    );
  });

  it("with the rows of the other side is another run, with the same rows the same one", async () => {
    const native = JSON.stringify(mapping("c", "native"));
    const first = await post(store, table("c"), { mapping: native, mode: "bare-metal" });
    const again = await post(store, table("c"), { mapping: native, mode: "bare-metal" });
    const other = await post(store, table("c"), { mapping: JSON.stringify(mapping("c", "kvm")), mode: "bare-metal" });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 201]);
    expect(again.body.id).toBe(first.body.id);
    expect(other.body.id).not.toBe(first.body.id);
    const patch = { method: "PATCH", json: { label: "host 3" } };
    expect((await ask(PATCH, { id: other.body.id }, patch)).status).toBe(200);
    const there = { mapping: JSON.stringify(mapping("c", "kvm")), mode: "bare-metal", label: "host 3" };
    expect((await post(store, table("c"), there)).body.id).toBe(other.body.id);
  });

  it("gives the rows that were left out back with reasons, safe to open in a spreadsheet", async () => {
    const query = { filename: "own.csv", mapping: JSON.stringify(mapping("d", "kvm")) };
    const response = await ask(postRejects, {}, { method: "POST", query, body: table("d") });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain('filename="own.csv-rejected.csv"');
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer()).split("\r\n");
    expect(lines).toEqual([
      "\uFEFFplace,column,reason,backend,size_d,frames",
      "line 5,frames,is not a number,kvm,8,'=cmd()",
      "line 7,frames,says that there is no number,kvm,16,'-",
      "",
    ]);
  });

  it("says which column a mapping misses, and refuses a mapping that is none", async () => {
    const query = { mapping: JSON.stringify(mapping("other", "kvm")), mode: "bare-metal" };
    const missing = await post(store, table("e"), query);
    expect(missing).toMatchObject({
      status: 422,
      body: { errors: [{ code: "no-such-column", expected: "size_other" }] },
    });
    const flawed = JSON.stringify({
      ...mapping("e", "kvm"),
      values: [{ column: "frames", metric: "custom:f", unit: "points" }],
    });
    const answer = await post(store, table("e"), { mapping: flawed });
    expect([answer.status, answer.body.errors[0].at]).toEqual([400, "values.0.better"]);
    expect((await post(store, table("e"), { mapping: "{" })).status).toBe(400);
    const nobody = await post(store, table("e"), { mapping: "0198c0de-0000-7000-8000-000000000000" });
    expect(nobody.status).toBe(404);
  });
});

describe("kept mappings", () => {
  it("are one a shape: offered at the next preview, replaced by the next one, forgotten when deleted", async () => {
    const { shape } = (await post(preview, table("k"))).body.table;
    const first = await keep({ shape, mapping: mapping("k", "native") });
    expect(first).toMatchObject({
      status: 201,
      location: `/api/v1/mappings/${first.body.id}`,
      body: { name: "drawing" },
    });
    const second = await keep({ shape, mapping: { ...mapping("k", "kvm"), name: "drawing again" } });
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);

    const { table: offered } = (await post(preview, table("k"))).body;
    expect(offered.saved).toMatchObject({
      id: first.body.id,
      name: "drawing again",
      mapping: { only: { equals: "kvm" } },
    });
    const list = await (await ask(GET, {}, { query: { shape } })).json();
    expect(list).toMatchObject({ items: [{ id: first.body.id, shape }], nextCursor: null });

    const run = await post(store, table("k"), { mapping: first.body.id, mode: "vm-passthrough" });
    expect(run).toMatchObject({ status: 201, body: { measurements: 1, samples: 1 } });

    expect((await ask(DELETE, { id: first.body.id }, { method: "DELETE" })).status).toBe(204);
    expect((await ask(DELETE, { id: first.body.id }, { method: "DELETE" })).status).toBe(404);
    expect((await (await ask(GET, {}, { query: { shape } })).json()).items).toEqual([]);
    expect((await ask(getRun, { id: run.body.id })).status).toBe(200);
  });

  it("are refused when they are no mapping, with the place of the fault", async () => {
    const bad = await keep({ shape: "x", mapping: { version: 1, name: "", values: [] } });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map((e: { at: string }) => e.at).sort()).toEqual([
      "$.mapping.name",
      "$.mapping.values",
      "$.shape",
    ]);
  });
});
