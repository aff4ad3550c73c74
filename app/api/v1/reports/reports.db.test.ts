import { describe, expect, it } from "vitest";
import { GET as chart } from "@/app/r/[token]/chart.svg/route";
import { GET as unknownFile } from "@/app/r/[token]/[...unknown]/route";
import { GET as csv } from "@/app/r/[token]/report.csv/route";
import { GET as exported } from "@/app/r/[token]/report.json/route";
import { GET as markdown } from "@/app/r/[token]/report.md/route";
import { pool } from "@/lib/server/db";
import { linkOpens, newToken, openLink } from "@/lib/server/share-links";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask, servingFile } from "../asking";
import { PATCH as patchRun } from "../runs/[id]/route";
import { POST as upload } from "../runs/route";
import { PATCH as patchScenario } from "../scenarios/[id]/route";
import { POST as createScenario } from "../scenarios/route";
import { DELETE as revoke, PATCH as extend } from "./[id]/links/[linkId]/route";
import { POST as addLink } from "./[id]/links/route";
import { DELETE as deleteReport, GET as getReport } from "./[id]/route";
import { GET as list, POST } from "./route";

onFreshDatabase();

const HOSTILE = '<script>alert(1)</script>"&|`=1+1';
const scenario = (overhead: unknown = { source: "range", low: 0.1, high: 0.15 }) => ({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [{ name: HOSTILE, profile: "online-inference", monthlySpend: 100_000, overhead }],
});

const publish = async (json: object) => {
  const response = await ask(POST, {}, { method: "POST", json });
  const body = await response.json();
  return {
    status: response.status,
    body,
    token:
      String(body.url ?? "")
        .split("/")
        .at(-1) ?? "",
  };
};
const read = async (token: string, route = exported) => {
  const response = await ask(route, { token });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
};

/** Three runs a side, by mode. */
async function uploaded(about: Record<string, string> = {}): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = { "bare-metal": [], "vm-passthrough": [] };
  for (const [mode, list] of Object.entries(ids)) {
    for (let i = 0; i < 3; i++) {
      const query = { mode, gpu: "Example GPU", gpuCount: "1", ...about };
      const body = JSON.stringify(servingFile({ scale: mode === "bare-metal" ? 1 : 1.1 }));
      list.push((await (await ask(upload, {}, { method: "POST", query, body })).json()).id);
    }
  }
  return ids;
}

describe("publishing", () => {
  it("freezes a scenario and shows its address once", async () => {
    const { status, body, token } = await publish({ name: "Q2", scenario: scenario() });
    expect(status).toBe(201);
    expect(body.url).toMatch(/\/r\/[A-Za-z0-9_-]{43}$/);
    const { status: opened, headers, text } = await read(token);
    expect(opened).toBe(200);
    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
    });
    expect(JSON.parse(text)).toMatchObject({
      name: "Q2",
      projection: { perYear: { waste: { low: 120_000, high: 180_000 } } },
    });
    const report = JSON.stringify(await (await ask(getReport, { id: body.id })).json());
    expect(report).not.toContain(token);
  });

  it("keeps no token anywhere in the database", async () => {
    const { token } = await publish({ name: "Secret", scenario: scenario() });
    const { rows: tables } = await pool().query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    for (const { tablename } of tables) {
      const { rows } = await pool().query(`SELECT count(*)::int AS n FROM "${tablename}" t WHERE t::text LIKE $1`, [
        `%${token}%`,
      ]);
      expect([tablename, rows[0].n]).toEqual([tablename, 0]);
    }
  });

  it("later edits never reach a report", async () => {
    const stored = await (await ask(createScenario, {}, { method: "POST", json: scenario() })).json();
    const { token } = await publish({ name: "Frozen", scenarioId: stored.id });
    const before = await read(token);
    await ask(patchScenario, { id: stored.id }, { method: "PATCH", json: { name: "Changed", monthlyGrowth: 0.1 } });
    expect((await read(token)).text).toBe(before.text);
  });

  it("takes the comparison along, without ids, and without hosts and file names when they are hidden", async () => {
    const ids = await uploaded({ host: "node-secret-17", filename: "secret-name.json" });
    const source = { source: "comparison", baseline: ids["bare-metal"], candidate: ids["vm-passthrough"] };
    const { status, token } = await publish({ name: "Hidden", scenario: scenario(source), hide: ["hosts"] });
    expect(status).toBe(201);
    const before = await read(token);
    expect(JSON.parse(before.text).comparison.rows.length).toBeGreaterThan(3);
    for (const route of [exported, csv, markdown, chart]) {
      const { text } = await read(token, route);
      expect(text).not.toMatch(/node-secret-17|secret-name/);
      for (const id of Object.values(ids).flat()) expect(text).not.toContain(id);
    }
    // A comparison that is not shown still has names, and a person may have written one down.
    const named = { ...scenario(source), name: "Plan for node-secret-17" };
    const unshown = await publish({ name: "NODE-SECRET-17", scenario: named, comparisonId: null, hide: ["hosts"] });
    expect((await read(unshown.token)).text).not.toMatch(/node-secret-17/i);
    await ask(patchRun, { id: ids["bare-metal"]?.[0] ?? "" }, { method: "PATCH", json: { gpu: "Other" } });
    expect((await read(token)).text).toBe(before.text);
  });

  it.each([
    [{ name: "a" }, 400],
    [{ scenario: scenario(), scenarioId: "x" }, 400],
    [{ scenarioId: "01990000-0000-7000-8000-000000000001" }, 404],
    [{ scenario: scenario(), comparisonId: "x" }, 404],
    [{ scenario: scenario(), password: "hunter2" }, 422],
    [{ scenario: scenario(), adjustable: ["bareMetalPremium"], hide: ["unit-prices"] }, 422],
    [{ scenario: scenario(), adjustable: ["seed"] }, 400],
    [{ scenario: scenario(), expiresAt: "2001-01-01T00:00:00Z" }, 422],
    [{ scenario: scenario(), expiresAt: "tomorrow" }, 400],
    [{ scenario: scenario(), hide: ["everything"] }, 400],
    [{ scenario: scenario(), workspaceId: "x" }, 400],
  ])("%j is refused with %i", async (request, status) => {
    expect((await publish(request)).status).toBe(status);
  });
});

