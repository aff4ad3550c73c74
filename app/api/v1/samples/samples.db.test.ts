import { describe, expect, it } from "vitest";
import { sampleSets } from "@/lib/server/samples";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { GET as compared } from "../comparisons/route";
import { POST as project } from "../projections/route";
import { GET as getRun } from "../runs/[id]/route";
import { POST } from "./[id]/route";
import { GET } from "./route";

onFreshDatabase();

const sets = await sampleSets();
const load = async (id: string) => {
  const response = await ask(POST, { id }, { method: "POST" });
  return { status: response.status, body: await response.json() };
};

describe("the sets of files that Bareline brings", () => {
  it("are one example and one of published figures", async () => {
    expect((await (await ask(GET, {})).json()).items).toEqual(sets);
    expect(sets.map((set) => set.grade).sort()).toEqual(["cited", "example"]);
  });

  it.each(sets)(
    "$id loads, compares to a verdict and keeps its grade in every figure",
    async ({ id, grade, source, files }) => {
      const { status, body } = await load(id);
      expect(status).toBe(201);
      for (const side of ["baseline", "candidate"] as const) {
        expect(body[side]).toHaveLength(files.filter((file) => file.side === side).length);
        const run = await (await ask(getRun, { id: body[side][0] })).json();
        expect(run).toMatchObject({ grade, source });
      }
      const { baseline, candidate } = body;
      const comparison = await (await ask(compared, {}, { query: { baseline, candidate } })).json();
      expect(comparison.grade).toBe(grade);
      expect(comparison.rows.length).toBeGreaterThan(0);
      expect(comparison.verdict.code).not.toBe("not-comparable");
      const overhead = { source: "comparison", baseline, candidate };
      const segments = [{ name: "Serving", profile: "online-inference", monthlySpend: 100_000, overhead }];
      const scenario = { version: 1, name: "Fleet", currency: "USD", segments };
      const projection = await (await ask(project, {}, { method: "POST", json: scenario })).json();
      expect(projection.overhead.grade).toBe(grade);
    },
  );

  it("loaded twice are the same runs", async () => {
    const [first = { id: "" }] = sets;
    expect((await load(first.id)).body).toEqual((await load(first.id)).body);
  });

  it("asked for by a page's form lead on to the comparison", async () => {
    const [first = { id: "" }] = sets;
    const response = await ask(POST, { id: first.id }, { method: "POST", headers: { accept: "text/html,*/*" } });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/compare\?.*baseline=.*candidate=/);
  });

  it.each(["nope", "../manifest", "__proto__", ""])("of the name %j there is none", async (id) =>
    expect((await load(id)).status).toBe(404),
  );
});
