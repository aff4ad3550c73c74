import { expect, test } from "vitest";
import { PRICE_LIST } from "@/lib/core/cost/price-list";
import { priceBook } from "@/lib/server/prices";
import { LOCAL_WORKSPACE } from "@/lib/server/access";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { POST as restore } from "./[id]/restore/route";
import { DELETE as remove, PATCH as change } from "./[id]/route";
import { GET as list, POST as keep } from "./route";

onFreshDatabase();

const QUOTE = {
  gpu: "H100 SXM",
  site: "Frankfurt",
  mode: "virtualized",
  kind: "reserved",
  currency: "EUR",
  list: 2.5,
  discount: 0.2,
  source: "quote 17",
  date: "2026-11-01",
};

async function send(json: unknown) {
  const response = await ask(keep, {}, { method: "POST", json });
  return { status: response.status, body: await response.json(), location: response.headers.get("location") };
}
async function read(query: Record<string, string> = {}) {
  const response = await ask(list, {}, { query });
  return { status: response.status, body: await response.json() };
}

test("an own price stands before the listed ones, with what it comes to after the discount and in a GPU-year", async () => {
  const made = await send(QUOTE);
  expect(made).toMatchObject({
    status: 201,
    location: `/api/v1/prices/${made.body.id}`,
    // 2.50 less 20 % is 2.00; 2.00 x 730 x 12 = 17,520.
    body: { ...QUOTE, own: true, superseded: false, effective: 2, perGpuYear: 17_520 },
  });
  const all = await read({ limit: "200" });
  expect(all.body.items).toHaveLength(PRICE_LIST.length + 1);
  expect(all.body.items[0]).toMatchObject({ id: made.body.id, own: true });
  expect(all.body.items[1]).toMatchObject({ own: false, source: expect.any(String), dated: expect.any(String) });
  expect((await ask(remove, { id: made.body.id }, { method: "DELETE" })).status).toBe(204);
});

test("prices are found by GPU, site, mode, kind and whose they are, and come in pages", async () => {
  const found = await read({ gpu: "h100", site: "oci", mode: "bare-metal", kind: "on-demand" });
  expect(found.body.items).toMatchObject([
    { product: "BM.GPU.H100.8", list: 10, gpu: "H100", url: expect.stringMatching(/^https:/) },
  ]);
  expect((await read({ own: "true" })).body.items).toEqual([]);
  const first = await read({ limit: "3" });
  const second = await read({ limit: "3", cursor: first.body.nextCursor });
  expect(second.body.items).toHaveLength(3);
  expect(second.body.items[0].id).not.toBe(first.body.items[2].id);
  expect((await read({ mode: "vm" })).status).toBe(400);
  expect((await read({ colour: "red" })).status).toBe(400);
});

test("a price is changed field by field, and a field that may be left out is taken away", async () => {
  const { body } = await send({ ...QUOTE, dated: "autumn" });
  const patch = async (json: unknown) => {
    const response = await ask(change, { id: body.id }, { method: "PATCH", json });
    return { status: response.status, body: await response.json() };
  };
  expect(await patch({ list: 3 })).toMatchObject({ status: 200, body: { list: 3, discount: 0.2, dated: "autumn" } });
  const moved = await patch({ site: null, date: "2026-11-20" });
  expect([moved.body.site, moved.body.date, moved.body.dated]).toEqual([undefined, "2026-11-20", undefined]);
  const wrong = await patch({ discount: 1, colour: "red" });
  expect([wrong.status, wrong.body.errors.map((e: { at: string }) => e.at).sort()]).toEqual([
    400,
    ["$.colour", "$.discount"],
  ]);
  await ask(remove, { id: body.id }, { method: "DELETE" });
});

test("a price is read by tomorrow at the latest, and costs something", async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const later = await send({ ...QUOTE, date: inDays(3) });
  expect([later.status, later.body.errors[0]]).toMatchObject([400, { code: "date-to-come", at: "$.date" }]);
  const { status, body } = await send(QUOTE);
  expect(status).toBe(201);
  const moved = await ask(change, { id: body.id }, { method: "PATCH", json: { date: inDays(3) } });
  expect(moved.status).toBe(400);
  expect((await send({ ...QUOTE, list: 1e-300 })).status).toBe(400);
  await ask(remove, { id: body.id }, { method: "DELETE" });
});

test("a deleted price is gone until it is restored; a listed one is not ours to change", async () => {
  const { body } = await send(QUOTE);
  expect((await ask(remove, { id: body.id }, { method: "DELETE" })).status).toBe(204);
  expect((await ask(remove, { id: body.id }, { method: "DELETE" })).status).toBe(404);
  expect((await read({ own: "true" })).body.items).toEqual([]);
  expect((await ask(restore, { id: body.id }, { method: "POST" })).status).toBe(200);
  expect((await read({ own: "true" })).body.items).toMatchObject([{ id: body.id }]);
  const listed = PRICE_LIST[0]?.id ?? "";
  expect((await ask(change, { id: listed }, { method: "PATCH", json: { list: 1 } })).status).toBe(404);
  expect((await ask(remove, { id: listed }, { method: "DELETE" })).status).toBe(404);
  await ask(remove, { id: body.id }, { method: "DELETE" });
});

test("what is no price is refused with the place of each fault", async () => {
  const { status, body } = await send({ ...QUOTE, list: 0, currency: "euro", date: "2026-02-30" });
  expect([status, body.errors.map((e: { at: string }) => e.at).sort()]).toEqual([
    400,
    ["$.currency", "$.date", "$.list"],
  ]);
});

test("the book for a form is plain data: own first, too old by the day it is asked", async () => {
  const { body } = await send(QUOTE);
  const owner = { workspaceId: LOCAL_WORKSPACE };
  const [first, ...rest] = await priceBook(owner, "2026-11-26");
  expect(first).toEqual({ id: body.id, own: true, stale: false, superseded: false, price: QUOTE });
  // 2026-11-01 and 181 days: 29 + 31 + 31 + 28 + 31 + 30 = 180 lead to 2027-04-30.
  expect((await priceBook(owner, "2027-04-30"))[0]?.stale).toBe(false);
  expect((await priceBook(owner, "2027-05-01"))[0]?.stale).toBe(true);
  expect(rest.every((p) => !p.own)).toBe(true);
  expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
  const other = await priceBook({ workspaceId: "0198c0de-0000-7000-8000-000000000000" }, "2026-11-26");
  expect(other.some((p) => p.own)).toBe(false);
  await ask(remove, { id: body.id }, { method: "DELETE" });
});
