import { describe, expect, it } from "vitest";
import { ask } from "@/app/api/v1/asking";
import { DELETE as revoke } from "@/app/api/v1/reports/[id]/links/[linkId]/route";
import { POST as publish } from "@/app/api/v1/reports/route";
import { PATCH } from "@/app/api/v1/scenarios/[id]/route";
import { POST } from "@/app/api/v1/scenarios/route";
import { Scenario } from "@/lib/core/cost/scenario";
import { wholeScenario } from "@/lib/core/cost/whole-scenario";
import { ownerOf } from "@/lib/server/access";
import { liveLinksOf } from "@/lib/server/reports";
import { getScenario, updateScenario, versionOf } from "@/lib/server/scenarios";
import { onFreshDatabase } from "@/prisma/test-database";
import { GET as exported } from "./export.csv/route";

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
      overhead: { source: "range", low: 0.04, high: 0.06 },
    },
  ],
};
const make = async (over: object = {}): Promise<string> =>
  (await (await ask(POST, {}, { method: "POST", json: { ...BODY, ...over } })).json()).id;
const owner = () => ownerOf(new Headers({ host: "127.0.0.1:3000" }));

describe("plans side by side, as a file", () => {
  it("has a row for each answer and each input, with a column for each plan", async () => {
    const ids = [await make(), await make({ monthlyGrowth: 0.015, startMonth: "2026-11" })];
    const answer = await ask(exported, {}, { query: { ids: ids.join(",") } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const lines = (await answer.text()).split("\r\n");
    expect(lines[0]).toBe("section,item,unit,currency,A,A_low,A_high,A_grade,B,B_low,B_high,B_grade,B_minus_A");
    expect(lines).toContain('"input, changed",growth of the bill,fraction,,0,,,,0.015,,,,0.015');
    expect(lines).toContain('"input, changed",first month,,,,,,,2026-11,,,,');
    // 5 % of 100,000, twelve times.
    expect(
      lines.some((l) => l.startsWith('answer,"Spend that bought no work, a year",amount,USD,60000,48000,72000')),
    ).toBe(true);
  });

  it.each(["", "x", "0198c0de-0000-7000-8000-000000000001"])("needs two plans that are there: %j", async (ids) => {
    expect((await ask(exported, {}, { query: { ids } })).status).toBe(400);
  });
});

describe("versions", () => {
  it("an earlier one laid over the newest takes away what came since", async () => {
    const id = await make();
    await ask(PATCH, { id }, { method: "PATCH", json: { startMonth: "2026-11", viewersMayMove: ["horizonMonths"] } });
    const first = await versionOf(await owner(), id, 1);
    if (!first) throw new Error("the first version is gone");
    const back = await updateScenario(await owner(), id, wholeScenario(first.scenario), 2);
    expect(back.revision).toBe(3);
    expect(back.scenario).toEqual(Scenario.parse(BODY));
  });

  it.each([0, 99, 1.5, -1, 2 ** 31, Number.NaN])("there is no version %d", async (revision) => {
    expect(await versionOf(await owner(), await make(), revision)).toBeNull();
  });
});

describe("live links of a scenario", () => {
  it("are counted over its reports, and no longer once they are revoked", async () => {
    const [id, other] = [await make(), await make()];
    const report = async () =>
      (await (await ask(publish, {}, { method: "POST", json: { scenarioId: id } })).json()) as {
        id: string;
        linkId: string;
      };
    const made = [await report(), await report()];
    const live = async () => [...(await liveLinksOf(await owner(), [id, other]))];
    expect(await live()).toEqual([[id, 2]]);
    for (const { id: reportId, linkId } of made) await ask(revoke, { id: reportId, linkId }, { method: "DELETE" });
    expect(await live()).toEqual([]);
    expect(await liveLinksOf(await owner(), [])).toEqual(new Map());
    expect((await getScenario(await owner(), id))?.revision).toBe(1);
  });
});
