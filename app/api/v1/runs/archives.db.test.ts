import { readFileSync } from "node:fs";
import { BlobWriter, TextReader, ZipWriter, configure } from "@zip.js/zip.js/index-native.js";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { GET as getOne } from "./[id]/route";
import { POST as preview } from "./preview/route";
import { POST } from "./route";

onFreshDatabase();
configure({ useWebWorkers: false });

const fixture = (path: string) => readFileSync(`lib/core/formats/fixtures/${path}`, "utf8");
const serving = () => JSON.stringify({ ...servingFile(), mark: crypto.randomUUID() });

async function zipped(files: Record<string, string>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, text] of Object.entries(files)) await writer.add(path, new TextReader(text));
  return writer.close();
}

async function send(files: Record<string, string>, route = POST, query: Ask["query"] = {}) {
  const body = await (await zipped(files)).arrayBuffer();
  const asked = { method: "POST", query: { mode: "bare-metal", filename: "all.zip", ...query }, body };
  const response = await ask(route, {}, asked);
  return { status: response.status, body: await response.json() };
}

describe("a zip", () => {
  it("with one file in it is that file", async () => {
    const text = serving();
    const packed = await send({ "bare metal/run.json": text });
    expect(packed).toMatchObject({ status: 201, body: { created: true, filename: "run.json", bytes: text.length } });
    const plain = await ask(POST, {}, { method: "POST", query: { mode: "bare-metal" }, body: text });
    expect(await plain.json()).toMatchObject({ created: false, id: packed.body.id });
  });

  it("with several stores each by itself and says what became of each", async () => {
    const files = { "a.json": serving(), "b.json": serving(), "notes.txt": "nothing to see here" };
    const { status, body } = await send(files);
    expect(status).toBe(201);
    expect(body.archive).toEqual({ entries: 3, created: 2, known: 0, refused: 1 });
    expect(body.items.map((item: { path: string; status: string }) => [item.path, item.status])).toEqual([
      ["a.json", "created"],
      ["b.json", "created"],
      ["notes.txt", "refused"],
    ]);
    expect(body.items[0].run).toMatchObject({ filename: "a.json", created: true });
    expect(body.items[2].problem).toMatchObject({ status: 422, errors: [{ code: "unknown-format" }] });
    const again = await send(files);
    expect(again).toMatchObject({ status: 200, body: { archive: { created: 0, known: 2, refused: 1 } } });
    expect(again.body.items[0].run.id).toBe(body.items[0].run.id);
  });

  it("without a usable file is refused, each file with its reason", async () => {
    const { status, body } = await send({ "x/notes.txt": "nothing to see here", "y.txt": "nor here" });
    expect(status).toBe(422);
    expect(body.errors.map((e: { at: string }) => e.at)).toEqual(["x/notes.txt", "y.txt"]);
  });

  it("says what it would store, file by file, and stores nothing", async () => {
    const before = await db().run.count();
    const { status, body } = await send({ "a.json": serving(), "b.json": serving() }, preview);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ path: "a.json", status: "read", preview: { filename: "a.json" } });
    expect(await db().run.count()).toBe(before);
  });

  it("names the benchmark of a LoadGen file by its folder, where the file does not", async () => {
    const folder = "closed/Someone/results/box_H100x8/llama2-70b-99";
    const text = fixture("mlperf-inference-loadgen/offline.txt");
    const { body } = await send({ [`${folder}/Offline/performance/run_1/mlperf_log_summary.txt`]: text });
    const run = await (await ask(getOne, { id: body.id })).json();
    expect(run.environment.benchmark).toBe("llama2-70b-99");
    expect(run.evidence).toContainEqual(expect.objectContaining({ field: "benchmark", text: "path of the file" }));
    const own = await send({ [`${folder}/Offline/performance/run_1/x.txt`]: `${text}\n` }, POST, { benchmark: "mine" });
    expect(own.body.environment.benchmark).toBe("mine");
  });

  it("lets the machine's files stand beside the runs of their folder", async () => {
    const { body } = await send({
      "vm/run.json": serving(),
      "metal/run.json": serving(),
      "vm/nvidia-smi.xml": fixture("nvidia-smi/pass-through-v13.xml"),
    });
    const [vm, metal, machine] = body.items;
    expect(machine).toMatchObject({ status: "created", environment: { format: { id: "nvidia-smi" } } });
    const beside = async (id: string) => (await (await ask(getOne, { id })).json()).environmentFiles;
    expect(await beside(vm.run.id)).toMatchObject([{ id: machine.environment.id }]);
    expect(await beside(metal.run.id)).toEqual([]);
  });

  it("is previewed with the machine's files beside the runs of their folder, as it is stored", async () => {
    const files = {
      "vm/run.json": serving(),
      "metal/run.json": serving(),
      "vm/nvidia-smi.xml": fixture("nvidia-smi/pass-through-v13.xml"),
    };
    const before = await db().environmentFile.count();
    const { body: seen } = await send(files, preview, { mode: "vm-passthrough" });
    expect(await db().environmentFile.count()).toBe(before);
    const { body: stored } = await send(files, POST, { mode: "vm-passthrough" });
    for (const i of [0, 1]) {
      const run = await (await ask(getOne, { id: stored.items[i].run.id })).json();
      expect(seen.items[i].preview.environment).toEqual(run.environment);
      expect(seen.items[i].preview.evidence).toEqual(run.evidence);
    }
    expect(seen.items[0].preview.environment.driver).toBeDefined();
    expect(seen.items[1].preview.environment.driver).toBeUndefined();
  });

  it("with one file of a machine in it stores that", async () => {
    const text = fixture("nvidia-smi/pass-through-v13.xml").replace("</driver_version>", ".9</driver_version>");
    const { status, body } = await send({ "vm/nvidia-smi.xml": text });
    expect([status, body.archive]).toEqual([201, { entries: 1, created: 1, known: 0, refused: 0 }]);
    const machine = { path: "vm/nvidia-smi.xml", status: "created", environment: { format: { id: "nvidia-smi" } } };
    expect(body.items).toMatchObject([machine]);
  });

  it("cut short is refused and stores nothing", async () => {
    const before = await db().run.count();
    const whole = new Uint8Array(await (await zipped({ "a.json": serving(), "b.json": serving() })).arrayBuffer());
    const asked = { method: "POST", query: { mode: "bare-metal" }, body: whole.slice(0, whole.length - 30) };
    const response = await ask(POST, {}, asked);
    expect(response.status).toBe(422);
    expect((await response.json()).errors[0].code).toBe("damaged-archive");
    expect(await db().run.count()).toBe(before);
  });
});
