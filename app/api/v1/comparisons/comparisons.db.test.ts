import { beforeAll, describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { POST as project } from "../projections/route";
import { DELETE as deleteRun } from "../runs/[id]/route";
import { POST as upload } from "../runs/route";
import { DELETE, GET as getOne, PATCH } from "./[id]/route";
import { GET, POST } from "./route";

onFreshDatabase();

const baseline: string[] = [];
const candidate: string[] = [];

async function run(scale: number, mode: string): Promise<string> {
  const body = JSON.stringify(servingFile({ scale }));
  const query = { mode, gpu: "Example GPU", gpuCount: "1", host: "h1", filename: "r.json" };
  return (await (await ask(upload, {}, { method: "POST", query, body })).json()).id;
}

const compared = async (query: Ask["query"]) => {
  const response = await ask(GET, {}, { query });
  return { status: response.status, body: await response.json() };
};
const saved = async (json: unknown) => {
  const response = await ask(POST, {}, { method: "POST", json });
  return { status: response.status, body: await response.json() };
};
const scenario = (overhead: unknown) => ({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [{ name: "Serving", profile: "online-inference", monthlySpend: 100_000, overhead }],
});
const projected = async (overhead: unknown) => {
  const response = await ask(project, {}, { method: "POST", json: scenario(overhead) });
  return { status: response.status, body: await response.json() };
};

beforeAll(async () => {
  for (let i = 0; i < 3; i++) {
    baseline.push(await run(1, "bare-metal"));
    candidate.push(await run(1.1, "vm-passthrough"));
  }
});

describe("comparing stored runs", () => {
  it("answers with rows, verdict and the runs it stands on", async () => {
    const { status, body } = await compared({ baseline, candidate });
    expect(status).toBe(200);
    const row = body.rows.find((r: { metric: string }) => r.metric === "output-throughput");
    expect(row).toMatchObject({ unit: "token/s", better: "higher", baseline: { runs: 3 }, candidate: { runs: 3 } });
    // The candidate takes 1.1 times as long, so it loses 1 - 1/1.1 of the throughput, within the drawn 1 %.
    expect(row.overhead.value).toBeGreaterThan(0.07);
    expect(row.overhead.value).toBeLessThan(0.11);
    expect(body.runs.baseline.map((r: { id: string }) => r.id)).toEqual(baseline);
    expect(body.grade).toBe("measured");
    expect(body.unpaired).toEqual({ baseline: [], candidate: [] });
  });

  it("the same question has the same answer to the last digit", async () => {
    expect(await compared({ baseline, candidate })).toEqual(await compared({ baseline, candidate }));
  });

  it("a run that is not there is 404 and named", async () => {
    for (const id of ["01990000-0000-7000-8000-000000000001", "x", "[object Object]"]) {
      const { status, body } = await compared({ baseline: [id], candidate });
      expect(status).toBe(404);
      expect(body.errors[0]).toMatchObject({ at: "baseline[0]", found: id });
    }
  });

  it("a run on both sides, or twice on one, is refused", async () => {
    expect((await compared({ baseline, candidate: baseline })).status).toBe(422);
    expect((await compared({ baseline: [baseline[0] ?? "", baseline[0] ?? ""], candidate })).status).toBe(422);
  });

  it("a reason for a rule that is none, or for a run that is not compared, is refused and named", async () => {
    const overrides = [
      { rule: "gpu-differs", reason: "renamed" },
      { rule: "gpu-difers", reason: "a slip" },
    ];
    const exclusions = [{ runId: "01990000-0000-7000-8000-000000000001", reason: "of another comparison" }];
    const { status, body } = await saved({ baseline, candidate, overrides, exclusions });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { code: "unknown-rule", at: "overrides[1].rule", found: "gpu-difers" },
      { code: "run-not-compared", at: "exclusions[0].runId", found: exclusions[0]?.runId },
    ]);
  });

  it.each<Ask["query"]>([
    { baseline: ["a"] },
    { candidate: ["a"] },
    { "baseline[in]": "x", baseline: "a", candidate: "b" },
  ])("half a question, %j, is refused", async (query) => expect((await compared(query)).status).toBe(400));

  it("operators where ids belong are refused", async () => {
    for (const side of [{ not: "" }, [{ contains: "" }], "abc", [1]]) {
      expect((await saved({ baseline: side, candidate })).status).toBe(400);
    }
  });
});

