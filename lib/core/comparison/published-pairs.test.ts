import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import type { Comparison, Row } from "./comparison";
import { madeRun, type MadeRow } from "./made-runs";

/**
 * Published pairs: MLPerf Inference v5.1 closed (Dell XE9680 8xH200 bare metal v ESXi 9; Intel and VMware, Xeon 6), MLPerf
 * Training v2.0 and v3.0 (DGX A100 v Azure), and Sparecores' llama-bench on AWS m5 metal v m5. Figures from
 * mlcommons/inference_results_v5.1, mlcommons/training_results_v2.0/v3.0 and SpareCores/sc-inspector-data.
 */
function pairOf(baseline: MadeRow, candidate: MadeRow, drivers?: [string, string]): { row: Row; found: Comparison } {
  const tool = { name: "LoadGen", version: "5.1" };
  const found = compare(
    [madeRun({ tool, rows: [baseline], environment: { driver: drivers?.[0] ?? "570.133" } })],
    [
      madeRun({
        tool,
        rows: [candidate],
        environment: { mode: "vm-unspecified", confidential: false, driver: drivers?.[1] ?? "570.133" },
      }),
    ],
  );
  const row = found.rows[0];
  if (!row) throw new Error("the pair must pair");
  return { row, found };
}

const near = (value: number) => expect.closeTo(value, 5);
const offline = (value: number): MadeRow => ({
  metric: "output-throughput",
  workload: "llama2-70b-99",
  params: { scenario: "Offline" },
  value,
});
const rate = (target: number) => ({ limited: true, target, reason: `target_qps ${target}` });

