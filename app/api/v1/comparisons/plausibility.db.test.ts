import { beforeAll, describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { POST as project } from "../projections/route";
import { POST as upload } from "../runs/route";
import { POST } from "./route";

onFreshDatabase();

const baseline: string[] = [];
const candidate: string[] = [];
const METRIC = "host-to-device-bandwidth";
const ANSWER = { rule: "above-ceiling", metric: METRIC, reason: "Both directions are counted together on both sides." };

/** A run on an H100 with one figure, in the unit as its file says. */
async function run(value: number, mode: string, metric = METRIC, unit = "GB/s"): Promise<string> {
  const body = JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "copy-bench" },
    workload: { name: "copy" },
    measurements: [{ metric, unit, value }],
  });
  const query = {
    mode,
    gpu: "NVIDIA H100 80GB HBM3",
    gpuCount: "1",
    partition: "none",
    host: "h1",
    filename: "r.json",
  };
  const response = await ask(upload, {}, { method: "POST", query, body });
  const stored = await response.json();
  expect([response.status, stored.errors]).toEqual([201, undefined]);
  return stored.id;
}

async function compared(overrides: unknown[] = [], sides = { baseline, candidate }) {
  const response = await ask(POST, {}, { method: "POST", json: { ...sides, overrides } });
  expect(response.status).toBe(201);
  return response.json();
}

/** Without a metric the comparison stands for a workload, by the time its axes take. */
async function projected(comparisonId: string, metric: { metric?: string } = { metric: METRIC }) {
  const overhead = { source: "comparison", comparisonId, ...metric };
  const segments = [{ name: "Training", profile: "training-single-node", monthlySpend: 100_000, overhead }];
  const json = { version: 1, name: "Fleet", currency: "USD", segments };
  const response = await ask(project, {}, { method: "POST", json });
  return { status: response.status, body: await response.json() };
}

beforeAll(async () => {
  for (const noise of [0, 0.1, 0.2, 0.3, 0.4]) {
    baseline.push(await run(256 + noise, "bare-metal"));
    candidate.push(await run(217 + noise, "vm-passthrough"));
  }
});

describe("256 GB/s into an H100, whose link carries 63", () => {
  it("is compared and shown, and claims nothing", async () => {
    const { rows, verdict } = await compared();
    expect(rows[0]).toMatchObject({ metric: METRIC, verdict: "cannot-tell", withheld: { code: "above-ceiling" } });
    expect(rows[0].baseline.median).toBeCloseTo(256.2e9, -6);
    expect(rows[0].ceiling.what).toBe("PCIe Gen5 x16, one direction");
    expect(verdict.code).toBe("cannot-tell");
  });

  it("reaches no money, and the refusal says why", async () => {
    const { id } = await compared();
    const { status, body } = await projected(id);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ code: "money-withheld", found: "Host to GPU" });
    expect(body.errors[0].message).toMatch(/times the ceiling of 63/);
    expect((await projected(id, {})).status).toBe(422);
  });

  it("does once somebody answers, and the answer is printed with the result", async () => {
    const { id, rows, verdict } = await compared([ANSWER]);
    expect(verdict.code).toBe("slower");
    expect(rows[0].withheld).toBeNull();
    expect(rows[0].warnings.map((w: { message: string }) => w.message).join(" ")).toContain(ANSWER.reason);
    const { status, body } = await projected(id);
    expect(status).toBe(200);
    // 1 - 217.2 / 256.2 of 100,000 a month.
    expect(body.perMonth.waste.value).toBeCloseTo(15_222, -2);
    expect(body.overhead.grade).toBe("claimed");
    expect(JSON.stringify(body)).toContain(ANSWER.reason);
    const workload = await projected(id, {});
    expect(workload.body.overhead.grade).toBe("claimed");
    expect(JSON.stringify(workload.body)).toContain(ANSWER.reason);
  });

  it("an answer about another metric leaves the question open", async () => {
    const { id } = await compared([{ ...ANSWER, metric: "device-to-host-bandwidth" }]);
    expect((await projected(id)).status).toBe(422);
  });
});

describe("a wait of 50 ms that becomes 56", () => {
  const waits = { baseline: [] as string[], candidate: [] as string[] };

  beforeAll(async () => {
    for (const noise of [0, 0.1, 0.2, 0.3, 0.4]) {
      waits.baseline.push(await run(50 + noise, "bare-metal", "time-to-first-token", "ms"));
      waits.candidate.push(await run(56 + noise, "vm-passthrough", "time-to-first-token", "ms"));
    }
  });

  it("is judged, and is no share of a bill", async () => {
    const { id, rows } = await compared([], waits);
    expect(rows[0]).toMatchObject({ verdict: "slower", withheld: null });
    expect(rows[0].difference.value).toBeCloseTo(0.006, 4);
    for (const metric of [{}, { metric: "time-to-first-token" }]) {
      const { status, body } = await projected(id, metric);
      expect([status, body.errors[0].code]).toEqual([422, "money-withheld"]);
      expect(body.errors[0].message).toMatch(/^A latency is no share of a bill/);
    }
  });

  it("is priced once somebody says why it may be, and the money says so", async () => {
    const reason = "A latency limit decides how many machines we need, and it grows with this latency.";
    const { id } = await compared([{ rule: "latency-share", reason }], waits);
    const { status, body } = await projected(id, {});
    expect([status, body.overhead.grade]).toEqual([200, "claimed"]);
    expect(JSON.stringify(body.warnings)).toContain(reason);
  });
});