describe("a saved comparison", () => {
  it("is the question with its reasons, answered anew", async () => {
    const exclusions = [{ runId: candidate[0], reason: "warm-up forgotten" }];
    const { status, body } = await saved({ name: "May", baseline, candidate, exclusions });
    expect(status).toBe(201);
    const again = await (await ask(getOne, { id: body.id })).json();
    expect(again).toMatchObject({ name: "May", exclusions: [{ reason: "warm-up forgotten" }] });
    expect(again.rows[0].candidate.runs).toBe(2);
    const { items } = (await compared({})).body;
    expect(items[0]).toMatchObject({ id: body.id, name: "May" });
    expect((await ask(DELETE, { id: body.id }, { method: "DELETE" })).status).toBe(204);
    expect((await ask(getOne, { id: body.id })).status).toBe(404);
    expect((await ask(DELETE, { id: body.id }, { method: "DELETE" })).status).toBe(404);
  });

  it("takes another name and a note, and keeps its question and its reasons", async () => {
    const exclusions = [{ runId: candidate[0], reason: "warm-up forgotten" }];
    const { body } = await saved({ name: "June", baseline, candidate, exclusions });
    const patched = await ask(PATCH, { id: body.id }, { method: "PATCH", json: { note: "after the update | `x`" } });
    expect(patched.status).toBe(200);
    expect(await patched.json()).toMatchObject({
      name: "June",
      note: "after the update | `x`",
      request: { exclusions },
    });
    await ask(PATCH, { id: body.id }, { method: "PATCH", json: { name: "July" } });
    const again = await (await ask(getOne, { id: body.id })).json();
    expect(again).toMatchObject({ name: "July", note: "after the update | `x`", exclusions });
    expect(again.request.name).toBe("July");
  });

  it("that is not there, or a change that is none, is refused", async () => {
    const id = "01990000-0000-7000-8000-000000000001";
    expect((await ask(PATCH, { id }, { method: "PATCH", json: { note: "x" } })).status).toBe(404);
    const { body } = await saved({ name: "August", baseline, candidate });
    for (const json of [{ name: "" }, { note: 1 }, { request: {} }, { note: "x".repeat(2001) }])
      expect((await ask(PATCH, { id: body.id }, { method: "PATCH", json })).status).toBe(400);
  });

  it("is found by words of its name or note, and listed in the order asked for, page by page", async () => {
    const names = ["zeta list", "alpha list", "mid list"];
    for (const name of names) await saved({ name, baseline, candidate });
    const { items } = (await compared({ q: "LIST", sort: "name" })).body;
    expect(items.map((i: { name: string }) => i.name)).toEqual(["alpha list", "mid list", "zeta list"]);
    const oldest = (await compared({ q: "list", sort: "oldest" })).body;
    expect(oldest.items.map((i: { name: string }) => i.name)).toEqual(names);
    for (const sort of ["name", "oldest", "newest"]) {
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body }: { body: { items: { name: string }[]; nextCursor: string | null } } = await compared({
          q: "list",
          sort,
          limit: "2",
          ...(cursor ? { cursor } : {}),
        });
        seen.push(...body.items.map((i) => i.name));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted()).toEqual(names.toSorted());
    }
    await ask(PATCH, { id: items[0].id }, { method: "PATCH", json: { note: "100 % sure" } });
    expect((await compared({ q: "100 %" })).body.items).toHaveLength(1);
    expect((await compared({ q: "100_%" })).body.items).toHaveLength(0);
  });

  it("whose run was deleted says which", async () => {
    const gone = await run(1, "bare-metal");
    const { body } = await saved({ baseline: [gone, ...baseline], candidate });
    await ask(deleteRun, { id: gone }, { method: "DELETE" });
    const response = await ask(getOne, { id: body.id });
    expect(response.status).toBe(404);
    expect((await response.json()).errors).toMatchObject([{ at: "baseline[0]", found: gone }]);
  });
});

describe("projecting", () => {
  it("a typed range of 10 to 15 % of US$100,000 is 10,000 to 15,000 a month and 17.6 % more capacity", async () => {
    const { status, body } = await projected({ source: "range", low: 0.1, high: 0.15 });
    expect(status).toBe(200);
    expect(body.perMonth.waste).toMatchObject({ low: 10_000, value: 12_500, high: 15_000 });
    expect(body.perYear.waste).toMatchObject({ low: 120_000, value: 150_000, high: 180_000 });
    // 0.15 / (1 - 0.15)
    expect(body.extraCapacity.high).toBeCloseTo(0.17647, 5);
    expect(body.grade).toBe("entered");
  });

  it("stands on measured runs, named by id or by a saved comparison", async () => {
    const { body: comparison } = await saved({ baseline, candidate });
    const byRuns = await projected({ source: "comparison", baseline, candidate });
    const byId = await projected({ source: "comparison", comparisonId: comparison.id });
    expect(byRuns.status).toBe(200);
    expect(byRuns.body.overhead.grade).toBe("measured");
    expect(byRuns.body.overhead.value).toBeGreaterThan(0.05);
    expect(byId.body).toEqual(byRuns.body);
  });

  it("on a comparison that is not there says so", async () => {
    const { status, body } = await projected({
      source: "comparison",
      comparisonId: "01990000-0000-7000-8000-000000000001",
    });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ at: "$.segments[0].overhead.comparisonId" });
  });

  it("on a metric that the comparison lacks says so", async () => {
    const { status, body } = await projected({ source: "comparison", baseline, candidate, metric: "nope" });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ at: "$.segments[0].overhead.metric", found: "nope" });
  });

  it.each([
    { source: "range", low: 0.2, high: 0.1 },
    { source: "point", value: 1 },
    { source: "point", value: "0.1" },
    { source: "evidence", prior: "nope" },
    { source: { not: "" } },
  ])("%j is refused with its place", async (overhead) => {
    const { status, body } = await projected(overhead);
    expect(status).toBe(400);
    expect(body.errors[0].at).toMatch(/^\$\.segments\[0\]\.overhead/);
  });
});
