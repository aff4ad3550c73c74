// A test fixture: the report that the tests of this room share. Nothing of the product imports it.
import type { Row } from "../comparison/comparison";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { project } from "../projection/project";
import type { ComparisonToFreeze, RunFacts } from "./freeze-comparison";
import { reportCsv } from "./report-csv";
import { hashInput, reportJson } from "./report-json";
import type { Snapshot } from "./snapshot";

export const scenario = Scenario.parse({
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
export const projection = project(scenario, [
  resolveOverhead(scenario.segments[0]?.overhead ?? { source: "point", value: 0 }, "online-inference"),
]);

export const run = (id: string, name: string, mode: "bare-metal" | "vm-passthrough"): RunFacts => ({
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
export const row: Row = {
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
export const comparison: ComparisonToFreeze = {
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
export const inputs = { name: "Report", createdAt: "2026-11-22T10:00:00Z", scenario, projection, comparison };
export const SHA = "c0ffee".padEnd(64, "0");
/** Everything that leaves the house of a report. */
export const exports = (s: Snapshot): string =>
  [JSON.stringify(s), reportCsv(s, SHA), reportJson(s), hashInput(s)].join("\n");
