import { describe, expect, test } from "vitest";
import type { Row } from "../comparison/comparison";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { project } from "../projection/project";
import { canonicalJson } from "./canonical";
import { csv } from "./csv";
import type { ComparisonToFreeze, RunFacts } from "./freeze-comparison";
import { reportCsv } from "./report-csv";
import { hashInput, reportJson } from "./report-json";
import { Snapshot, buildSnapshot } from "./snapshot";

const scenario = Scenario.parse({
  version: 1,
  name: "=cmd on rack-17b",
  currency: "EUR",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "range", low: 0.1, high: 0.15 },
    },
  ],
  bareMetalPremium: 0.0321,
});
const projection = project(scenario, [resolveOverhead(scenario.segments[0]!.overhead, "online-inference")]);

const run = (id: string, name: string, mode: "bare-metal" | "vm-passthrough"): RunFacts => ({
  id,
  filename: `${name}.json`,
  format: { label: "vLLM bench serve (JSON)" },
  tool: { name: "vllm", version: "0.11.0" },
  sha256: "a".repeat(64),
  environment: {
    mode,
    host: name,
    label: `${name}-label`,
    image: `reg.corp/${name}:1`,
    gpu: "NVIDIA H100",
    driver: "580.65",
  },
});
const row: Row = {
  key: "k",
  metric: "output-throughput",
  label: "Output throughput",
  axis: "gpu-compute",
  workload: "vllm bench serve",
  params: { concurrency: 64, dataset: "rack-17b.json" },
  statistic: "median",
  unit: "token/s",
  better: "higher",
  baseline: { runs: 2, samples: 200, median: 3300, values: [3290, 3310], runIds: ["a", "b"], hosts: [0, 0] },
  candidate: {
    runs: 2,
    samples: 200,
    median: 3200,
    low: 3190,
    high: 3210,
    values: [3190, 3210],
    runIds: ["c", "d"],
    hosts: [1, 1],
  },
  slowdown: { value: 1.03125, low: 1.02, high: 1.04, level: 0.95, method: "welch-log" },
  overhead: { value: 0.0303, low: 0.02, high: 0.04 },
  difference: { value: -100, unit: "token/s" },
  overhead90: { low: 0.022, high: 0.038 },
  withinRun: null,
  ceiling: null,
  noCeiling: null,
  floor: { value: 0.011, assumed: false, reason: "Measured 1.1 %." },
  hosts: { baseline: 1, candidate: 1 },
  tests: null,
  withheld: null,
  verdict: "slower",
  because: "rack-17b beats vm-3c",
  warnings: [{ code: "few-runs", message: "Only 2 runs on vm-3c-label." }],
};
const comparison: ComparisonToFreeze = {
  grade: "measured",
  verdict: { code: "slower", sentence: "vm-3c-label loses 3 %", finance: "less work on vm-3c", because: "x" },
  comparability: {
    level: "warn",
    findings: [
      {
        rule: "host-differs",
        id: "E15",
        level: "warn",
        field: "host",
        baseline: "rack-17b",
        candidate: "vm-3c",
        message: "rack-17b and vm-3c are different hosts.",
      },
    ],
  },
  noiseFloor: { value: 0.03, assumed: true, reason: "hosts differ." },
  sameSide: false,
  rows: [row],
  unpaired: { baseline: [], candidate: [] },
  headline: { key: "k", metric: "output-throughput", overhead: { value: 0.0303, low: 0.02, high: 0.04 } },
  exclusions: [{ runId: "id-2", reason: "vm-3c was throttled" }],
  warnings: [],
  runs: { baseline: [run("id-1", "rack-17b", "bare-metal")], candidate: [run("id-2", "vm-3c", "vm-passthrough")] },
};
const inputs = { name: "Report", createdAt: "2026-11-22T10:00:00Z", scenario, projection, comparison };
const SHA = "c0ffee".padEnd(64, "0");
const exports = (s: Snapshot) => [JSON.stringify(s), reportCsv(s, SHA), reportJson(s), hashInput(s)].join("\n");

