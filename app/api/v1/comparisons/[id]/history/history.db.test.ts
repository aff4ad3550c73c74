// A comparison through time: seven weeks of both sides, a driver update on the virtualized one after the fourth.
import { beforeAll, describe, expect, it } from "vitest";
import { mulberry32, normals } from "@/lib/core/stats/random";
import { ownerOf } from "@/lib/server/access";
import { identityOf, runsLike } from "@/lib/server/history-runs";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../../../asking";
import { POST as upload } from "../../../runs/route";
import { POST as save } from "../../route";
import { GET } from "./route";

onFreshDatabase();

const normal = normals(mulberry32(2026));
const WEEKS = ["2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29", "2026-10-06", "2026-10-13"];
const OLD = "570.86";
const NEW = "580.65";
const driverIn = (week: number) => (week < 4 ? OLD : NEW);

interface Made {
  mode: string;
  label: string;
  rate: number;
  startedAt?: string;
  driver: string;
  gpu?: string;
  metric?: string;
}

/** One run of one figure, in the format for own numbers. */
async function run({ mode, label, rate, startedAt, driver, gpu = "Example GPU", metric }: Made): Promise<string> {
  const value = rate * Math.exp(0.003 * normal());
  const body = JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "serve", version: "1.0" },
    workload: { name: "chat" },
    measurements: [{ metric: metric ?? "output-throughput", unit: "token/s", value }],
  });
  const query = { mode, label, driver, gpu, gpuCount: "8", startedAt, filename: "r.json" };
  const response = await ask(upload, {}, { method: "POST", query, body });
  const { id } = await response.json();
  if (!id) throw new Error("not stored");
  return id;
}

const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** Both sides of one week, three runs each: the driver costs five of a hundred. */
async function week(i: number): Promise<{ baseline: string[]; candidate: string[] }> {
  const day = WEEKS[i] as string;
  const ids = { baseline: [] as string[], candidate: [] as string[] };
  for (let k = 0; k < 3; k++) {
    const metal = { mode: "bare-metal", label: "node-7", rate: 1000, driver: OLD };
    const vm = { mode: "vm-passthrough", label: "esxi-9", rate: i < 4 ? 970 : 920, driver: driverIn(i) };
    ids.baseline.push(await run({ ...metal, startedAt: at(day, 8 + k) }));
    ids.candidate.push(await run({ ...vm, startedAt: at(day, 12 + k) }));
  }
  return ids;
}

const history = async (id: string, query: Record<string, string> = {}) => {
  const response = await ask(GET, { id }, { query });
  return { status: response.status, body: await response.json() };
};
const saved = async (json: object): Promise<string> =>
  (await (await ask(save, {}, { method: "POST", json: { name: "Node 7", ...json } })).json()).id;

