import { BlobWriter, TextReader, ZipWriter, configure } from "@zip.js/zip.js/index-native.js";
import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import { ask, servingFile } from "@/app/api/v1/asking";
import { expectInside } from "@/lib/server/archive-in-batch";
import { db } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { DELETE as deleteRun } from "../runs/[id]/route";
import { POST as postRun } from "../runs/route";
import { GET, PATCH } from "./[id]/route";
import { POST } from "./route";

onFreshDatabase();
configure({ useWebWorkers: false });

const file = () => JSON.stringify(servingFile());

async function open(total: number): Promise<string> {
  const response = await ask(POST, {}, { method: "POST", json: { total } });
  const body = await response.json();
  expect([response.status, response.headers.get("location")]).toEqual([201, `/api/v1/batches/${body.id}`]);
  expect(body.counts).toEqual({ saved: 0, known: 0, refused: 0, waiting: total });
  return body.id;
}

async function send(body: string, batch: string, path: string, query: Record<string, string> = {}) {
  const asked = { method: "POST", query: { mode: "bare-metal", filename: "run.json", batch, path, ...query }, body };
  const response = await ask(postRun, {}, asked);
  return { status: response.status, body: await response.json() };
}

async function look(id: string, query: Record<string, string> = {}) {
  const response = await ask(GET, { id }, { query });
  return { status: response.status, ...(await response.json()) };
}