describe("a published report", () => {
  test("holds scenario, figures, every run's value, findings, exclusions and method, and reads back the same", () => {
    const s = buildSnapshot(inputs);
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
    expect(s.comparison?.rows[0]?.candidate.values).toEqual([3190, 3210]);
    expect(s.comparison?.exclusions).toEqual([{ run: "vm-3c-label", reason: "vm-3c was throttled" }]);
    expect(s.comparison?.method.join(" ")).toContain("welch-log");
    expect(s.projection.perYear.waste.value).toBe(150_000);
    expect(s.schemaVersion).toBe(1);
  });
  test("keeps each row's own floor, and one published before rows had a floor still reads", () => {
    const s = JSON.parse(JSON.stringify(buildSnapshot(inputs)));
    expect(s.comparison.rows[0].floor).toEqual({ value: 0.011, assumed: false, reason: "Measured 1.1 %." });
    expect(s.comparison.rows[0].hosts).toEqual({ baseline: 1, candidate: 1 });
    for (const field of ["floor", "hosts"]) delete s.comparison.rows[0][field];
    delete s.comparison.sameSide;
    expect(Snapshot.parse(s).comparison?.rows[0]?.floor).toBeUndefined();
  });
  test("keeps of an environment what a rule speaks of, and reads back whatever a run knows", () => {
    const known = { ...run("id-1", "rack-17b", "bare-metal") };
    const facts = { ...known.environment, kernel: "6.8", pcieLanes: 16, governor: "performance", machine: "ACME 9" };
    const s = buildSnapshot({
      ...inputs,
      comparison: { ...comparison, runs: { ...comparison.runs, baseline: [{ ...known, environment: facts }] } },
    });
    expect(s.comparison?.runs[0]).toMatchObject({ kernel: "6.8", pcieLanes: 16, governor: "performance" });
    expect(JSON.stringify(s)).not.toContain("ACME 9");
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
  });
  test("never holds an id of the store", () => {
    expect(exports(buildSnapshot(inputs))).not.toMatch(/id-[12]/);
  });
  test("refuses a field nobody listed", () => {
    expect(Snapshot.safeParse({ ...buildSnapshot(inputs), workspaceId: "w" }).success).toBe(false);
  });
});

describe("hiding hosts", () => {
  const s = buildSnapshot({ ...inputs, hide: ["hosts"] });
  test("leaves no host, label, image or file name in the report or its exports", () => {
    for (const name of ["rack-17b", "vm-3c", "reg.corp"]) expect(exports(s)).not.toContain(name);
  });
  test("says baseline and candidate instead", () => {
    expect(s.comparison?.verdict.sentence).toBe("candidate loses 3 %");
    expect(s.comparison?.runs.map((r) => r.name)).toEqual(["baseline", "candidate"]);
    expect(s.comparison?.rows[0]?.params).toEqual({ concurrency: 64, dataset: "baseline" });
    expect(s.scenario.name).toBe("=cmd on baseline");
  });
  test("keeps what the comparison rests on", () => {
    expect(s.comparison?.runs[1]).toMatchObject({ mode: "vm-passthrough", driver: "580.65", sha256: "a".repeat(64) });
  });
});

describe("hiding unit prices", () => {
  const s = buildSnapshot({ ...inputs, hide: ["unit-prices"] });
  test("leaves the premium out of inputs and assumptions", () => {
    expect(exports(s)).not.toContain("0.0321");
    expect(s.scenario).not.toHaveProperty("bareMetalPremium");
  });
  test("leaves out every figure that the premium could be solved from", () => {
    expect(s.projection).not.toHaveProperty("decision");
    expect(s.projection.sensitivity).toEqual([]);
    expect(exports(s)).not.toMatch(/npv|net present|payback|chance that moving|value of moving/i);
    for (const figure of Object.values(projection.decision.npv)) expect(exports(s)).not.toContain(String(figure));
  });
  test("keeps the bill, the results and the premium at which the answer flips", () => {
    expect(s.projection.perYear).toEqual(projection.perYear);
    expect(s.projection.breakEvenPremium).toEqual(projection.breakEvenPremium);
    expect(Snapshot.parse(JSON.parse(JSON.stringify(s)))).toEqual(s);
  });
});