describe("published pairs", () => {
  test("llama2-70b Offline on 8 H200 loses 2.9 % under ESXi 9, one run a side: cannot tell, with the driver named", () => {
    const { row, found } = pairOf(offline(35316.7), offline(34301.9), ["570.133", "570.158.01"]);
    expect(row.slowdown).toMatchObject({ value: near(1.02958), level: 0.95 });
    expect(row.overhead).toEqual({ value: near(0.02873) });
    expect(row.verdict).toBe("cannot-tell");
    expect(found.verdict.code).toBe("cannot-tell");
    expect(found.verdict.sentence).toBe(
      "Cannot tell. One run a side: output tokens 2.87\u00a0% lower, no interval. Five a side would give one.",
    );
    expect(found.comparability.findings).toContainEqual(
      expect.objectContaining({
        rule: "driver-differs",
        id: "E07",
        level: "warn",
        baseline: "570.133",
        candidate: "570.158.01",
      }),
    );
    expect(found.headline).toMatchObject({ metric: "output-throughput", overhead: { value: near(0.02873) } });
  });

  test("the Server throughput repeats its target rate: shown, and no claim", () => {
    const server = (value: number): MadeRow => ({
      metric: "output-throughput",
      workload: "llama2-70b-99",
      params: { scenario: "Server" },
      value,
      load: rate(114.24),
    });
    const { row } = pairOf(server(33244.2), server(33384.7));
    expect(row.slowdown?.value).toEqual(near(0.99579));
    expect(row.overhead?.value).toEqual(near(-0.004226));
    expect(row.verdict).toBe("cannot-tell");
    expect(row.withheld?.code).toBe("load-limited");
    expect(row.warnings).toContainEqual({
      code: "load-limited",
      message: expect.stringMatching(/rate was chosen.*target_qps 114\.24.*latency/),
    });
  });

  test("the Server latency at the same rate counts", () => {
    const ttft = (p99: number): MadeRow => ({
      metric: "time-to-first-token",
      workload: "llama2-70b-99",
      params: { scenario: "Server" },
      p99,
      load: rate(114.24),
    });
    const { row } = pairOf(ttft(0.922077), ttft(0.960156));
    expect(row.statistic).toBe("p99");
    expect(row.slowdown?.value).toEqual(near(1.0413));
    expect(row.overhead?.value).toEqual(near(0.03966));
    expect(row.difference).toMatchObject({ value: near(0.038079), unit: "s" });
  });

  test("a candidate that is faster keeps its negative overhead", () => {
    const { row } = pairOf(offline(1641.34), offline(1650.43));
    expect(row.slowdown?.value).toEqual(near(0.99449));
    expect(row.overhead?.value).toEqual(near(-0.00554));
  });

  test("rates that differ leave throughput without a claim, and say both", () => {
    const server = (value: number, target: number): MadeRow => ({
      metric: "output-throughput",
      workload: "llama3_1-8b",
      params: { scenario: "Server" },
      value,
      load: rate(target),
    });
    const { row } = pairOf(server(289.97, 2.25), server(260.99, 2.025));
    expect(row.overhead?.value).toEqual(near(0.09994));
    expect(row.withheld?.message).toContain("2.25 v 2.025");
  });

  test("latencies at different rates are not compared", () => {
    const latency = (p99: number, target: number): MadeRow => ({
      metric: "request-latency",
      workload: "dlrm-v2-99.9",
      params: { scenario: "Server" },
      p99,
      load: rate(target),
    });
    const { row } = pairOf(latency(0.0258799, 11800), latency(0.0447734, 11564));
    expect(row.overhead?.value).toEqual(near(0.42198));
    expect(row.verdict).toBe("not-comparable");
    expect(row.because).toContain("11,800");
    // Within a thousandth the load counts as equal.
    expect(pairOf(latency(0.0258799, 11800), latency(0.0447734, 11790)).row.overhead?.value).toEqual(near(0.42198));
  });

  test("time to train, four runs against five, loses 2.5 % of the medians with few runs flagged", () => {
    // Minutes around the published medians 28.6541 and 29.3874 (resnet).
    const run = (mode: "bare-metal" | "vm-unspecified") => (minutes: number) =>
      madeRun({
        environment: { mode, confidential: false },
        rows: [{ metric: "time-to-train", workload: "resnet", value: 60 * minutes }],
      });
    const found = compare(
      [28.51, 28.6082, 28.7, 28.93].map(run("bare-metal")),
      [29.1, 29.25, 29.3874, 29.55, 29.9].map(run("vm-unspecified")),
    );
    const row = found.rows[0];
    expect(row?.slowdown?.value).toEqual(near(1.02559));
    expect(row?.overhead?.value).toEqual(near(0.02495));
    expect(row?.slowdown?.method).toBe("mixed-welch-log");
    expect(row?.warnings.map((w) => w.code)).toContain("few-runs");
    expect(row?.overhead?.low).toBeLessThan(0.02495);
    expect(row?.overhead?.high).toBeGreaterThan(0.02495);
  });

  test("fifteen times slower is shown, doubted, and carries no verdict", () => {
    const generation = (median: number): MadeRow => ({
      metric: "generation-throughput",
      workload: "gemma-2b tg16",
      median,
    });
    const { row } = pairOf(generation(53.8395), generation(3.64572));
    expect(row.slowdown?.value).toBeCloseTo(14.76786, 4);
    expect(row.overhead?.value).toEqual(near(0.93229));
    expect(row.warnings.map((w) => w.code)).toContain("implausible-ratio");
    expect(row.verdict).toBe("not-comparable");
    expect(row.because).toContain("5 times apart or more");
  });

  test("a figure that stands under two names is pointed at", () => {
    const row = (workload: string, value: number): MadeRow => ({ ...offline(value), workload });
    const found = compare(
      [madeRun({ rows: [row("llama2-70b-99", 35316.7), row("llama2-70b-99.9", 35316.7)] })],
      [
        madeRun({
          environment: { mode: "vm-unspecified" },
          rows: [row("llama2-70b-99", 34301.9), row("llama2-70b-99.9", 34485.7)],
        }),
      ],
    );
    expect(found.rows[1]?.overhead?.value).toEqual(near(0.02353));
    expect(found.rows[1]?.warnings.map((w) => w.code)).toContain("duplicate-result");
  });

  // Rows 15 to 19 of MLPerf Inference v3.0, v1.1 and v0.7, with the names of GPU and CPU in their system descriptions.
  const R750XA = [
    { gpu: "NVIDIA H100-PCIe-80GB", cpu: "Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz" },
    { gpu: "NVIDIA H100-80C", cpu: "Intel(R) Xeon(R) Platinum 8358 CPU @ 2.60GHz" },
  ] as const;
  const R7525 = [
    { gpu: "NVIDIA A100-PCIE-40GB", cpu: "AMD EPYC 7502" },
    { gpu: "NVIDIA A100-PCIE-40GB", cpu: "AMD EPYC 7502" },
  ] as const;
  const R740 = [
    { gpu: "NVIDIA T4", cpu: "Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz" },
    { gpu: "NVIDIA GRID T4-16Q", cpu: "Intel(R) Xeon(R) Gold 6132 CPU @ 2.60GHz" },
  ] as const;

  const onVgpu = ([mine, other]: typeof R740 | typeof R750XA | typeof R7525, baseline: MadeRow, candidate: MadeRow) =>
    compare(
      [madeRun({ environment: mine, rows: [baseline] })],
      [madeRun({ environment: { mode: "vm-vgpu", ...other }, rows: [candidate] })],
    );
  const samples = (workload: string, value: number): MadeRow => ({ metric: "sample-throughput", workload, value });

  test.each([
    ["R750xa, retinanet", R750XA, 1892.09, 1800.6, 1.05081, 0.04835, ["gpu-differs", "vgpu-differs", "cpu-differs"]],
    ["R750xa, rnnt", R750XA, 33741.5, 32771.4, 1.0296, 0.02875, ["gpu-differs", "vgpu-differs", "cpu-differs"]],
    ["R7525, bert-99", R7525, 8465.57, 8475.47, 0.99883, -0.00117, ["vgpu-differs"]],
    ["R740, resnet50", R740, 23844.3, 22725.6, 1.04923, 0.04692, ["vgpu-differs", "cpu-differs"]],
  ] as const)("%s on a vGPU of the whole GPU is comparable, with its warnings", (...row) => {
    const [workload, machines, baseline, candidate, slowdown, overhead, warned] = row;
    const found = onVgpu(machines, samples(workload, baseline), samples(workload, candidate));
    expect(found.rows[0]?.slowdown?.value).toEqual(near(slowdown));
    expect(found.rows[0]?.overhead?.value).toEqual(near(overhead));
    expect(found.comparability.level).toBe("warn");
    expect(found.comparability.findings.filter((f) => f.rule.endsWith("-differs")).map((f) => f.rule)).toEqual(warned);
  });

  test("R7525, bert-99.9 Server: latencies at rates of 3812 and 3600 are not compared, and the machines are not why", () => {
    const latency = (p99: number, target: number): MadeRow => ({ metric: "request-latency", p99, load: rate(target) });
    const found = onVgpu(R7525, latency(0.127185, 3812), latency(0.0820803, 3600));
    expect(found.rows[0]).toMatchObject({ verdict: "not-comparable" });
    expect(found.comparability.findings.map((f) => f.level)).not.toContain("block");
  });
});
