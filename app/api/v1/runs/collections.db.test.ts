import { describe, expect, it } from "vitest";
import { ask } from "@/app/api/v1/asking";
import { onFreshDatabase } from "@/prisma/test-database";
import { POST as preview } from "./preview/route";
import { POST } from "./route";

onFreshDatabase();

const row = (SystemName: string, Platform: string, Result: number) => ({
  ...{ Organization: "Example", SystemName, Platform, Division: "open", Availability: "available" },
  ...{ Model: "mobilenet-x", Scenario: "Offline", Result, Units: "Samples/s" },
});
const LIST = JSON.stringify([row("z1.metal", "z1.metal-a", 40.5), row("z1.large", "z1.large-a", 39.5)]);

async function send(handler: typeof POST, query: Record<string, string>) {
  const response = await ask(handler, {}, { method: "POST", query: { filename: "list.json", ...query }, body: LIST });
  return { status: response.status, body: await response.json() };
}

describe("a file with the results of several systems", () => {
  it("is asked about before anything is read of it", async () => {
    const { status, body } = await send(preview, {});
    expect([status, body.measurements, body.metrics]).toEqual([200, 0, []]);
    expect(body.systems).toHaveLength(2);
    expect(body.systems[0]).toMatchObject({ name: expect.stringContaining("z1.metal"), rows: 1 });
  });

  it("is no run without a choice", async () => {
    const { status, body } = await send(POST, { mode: "bare-metal" });
    expect([status, body.errors[0].code]).toEqual([422, "choose-system"]);
    const wrong = await send(POST, { mode: "bare-metal", system: "z9" });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, "no-such-system"]);
  });

  it("gives a run for each system that is chosen, and knows which of them is there already", async () => {
    const [metal, large] = (await send(preview, {})).body.systems.map((s: { name: string }) => s.name);
    const first = await send(POST, { mode: "bare-metal", system: metal });
    const second = await send(POST, { mode: "vm-unspecified", system: large });
    expect([first.status, second.status, first.body.environment.system]).toEqual([201, 201, metal]);
    expect(first.body.id).not.toBe(second.body.id);
    const seen = (await send(preview, { system: large })).body;
    expect([seen.measurements, seen.systems]).toEqual([1, undefined]);
    expect(seen.known).toMatchObject([{ id: second.body.id, mode: "vm-unspecified" }]);
    expect((await send(preview, {})).body.known).toEqual([]);
  });
});