describe("the history of a saved comparison", () => {
  let id: string;
  let last: { baseline: string[]; candidate: string[] };
  beforeAll(async () => {
    const weeks = [];
    for (let i = 0; i < WEEKS.length; i++) weeks.push(await week(i));
    last = weeks.at(-1) as typeof last;
    // Neither of the same side: another label, another GPU; and one that measures something else.
    const other = { mode: "vm-passthrough", rate: 500, driver: NEW, startedAt: at("2026-09-15", 12) };
    await run({ ...other, label: "esxi-10" });
    await run({ ...other, label: "esxi-9", gpu: "Other GPU" });
    await run({ ...other, label: "esxi-9", metric: "total-throughput" });
    id = await saved(last);
  });

  it("gathers every run of both sides, a session a day, and marks the driver update by its name", async () => {
    const { status, body } = await history(id);
    expect(status).toBe(200);
    expect(body.comparison).toEqual({ id, name: "Node 7" });
    expect(body.row).toMatchObject({ metric: "output-throughput", unit: "token/s", better: "higher" });
    expect(body.points.map((p: { at: string }) => p.at.slice(0, 10))).toEqual(WEEKS);
    expect(body.points.map((p: { runs: object }) => p.runs)).toEqual(WEEKS.map(() => ({ baseline: 3, candidate: 3 })));
    for (const [i, point] of body.points.entries()) {
      expect(point.overhead.value).toBeCloseTo(i < 4 ? 0.03 : 0.08, 1);
      expect(point.overhead.low).toBeLessThan(point.overhead.value);
      expect(point).toMatchObject({ uploaded: false, baselineAt: at(WEEKS[i] as string, 8) });
    }
    expect(body.events).toHaveLength(1);
    expect(body.events[0]).toMatchObject({
      from: at(WEEKS[3] as string, 12),
      at: at(WEEKS[4] as string, 12),
      baseline: null,
      candidate: { before: expect.closeTo(970, -1), after: expect.closeTo(920, -1) },
      differences: [{ side: "candidate", field: "driver", word: "driver", before: OLD, after: NEW }],
    });
    expect(1 - 1 / body.events[0].overhead.after).toBeCloseTo(0.08, 2);
    expect(body.sentence.replaceAll("\u00a0", " ")).toMatch(
      /^The overhead of output tokens rose from [23]\.\d % to [78]\.\d % between 22 Sep and 29 Sep 2026: virtualized lost 5\.\d %, bare metal stayed\. Recorded change: driver 570\.86 → 580\.65 \(virtualized\)\.$/,
    );
  });

  it("of a metric that was measured once says so, and of one that was not names those that were", async () => {
    const { status, body } = await history(id, { metric: "power" });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ at: "metric", found: "power", expected: "output-throughput" });
    expect((await history(id, { metrics: "x" })).status).toBe(400);
    expect((await history("01980000-0000-7000-8000-000000000000")).status).toBe(404);
  });

  it("leaves out a run that the comparison leaves out", async () => {
    const [runId = ""] = last.candidate;
    const { body } = await history(await saved({ ...last, exclusions: [{ runId, reason: "a warm GPU" }] }));
    expect(body.points.at(-1).runs).toEqual({ baseline: 3, candidate: 2 });
  });

  it("judges by all that is saved: a floor from elsewhere counts at every point", async () => {
    const plain = (await history(id)).body;
    expect(plain.points.map((p: { verdict: string }) => p.verdict)).toContain("slower");
    const aa = [{ overhead: 0.2, from: "A/A of March" }];
    const { body } = await history(await saved({ ...last, margin: 0.25, aa }));
    expect(body.points.map((p: { floor: { value: number } }) => p.floor.value)).toEqual(WEEKS.map(() => 0.2));
    expect(body.points.map((p: { verdict: string }) => p.verdict)).not.toContain("slower");
    expect(body.judged).toMatchObject({ margin: 0.25, aa });
    expect(body.leftOut).toBe(0);
  });

  it("of sides of one mode, GPU and label cannot be told, and says what to do", async () => {
    const [baseline = ""] = last.baseline;
    const { status, body } = await history(await saved({ baseline: [baseline], candidate: last.baseline.slice(1) }));
    expect([status, body.errors[0].code]).toEqual([422, "sides-alike"]);
    expect(body.errors[0].hint).toMatch(/label/);
  });
});

it("runs without a date count as of their upload, which is marked, and one session makes no change", async () => {
  const metal = { mode: "bare-metal", label: "undated", rate: 1000, driver: OLD };
  const vm = { mode: "vm-vgpu", label: "undated-vm", rate: 950, driver: OLD };
  const ids = { baseline: [await run(metal), await run(metal)], candidate: [await run(vm), await run(vm)] };
  const { body } = await history(await saved(ids));
  expect(body.points).toHaveLength(1);
  expect(body.points[0]).toMatchObject({ uploaded: true, runs: { baseline: 2, candidate: 2 } });
  expect(body.events).toEqual([]);
  expect(body.sentence).toMatch(/^One session of output tokens so far/);
});

describe("the runs of one side", () => {
  const file = (values: number[]) =>
    JSON.stringify({
      format: "bareline-run",
      version: 1,
      tool: { name: "serve", version: "1.0" },
      workload: { name: "chat" },
      measurements: values.map((value, i) => ({
        ...{ metric: "output-throughput", unit: "token/s", params: { concurrency: i + 1 } },
        samples: [value, value + 1, value + 2],
      })),
    });
  const store = async (query: Record<string, string>, values: number[]): Promise<string> => {
    const asked = { query: { filename: "r.json", mode: "container", ...query }, body: file(values) };
    return (await (await ask(upload, {}, { method: "POST", ...asked })).json()).id;
  };
  const alike = new Set([identityOf({ mode: "container", host: "h-1" })]);

  it("are found by host where they have no label, newest first and without samples, and the rest is counted", async () => {
    const owner = await ownerOf(new Headers({ host: "127.0.0.1:3000" }));
    const ids = [];
    for (const value of [10, 20, 30]) ids.unshift(await store({ host: "h-1" }, [value, value + 5]));
    await store({ host: "h-1", label: "another name" }, [40]);
    await store({ host: "h-1", gpuCount: "4" }, [50]);
    const idsOf = async (most?: { runs: number; rows: number }) => {
      const { runs, leftOut } = await runsLike(owner, alike, "output-throughput", most);
      expect(runs.every(({ run }) => run.measurements.every((m) => m.samples === null))).toBe(true);
      return [runs.map(({ run }) => run.id), leftOut];
    };
    expect(await idsOf()).toEqual([ids, 0]);
    expect(await idsOf({ runs: 2, rows: 100 })).toEqual([ids.slice(0, 2), 1]);
    // Two rows a run: the third run would be the fifth and sixth.
    expect(await idsOf({ runs: 100, rows: 5 })).toEqual([ids.slice(0, 2), 1]);
    expect((await runsLike(owner, alike, "power")).runs).toEqual([]);
  });
});