describe("the CSV of a report", () => {
  const text = reportCsv(buildSnapshot(inputs), SHA);
  const lines = text.slice(1).split("\r\n");
  test("begins with a byte-order mark and its header", () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(lines[0]).toBe("section,item,month,low,value,high,unit,currency,level,grade,source,note");
  });
  test("has raw numbers, with unit, currency and grade beside them", () => {
    expect(lines).toContain(
      "result,spend that bought no work,,120000,150000,180000,EUR/year,EUR,8 in 10 of the cases expected,entered,,",
    );
  });
  test("says beside a figure that follows from its load why it is no result", () => {
    const because = "The rate was chosen.";
    const chosen: Row = {
      ...row,
      verdict: "cannot-tell",
      because,
      withheld: { code: "load-limited", message: because },
      warnings: [{ code: "load-limited", message: because }],
    };
    const told = reportCsv(buildSnapshot({ ...inputs, comparison: { ...comparison, rows: [chosen] } }), SHA);
    expect(told.split("\r\n").find((l) => /^comparison,.*: overhead/.test(l))).toMatch(
      /cannot tell: The rate was chosen\./,
    );
  });
  test("has the bill, the hours that count, the overhead and both readings of the money of each segment", () => {
    expect(lines.filter((l) => l.startsWith("segments,"))).toEqual([
      "segments,Serving: bill,,,100000,,EUR/month,EUR,,entered,typed,",
      "segments,Serving: GPU-bound share of the hours,,,1,,fraction,,,,,",
      "segments,Serving: overhead,,0.1,0.125,0.15,fraction,,,entered,the range typed,",
      "segments,Serving: spend that bought no work,,120000,150000,180000,EUR/year,EUR,,entered,the range typed,",
      expect.stringMatching(
        /^segments,Serving: cost to match,,133333\.3\d*,171428\.5\d*,211764\.7\d*,EUR\/year,EUR,,entered,/,
      ),
    ]);
  });
  test("has a grade beside every amount, and the content hash", () => {
    const cells = lines.slice(1).map((l) => l.replaceAll(/"[^"]*"/g, "text").split(","));
    const amounts = cells.filter((c) => c[7] === "EUR");
    expect(amounts.length).toBeGreaterThan(40);
    expect(amounts.filter((c) => c[9] === "")).toEqual([]);
    expect(lines).toContain(`report,"content, SHA-256",,,${SHA},,,,,,,`);
  });
  test("never says waste to a reader, and says verdicts in words", () => {
    expect(text).not.toMatch(/waste/i);
    expect(text).toContain("comparison,verdict,,,slower,");
  });
  test("has every month", () => {
    expect(lines.filter((l) => l.startsWith("months,"))).toHaveLength(36);
  });
});

test("a text that a spreadsheet would run gets an apostrophe; a negative number does not", () => {
  const text = csv(
    ["a", "b"],
    [
      ["=1+1", -3],
      ["@x", 0.1],
      ['say "hi", twice', null],
      ["\tx", Number.NaN],
    ],
  );
  expect(text).toBe('\uFEFFa,b\r\n\'=1+1,-3\r\n\'@x,0.1\r\n"say ""hi"", twice",\r\n\'\tx,\r\n');
});

test("canonical JSON does not depend on the order of keys, and refuses what JSON cannot say", () => {
  expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: "é" })).toBe('{"a":"é","b":[1,{"d":2}]}');
  expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  expect(() => canonicalJson({ x: Number.POSITIVE_INFINITY })).toThrow(RangeError);
});

describe("a report of all that a plan can hold", () => {
  const price = (mode: string, list: number) => ({
    gpu: "H100",
    mode,
    kind: "on-demand",
    currency: "USD",
    list,
    discount: 0.2,
    source: "quote 17 at 2.57",
    date: "2026-11-01",
  });
  // 730 x 64 x 3.2125 x 0.8 = 120,070.40
  const plan = Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    startMonth: "2027-01",
    fiscalYearStart: 4,
    bareMetalPremium: 0.0321,
    segments: [
      {
        name: "Serving",
        profile: "online-inference",
        monthlySpend: 120_070.4,
        spendFrom: "price",
        gpus: 64,
        gpusPerNode: 8,
        prices: { virtualized: price("virtualized", 3.2125), bareMetal: price("bare-metal", 3.4321) },
        utilisation: 0.7,
        licences: { perGpu: 61.25 },
        work: { kind: "tokens", perSecond: 180_000 },
        overhead: { source: "range", low: 0.02, high: 0.06 },
        sources: { monthlySpend: { text: "64 GPUs at 2.57" } },
      },
    ],
    monthlyBenefits: [{ name: "Operations", amount: 3333, basis: { kind: "operations", hours: 33, rate: 101 } }],
  });
  const held = project(
    plan,
    plan.segments.map((s) => resolveOverhead(s.overhead, s.profile)),
  );
  const of = (hide: ("unit-prices" | "hosts")[]) =>
    buildSnapshot({ name: "Plan", createdAt: "2026-11-26T10:00:00Z", scenario: plan, projection: held, hide });

  test("holds every answer, and its table too", () => {
    const s = of([]);
    expect(s.projection).toEqual(held);
    const table = reportCsv(s, SHA);
    for (const section of [
      ...["where the money goes", "cost of convenience", "fiscal years", "whole nodes", "cost of the work"],
      ...["useful GPU-hour", "advice", "cash flow", "influence", "what to measure next"],
    ])
      expect(table).toContain(`\r\n${section},`);
  });
  test("gives no price away where prices are left out, not as a quotient either", () => {
    const text = exports(of(["unit-prices"]));
    for (const trace of ["3.2125", "3.4321", "at 2.57", "0.0321", "61.25", '"gpus"', '"basis"', "H100", "quote 17"])
      expect(text).not.toContain(trace);
    expect(text).toContain("120070.4");
  });
});
