import { describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../../asking";
import { DELETE } from "./[id]/route";
import { GET, POST } from "./route";

onFreshDatabase();

const SOURCE = {
  version: 1,
  title: "Acceptance test of the new cluster",
  document: "report 12, page 4",
  date: "2026-03",
  what: "output throughput",
  gpu: "8x H100 SXM",
  figure: { kind: "values", bareMetal: 250, virtualized: 240, unit: "token/s", better: "higher" },
  method: "Six runs a side, in turns, on one host",
};

async function add(json: unknown) {
  const response = await ask(POST, {}, { method: "POST", json });
  return { status: response.status, location: response.headers.get("location"), body: await response.json() };
}
const list = async (query = {}) => (await ask(GET, {}, { query })).json();

describe("sources of one's own", () => {
  it("are added with their overhead and grade, listed newest first, and removed", async () => {
    const first = await add(SOURCE);
    expect(first).toMatchObject({
      status: 201,
      location: `/api/v1/evidence/sources/${first.body.id}`,
      body: { title: SOURCE.title, grade: "cited", layer: "inference", gains: "unknown" },
    });
    // 1 - 240/250
    expect(first.body.overhead).toBeCloseTo(0.04, 12);

    const { method: _, ...unsaid } = SOURCE;
    const second = await add({ ...unsaid, figure: { kind: "overhead", low: -0.01, high: 0.03 } });
    expect(second.body).toMatchObject({ grade: "claimed", overhead: null });

    const page = await list({ limit: "1" });
    expect(page.items.map((s: { id: string }) => s.id)).toEqual([second.body.id]);
    const rest = await list({ limit: "1", cursor: page.nextCursor });
    expect(rest).toMatchObject({ items: [{ id: first.body.id }], nextCursor: null });

    const remove = () => ask(DELETE, { id: first.body.id }, { method: "DELETE" });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await list()).items).toHaveLength(1);
  });

  it("that are none are refused, with the place of each fault", async () => {
    const { status, body } = await add({ ...SOURCE, url: "ftp://x", figure: { ...SOURCE.figure, virtualized: -1 } });
    expect(status).toBe(400);
    expect(body.errors.map((e: { at: string }) => e.at).sort()).toEqual(["$.figure.virtualized", "$.url"]);
  });

  it("cannot grade themselves", async () => {
    expect((await add({ ...SOURCE, grade: "measured" })).status).toBe(400);
  });
});