describe("a batch of files", () => {
  it("tells for each of its files whether it was saved, known already or refused, and why", async () => {
    const id = await open(4);
    const text = file();
    const first = await send(text, id, "bare-metal/1.json");
    expect(first.status).toBe(201);
    expect((await send(text, id, "bare-metal/copy.json")).status).toBe(200);
    expect((await send("nothing to read", id, "notes.txt")).status).toBe(422);
    const seen = await look(id);
    expect(seen.counts).toEqual({ saved: 1, known: 1, refused: 1, waiting: 1 });
    expect(seen.nextCursor).toBeNull();
    const run = { id: first.body.id, mode: "bare-metal" };
    expect(seen.items).toMatchObject([
      { path: "bare-metal/1.json", state: "saved", run, sha256: first.body.sha256, problem: null },
      { path: "bare-metal/copy.json", state: "known", run, problem: null },
      { path: "notes.txt", state: "refused", run: null, problem: { status: 422, errors: [{ at: "line 1" }] } },
    ]);
  });

  it("a file whose answer was lost is sent again and stays saved; a refused one that is mended becomes saved", async () => {
    const id = await open(2);
    const text = file();
    await send(text, id, "1.json");
    expect((await send(text, id, "1.json")).status).toBe(200);
    expect((await look(id)).counts).toEqual({ saved: 1, known: 0, refused: 0, waiting: 1 });
    await send(text.slice(0, 300), id, "2.json");
    expect((await look(id)).counts).toMatchObject({ saved: 1, refused: 1 });
    await send(file(), id, "2.json");
    expect((await look(id)).counts).toMatchObject({ saved: 2, refused: 0 });
    await send("no longer a benchmark", id, "2.json");
    expect((await look(id)).counts).toMatchObject({ saved: 2, refused: 0 });
  });

  it("does not call refused what only this moment refused", async () => {
    const id = await open(1);
    expect((await send(file(), id, "1.json", { colour: "blue" })).status).toBe(400);
    expect((await look(id)).counts).toEqual({ saved: 0, known: 0, refused: 0, waiting: 1 });
  });

  it("names a file by its filename when no path is given, and asks for a name when there is none", async () => {
    const id = await open(1);
    const query = { mode: "bare-metal", batch: id };
    const named = { ...query, filename: "run.json" };
    expect((await ask(postRun, {}, { method: "POST", query: named, body: file() })).status).toBe(201);
    expect((await look(id)).items[0].path).toBe("run.json");
    const nameless = await ask(postRun, {}, { method: "POST", query, body: file() });
    expect([nameless.status, (await nameless.json()).errors[0].code]).toEqual([400, "path-missing"]);
  });

  it("is listed in pages in the order of the paths", async () => {
    const id = await open(5);
    const text = file();
    for (const path of ["ö/2.json", "a b.json", "c.json", "a.json", "b.json"]) await send(text, id, path);
    const paths: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await look(id, { limit: "2", ...(cursor ? { cursor } : {}) });
      paths.push(...page.items.map((item: { path: string }) => item.path));
      cursor = page.nextCursor;
    }
    expect([...paths].sort()).toEqual(["a b.json", "a.json", "b.json", "c.json", "ö/2.json"]);
    expect((await look(id, { cursor: "" })).status).toBe(400);
  });

  it("says that a run was deleted since", async () => {
    const id = await open(1);
    const { body } = await send(file(), id, "1.json");
    await ask(deleteRun, { id: body.id }, { method: "DELETE" });
    expect((await look(id)).items).toMatchObject([{ state: "saved", run: null }]);
  });

  it("counts the files of an archive one by one, sent once or twice", async () => {
    const id = await open(2);
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    for (const [path, text] of [
      ["a.json", file()],
      ["vm/b.json", file()],
      ["notes.txt", "nothing to read"],
    ] as const)
      await writer.add(path, new TextReader(text));
    const zip = await (await writer.close()).arrayBuffer();
    const query = { mode: "bare-metal", batch: id, path: "all.zip" };
    const sent = () => ask(postRun, {}, { method: "POST", query, body: zip });
    expect([(await sent()).status, (await sent()).status]).toEqual([201, 200]);
    const seen = await look(id);
    expect([seen.total, seen.counts]).toEqual([4, { saved: 2, known: 0, refused: 1, waiting: 1 }]);
    expect(seen.items).toMatchObject([
      { path: "all.zip/a.json", state: "saved", run: { mode: "bare-metal" } },
      { path: "all.zip/notes.txt", state: "refused", problem: { errors: [{ code: "unknown-format" }] } },
      { path: "all.zip/vm/b.json", state: "saved", run: { mode: "bare-metal" } },
    ]);
  });

  it("does not show the files of an archive that are still to be read", async () => {
    const id = await open(1);
    const owner = await db().uploadBatch.findFirstOrThrow({ where: { id } });
    await expectInside({ workspaceId: owner.workspaceId }, { id, path: "all.zip" }, ["a.json", "b.json", "b.json"]);
    const seen = await look(id);
    expect([seen.total, seen.counts.waiting, seen.items]).toEqual([2, 2, []]);
  });

  it("grows with the files that are added", async () => {
    const id = await open(2);
    const response = await ask(PATCH, { id }, { method: "PATCH", json: { total: 3 } });
    expect(await response.json()).toMatchObject({ id, total: 3, counts: { waiting: 3 } });
  });

  it("is swept away after a week, its runs are not", async () => {
    const id = await open(1);
    await send(file(), id, "1.json");
    const runs = await db().run.count();
    await db().uploadBatch.updateMany({ where: { id }, data: { createdAt: new Date(Date.now() - 8 * 86_400_000) } });
    const young = await open(1);
    expect((await look(id)).status).toBe(404);
    expect((await look(young)).status).toBe(200);
    expect(await db().uploadItem.count({ where: { batchId: id } })).toBe(0);
    expect(await db().run.count()).toBe(runs);
  });

  it("of another workspace is not there: not to look at, not to change, not to send to", async () => {
    const workspace = await db().workspace.create({ data: { id: newId(), name: "another" } });
    const theirs = newId();
    await db().uploadBatch.create({ data: { workspaceId: workspace.id, id: theirs, total: 1 } });
    const before = await db().run.count();
    for (const id of [theirs, newId(), "nonsense"]) {
      expect((await look(id)).status).toBe(404);
      expect((await ask(PATCH, { id }, { method: "PATCH", json: { total: 2 } })).status).toBe(404);
      expect((await send(file(), id, "1.json")).status).toBe(404);
    }
    expect(await db().run.count()).toBe(before);
  });

  it.each([[{}], [{ total: 0 }], [{ total: 1.5 }], [{ total: "3" }], [{ total: 20_000 }], [{ total: 1, name: "x" }]])(
    "refuses the body %j",
    async (json) => expect((await ask(POST, {}, { method: "POST", json })).status).toBe(400),
  );
});
