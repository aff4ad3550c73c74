import { describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { POST as restore } from "./[id]/restore/route";
import { DELETE, GET as getOne, PATCH } from "./[id]/route";
import { GET as versions } from "./[id]/versions/route";
import { GET as list, POST } from "./route";
import { LOCAL_WORKSPACE } from "@/lib/server/access";
import { db } from "@/lib/server/db";
import { listScenarios } from "@/lib/server/scenarios";

onFreshDatabase();

const BODY = {
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "range", low: 0.1, high: 0.15 },
    },
  ],
};

const create = async (json: unknown = BODY) => {
  const response = await ask(POST, {}, { method: "POST", json });
  return { status: response.status, etag: response.headers.get("etag"), body: await response.json() };
};
const patch = async (id: string, json: unknown, headers: Record<string, string> = {}) => {
  const response = await ask(PATCH, { id }, { method: "PATCH", json, headers });
  return { status: response.status, body: await response.json() };
};

describe("scenarios", () => {
  it("are kept with their defaults and come back as they were", async () => {
    const { status, body, etag } = await create();
    expect([status, etag]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ ...BODY, revision: 1, horizonMonths: 12, seed: 42 });
    expect(await (await ask(getOne, { id: body.id })).json()).toEqual(body);
  });

  it("every change is a version, and the old ones stay", async () => {
    const { body } = await create();
    await patch(body.id, { monthlyGrowth: 0.02 });
    const changed = await patch(body.id, { name: "Larger fleet" });
    expect(changed.body).toMatchObject({ revision: 3, name: "Larger fleet", monthlyGrowth: 0.02 });
    const page = await (await ask(versions, { id: body.id }, { query: { limit: "2" } })).json();
    expect(page.items.map((v: { revision: number }) => v.revision)).toEqual([3, 2]);
    const rest = await (await ask(versions, { id: body.id }, { query: { cursor: page.nextCursor } })).json();
    expect(rest).toMatchObject({ items: [{ revision: 1, name: "Fleet" }], nextCursor: null });
  });

  it("what a scenario need not have is taken away by null, and nothing else is", async () => {
    const given = {
      startMonth: "2026-11",
      rates: [{ currency: "EUR", perUnit: 0.9, date: "2026-10-01", source: "ECB" }],
    };
    const { body } = await create({ ...BODY, ...given });
    const cleared = await patch(body.id, { startMonth: null });
    expect(cleared.body).toMatchObject({ rates: given.rates, revision: 2 });
    expect(cleared.body).not.toHaveProperty("startMonth");
    for (const change of [{ name: null }, { monthlyGrowth: null }, { segments: null }])
      expect((await patch(body.id, change)).status).toBe(400);
  });

  it("a change made from an older version is a conflict", async () => {
    const { body } = await create();
    expect((await patch(body.id, { seed: 1, revision: 1 })).status).toBe(200);
    expect((await patch(body.id, { seed: 2, revision: 1 })).status).toBe(409);
    expect((await patch(body.id, { seed: 2 }, { "if-match": '"1"' })).status).toBe(409);
    expect((await patch(body.id, { seed: 2 }, { "if-match": '"2"' })).body).toMatchObject({ seed: 2, revision: 3 });
    expect((await patch(body.id, { seed: 2 }, { "if-match": "x" })).status).toBe(400);
  });

  it("five changes at once without a version all land, one after the other", async () => {
    const { body } = await create();
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => patch(body.id, { seed: i })));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200]);
    expect((await (await ask(getOne, { id: body.id })).json()).revision).toBe(6);
  });

  it("of two changes from one version one wins", async () => {
    const { body } = await create();
    const answers = await Promise.all([1, 2].map((seed) => patch(body.id, { seed, revision: 1 })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it("deleted by mistake come back", async () => {
    const { body } = await create();
    expect((await ask(DELETE, { id: body.id }, { method: "DELETE" })).status).toBe(204);
    expect((await ask(getOne, { id: body.id })).status).toBe(404);
    expect((await patch(body.id, { seed: 1 })).status).toBe(404);
    expect((await ask(restore, { id: body.id }, { method: "POST" })).status).toBe(200);
    expect((await ask(getOne, { id: body.id })).status).toBe(200);
  });

  it.each([
    { workspaceId: "x" },
    { id: "x" },
    { name: { not: "" } },
    { name: "a\u0000" },
    { segments: [] },
    { currency: "dollars" },
    { segments: [{ ...BODY.segments[0], overhead: { source: "range", low: 0.1, high: 0.2, mode: 0.3 } }] },
  ])("the change %j is refused", async (change) => {
    const { body } = await create();
    expect((await patch(body.id, change)).status).toBe(400);
    expect((await create({ ...BODY, ...change })).status).toBe(400);
    expect((await (await ask(getOne, { id: body.id })).json()).revision).toBe(1);
  });

  it("that today's rules refuse cost themselves and no list", async () => {
    const { body: bad } = await create({ ...BODY, name: "Old" });
    const { body: good } = await create();
    const body = { ...BODY, name: "Old", segments: [{ ...BODY.segments[0], utilisation: 1e-300 }] };
    await db().scenario.updateMany({ where: { id: bad.id }, data: { body } });
    const { items, unread } = await listScenarios({ workspaceId: LOCAL_WORKSPACE });
    expect(items.map((s) => s.id)).toContain(good.id);
    expect(unread).toMatchObject([{ id: bad.id, name: "Old", reason: expect.stringContaining("utilisation") }]);
    expect((await ask(list, {})).status).toBe(200);
    const alone = await ask(getOne, { id: bad.id });
    expect([alone.status, (await alone.json()).errors[0].at]).toEqual([422, "$.segments[0].utilisation"]);
    expect((await ask(DELETE, { id: bad.id }, { method: "DELETE" })).status).toBe(204);
  });

  it("are listed last changed first, each once", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await create()).body.id);
    await patch(ids[0] ?? "", { seed: 9 });
    const first = await (await ask(list, {}, { query: { limit: "2" } })).json();
    const second = await (await ask(list, {}, { query: { limit: "2", cursor: first.nextCursor } })).json();
    expect([...first.items, ...second.items].slice(0, 3).map((s: { id: string }) => s.id)).toEqual([
      ids[0],
      ids[2],
      ids[1],
    ]);
  });
});
