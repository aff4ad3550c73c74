import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { parquetGate } from "@/lib/server/gate";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { POST as projections } from "../projections/route";
import { POST as scenarios } from "../scenarios/route";
import { DELETE as remove, GET as read } from "./[id]/route";
import { GET as list, POST as send } from "./route";

onFreshDatabase();

const HEADER =
  "BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,RegionId,Tags";
const bill = (mark: string) =>
  [
    HEADER,
    "9,USD,Usage,$1.624 per On Demand Linux g5.4xlarge Instance Hour,2026-02-01T00:00:00Z,10,Hours,11,AWS,us-east-1,NULL",
    `1,USD,Usage,Storage of ${mark},2026-02-01T00:00:00Z,1,GB,1,AWS,us-east-1,"{""team"": ""gpu""}"`,
    "0,USD,Tax,tax on p5.48xlarge,2026-02-01T00:00:00Z,,,2.5,AWS,us-east-1,NULL",
  ].join("\r\n");

test("a bill becomes GPU spend, every row accounted for, and the same bytes are the same bill", async () => {
  const body = bill("first");
  const first = await ask(send, {}, { method: "POST", query: { filename: "march.csv" }, body });
  expect(first.status).toBe(201);
  const answer = await first.json();
  expect(answer).toMatchObject({
    created: true,
    filename: "march.csv",
    format: "focus-1.0",
    rows: 3,
    gpuRows: 1,
    leftOut: [
      { reason: "not a GPU charge", rows: 1 },
      { reason: "a tax", rows: 1 },
    ],
    totals: [{ currency: "USD", effectiveCost: "11.00", billedCost: "9.00" }],
    months: [
      {
        month: "2026-02",
        currency: "USD",
        provider: "AWS",
        gpu: "A10G",
        mode: "vm-unspecified",
        region: "us-east-1",
        effectiveCost: "11.00",
        gpuHours: 10,
      },
    ],
  });

  const packed = new Uint8Array(gzipSync(body));
  const again = await ask(send, {}, { method: "POST", body: packed, headers: { "content-encoding": "gzip" } });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ id: answer.id, created: false, filename: "march.csv" });

  expect(await (await ask(read, { id: answer.id })).json()).toMatchObject({ id: answer.id, gpuRows: 1 });
  const { items } = await (await ask(list, {})).json();
  expect(items.map((item: { id: string }) => item.id)).toContain(answer.id);
  expect((await ask(remove, { id: answer.id }, { method: "DELETE" })).status).toBe(204);
  expect((await ask(read, { id: answer.id })).status).toBe(404);
});

test("a bill as Parquet is read, and a damaged one is refused", async () => {
  const column = (name: string, ...data: unknown[]) => ({ name, data });
  const body = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        column("ChargeCategory", "Usage", "Usage"),
        column("ChargeDescription", "p5.48xlarge hour", "storage"),
        column("ChargePeriodStart", new Date("2026-02-01"), new Date("2026-02-02")),
        column("BillingCurrency", "USD", "USD"),
        column("EffectiveCost", 98.32, 7.5),
        column("BilledCost", 98.32, 7.5),
      ],
    }),
  );
  const sent = await ask(send, {}, { method: "POST", query: { filename: "feb.parquet" }, body });
  expect(sent.status).toBe(201);
  expect(await sent.json()).toMatchObject({
    filename: "feb.parquet",
    rows: 2,
    gpuRows: 1,
    months: [{ month: "2026-02", gpu: "H100", effectiveCost: "98.32" }],
    leftOut: [{ reason: "not a GPU charge", lines: [2], costs: [{ currency: "USD", effectiveCost: "7.50" }] }],
  });
  await parquetGate().admit("large", async () => {
    const second = await ask(send, {}, { method: "POST", body });
    expect([second.status, second.headers.get("retry-after")]).toEqual([429, "5"]);
  });
  const cut = await ask(send, {}, { method: "POST", body: body.slice(0, -20) });
  expect(cut.status).toBe(422);
  expect((await cut.json()).errors).toMatchObject([{ code: "parquet-damaged" }]);
});

test("what is no bill is refused, with the bills that are read", async () => {
  const refused = await ask(send, {}, { method: "POST", body: "time,value\n1,2\n" });
  expect(refused.status).toBe(422);
  const { errors } = await refused.json();
  expect(errors).toMatchObject([{ code: "no-bill", at: "line 1" }]);
  expect(errors[0].message).toContain("time, value");
  expect(errors[0].expected).toContain("FOCUS 1.0");
  const short = await ask(send, {}, { method: "POST", body: bill("cut"), headers: { "content-length": "10000" } });
  expect(short.status).toBe(400);
  const bad = await ask(read, { id: "nothing" });
  expect(bad.status).toBe(404);
});

test("a spend is measured where its bill says so, to the cent, and nowhere else", async () => {
  const { id } = await (await ask(send, {}, { method: "POST", body: bill("measured") })).json();
  const scenario = (monthlySpend: number, billId: string) => ({
    version: 1,
    name: "From the bill",
    currency: "USD",
    segments: [
      {
        name: "A10G",
        profile: "online-inference",
        monthlySpend,
        spendGrade: "measured",
        billId,
        overhead: { source: "point", value: 0.02 },
      },
    ],
  });
  const project = (body: object) => ask(projections, {}, { method: "POST", json: body });
  const good = await project(scenario(11, id));
  expect(good.status).toBe(200);
  const { assumptions } = await good.json();
  expect(assumptions[0]).toMatchObject({ id: "bill", value: 11, grade: "measured", source: "billing export" });
  expect((await ask(scenarios, {}, { method: "POST", json: scenario(11, id) })).status).toBe(201);

  expect((await ask(remove, { id }, { method: "DELETE" })).status).toBe(409);

  const other = await project(scenario(12, id));
  expect(other.status).toBe(422);
  expect((await other.json()).errors[0]).toMatchObject({ code: "bill-says-otherwise", at: "segments[0].billId" });
  const missing = await ask(scenarios, {}, { method: "POST", json: scenario(11, crypto.randomUUID()) });
  expect((await missing.json()).errors[0]).toMatchObject({ code: "bill-missing" });
  const { billId: _, ...bare } = scenario(11, id).segments[0] as { billId: string };
  expect((await project({ ...scenario(11, id), segments: [bare] })).status).toBe(400);
});