describe("inputs that readers may move", () => {
  it("stay with the report, and the measured overhead with them as quantiles without its runs", async () => {
    const ids = await uploaded();
    const measured = scenario({
      source: "comparison",
      baseline: ids["bare-metal"],
      candidate: ids["vm-passthrough"],
    });
    const { status, token } = await publish({ scenario: measured, adjustable: ["monthlySpend", "horizonMonths"] });
    expect(status).toBe(201);
    const { text } = await read(token);
    const { adjustable, overheads } = JSON.parse(text);
    expect(adjustable).toEqual(["monthlySpend", "horizonMonths"]);
    expect(overheads[0].quantiles).toHaveLength(1001);
    for (const id of Object.values(ids).flat()) expect(text).not.toContain(id);
  });
});

describe("exports", () => {
  it("run nothing of what a name holds", async () => {
    const { token } = await publish({ name: HOSTILE, scenario: scenario() });
    const [table, words, picture] = [await read(token, csv), await read(token, markdown), await read(token, chart)];
    expect(table.headers["content-type"]).toContain("text/csv");
    expect(words.text).not.toMatch(/[^\\]<script|[^\\]`/);
    expect(picture.text).not.toContain("<script");
    expect(picture.text).toContain("&lt;script&gt;");
    for (const { headers, status } of [table, words, picture]) {
      expect(status).toBe(200);
      expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\w.() -]+"; filename\*=UTF-8''[\w.%-]+$/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["cache-control"]).toBe("private, no-store");
    }
  });

  it("the Markdown holds the figures of the page", async () => {
    const { token } = await publish({ name: "Words", scenario: scenario() });
    expect((await read(token, markdown)).text).toContain("US$150,000 | US$120,000 | US$180,000");
  });
});

describe("links", () => {
  it("unknown, malformed, revoked and expired answer the same, to the byte", async () => {
    const revoked = await publish({ name: "Revoked", scenario: scenario() });
    await ask(revoke, { id: revoked.body.id, linkId: revoked.body.linkId }, { method: "DELETE" });
    const expired = await publish({ name: "Expired", scenario: scenario(), expiresAt: "2999-01-01T00:00:00Z" });
    expect((await read(expired.token)).status).toBe(200);
    await pool().query("UPDATE share_link SET expires_at = now() - interval '1 second' WHERE id = $1", [
      expired.body.linkId,
    ]);
    const tokens = [revoked.token, expired.token, newToken(), "x", ":token", "[token]", "%00", "a".repeat(10_000)];
    const answers = await Promise.all(tokens.map((token) => read(token)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, headers: { "cache-control": "private, no-store" } });
    expect(await openLink({ contains: "" })).toBeNull();
  });

  it("answer for a file that no report has like one that opens nothing, live or not", async () => {
    const { token } = await publish({ scenario: scenario() });
    const nothing = await read(newToken());
    expect(await read(token, unknownFile)).toEqual(nothing);
    expect(await read("x", unknownFile)).toEqual(nothing);
  });

  it("of a deleted report answer like one that never was, and the report is nowhere", async () => {
    const { body, token } = await publish({ name: "Deleted", scenario: scenario() });
    expect(await linkOpens(token)).toBe(true);
    const remove = (id: string) => ask(deleteReport, { id }, { method: "DELETE" });
    expect((await remove(body.id)).status).toBe(204);
    expect(await linkOpens(token)).toBe(false);
    expect(await read(token)).toEqual(await read(newToken()));
    const params = { id: body.id, linkId: body.linkId };
    const statuses = [
      await ask(getReport, { id: body.id }),
      await remove(body.id),
      await remove("x"),
      await ask(addLink, { id: body.id }, { method: "POST" }),
      await ask(extend, params, { method: "PATCH", json: { expiresAt: null } }),
      await ask(revoke, params, { method: "DELETE" }),
    ].map((response) => response.status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    const { items } = await (await ask(list, {})).json();
    expect(items.map((r: { id: string }) => r.id)).not.toContain(body.id);
  });

  it("are made for an empty body that a real server hands over as a stream", async () => {
    const { body } = await publish({ scenario: scenario() });
    const empty = new Blob([]).stream();
    expect((await ask(addLink, { id: body.id }, { method: "POST", body: empty })).status).toBe(201);
  });

  it("are counted by views, one by one, and one revoked leaves the others", async () => {
    const { body, token } = await publish({ name: "Two links", scenario: scenario() });
    const added = await (await ask(addLink, { id: body.id }, { method: "POST" })).json();
    const second = String(added.url).split("/").at(-1) ?? "";
    await Promise.all([openLink(token), openLink(token), openLink(second), read(second)]);
    const { items } = await (await ask(list, {})).json();
    const report = items.find((r: { id: string }) => r.id === body.id);
    expect(report).toMatchObject({ name: "Two links", views: 3, liveLinks: 2, grade: "entered" });
    expect(report.lastViewedAt).toMatch(/Z$/);
    const end = () => ask(revoke, { id: body.id, linkId: body.linkId }, { method: "DELETE" });
    expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    expect([(await read(token)).status, (await read(second)).status]).toEqual([404, 200]);
    const after = await (await ask(getReport, { id: body.id })).json();
    expect(after.links.map((l: { state: string }) => l.state).sort()).toEqual(["live", "revoked"]);
  });

  it("are extended while they live, and a revoked one never comes back", async () => {
    const { body } = await publish({ name: "Longer", scenario: scenario(), expiresAt: "2999-01-01T00:00:00Z" });
    const params = { id: body.id, linkId: body.linkId };
    const move = (expiresAt: string | null) => ask(extend, params, { method: "PATCH", json: { expiresAt } });
    expect(await (await move("2999-06-01T00:00:00Z")).json()).toMatchObject({ expiresAt: "2999-06-01T00:00:00.000Z" });
    expect(await (await move(null)).json()).toMatchObject({ state: "live", expiresAt: null });
    expect((await move("2001-01-01T00:00:00Z")).status).toBe(422);
    await ask(revoke, params, { method: "DELETE" });
    expect((await move(null)).status).toBe(409);
  });

  it("of another report, or of none, are 404", async () => {
    const [a, b] = [await publish({ scenario: scenario() }), await publish({ scenario: scenario() })];
    for (const params of [
      { id: a.body.id, linkId: b.body.linkId },
      { id: "x", linkId: b.body.linkId },
      { id: a.body.id, linkId: "{}" },
    ]) {
      expect((await ask(revoke, params, { method: "DELETE" })).status).toBe(404);
    }
    expect((await ask(addLink, { id: "x" }, { method: "POST" })).status).toBe(404);
    expect((await read(b.token)).status).toBe(200);
  });

  it("wrong ones are turned away after a hundred in a minute, right ones still open", async () => {
    const { token } = await publish({ scenario: scenario() });
    const statuses: number[] = [];
    for (let i = 0; i < 201; i++) statuses.push((await read(newToken())).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await read(token)).status).toBe(200);
  });

  it("answer this computer only", async () => {
    const { token } = await publish({ scenario: scenario() });
    const response = await ask(exported, { token }, { headers: { host: "evil.example" } });
    expect(response.status).toBe(403);
  });
});

describe("tokens", () => {
  it("never repeat, and share no prefix of their time", () => {
    const tokens = Array.from({ length: 10_000 }, newToken);
    expect(new Set(tokens).size).toBe(10_000);
    expect(new Set(tokens.map((token) => token.slice(0, 6))).size).toBeGreaterThan(9990);
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
  });
});
