import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { madeRun, side } from "./made-runs";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1, 939.6, 929.8, 937.3, 933.5, 935.9, 932.2, 941.0];
const vm = "vm-passthrough" as const;

describe("comparability", () => {
  const against = (environment: object, other: object = {}, tool?: { name: string; version: string | null }) =>
    compare(
      side("bare-metal", FAST, {}, other),
      SLOW.map((value) =>
        madeRun({ tool, environment: { mode: vm, ...environment }, rows: [{ metric: "output-throughput", value }] }),
      ),
    );

  test.each([
    ["another GPU", { gpu: "NVIDIA A100-SXM4-80GB" }, "gpu-differs", "E01", "block"],
    ["another number of GPUs, for a total", { gpuCount: 4 }, "gpu-count-differs", "E02", "block"],
    ["a MIG slice", { partition: "mig" }, "partition-differs", "E02", "block"],
    ["another driver", { driver: "570.86" }, "driver-differs", "E07", "warn"],
    ["an unknown driver", { driver: undefined }, "driver-unknown", "E07", "warn"],
    ["an unknown GPU", { gpu: undefined }, "gpu-unknown", "E01", "warn"],
    ["encryption on one side", { mode: "confidential-vm" }, "confidential-differs", "E14", "block"],
    ["a VM that does not say", { mode: "vm-unspecified" }, "confidential-unknown", "E14", "warn"],
  ])("%s", (_, environment, rule, id, level) => {
    const found = against(environment);
    expect(found.comparability.findings).toContainEqual(expect.objectContaining({ rule, id, level }));
    expect(found.comparability.level).toBe(level);
    expect(found.verdict.code).toBe(level === "block" ? "not-comparable" : "slower");
  });

  test("the same GPU written differently is the same", () => {
    expect(against({ gpu: "h200" }).comparability.findings).toContainEqual(
      expect.objectContaining({ rule: "gpu-same", level: "pass" }),
    );
  });

  test.each([
    ["Tesla T4", "NVIDIA T4", "pass", "gpu-same"],
    ["NVIDIA A100-SXM4-80GB", "A100 SXM4 80 GB", "pass", "gpu-same"],
    ["H100", "NVIDIA H100 80GB HBM3", "warn", "gpu-differs"],
    ["NVIDIA H100", "H100 SXM", "warn", "gpu-differs"],
    ["H100 PCIe", "H100 SXM", "block", "gpu-differs"],
    ["A100-SXM4-40GB", "NVIDIA A100-SXM4-80GB", "block", "gpu-differs"],
    ["NVIDIA H100", "NVIDIA H200", "block", "gpu-differs"],
    ["NVIDIA L4", "NVIDIA L4-3Q", "block", "gpu-differs"],
    ["NVIDIA L4", "NVIDIA L4-24Q", "pass", "gpu-same"],
    ["NVIDIA T4", "NVIDIA GRID T4-16Q", "pass", "gpu-same"],
    ["Tesla T4", "GRID T4-8Q", "block", "gpu-differs"],
    ["GRID T4-16Q", "GRID T4-8Q", "block", "gpu-differs"],
    ["NVIDIA A100-PCIE-40GB", "GRID A100-40C", "warn", "gpu-differs"],
    ["NVIDIA A100-SXM4-80GB", "GRID A100-40C", "block", "gpu-differs"],
    ["NVIDIA A100-SXM4-80GB", "GRID A100D-80C", "warn", "gpu-differs"],
    ["NVIDIA A100", "GRID A100-40C", "warn", "gpu-differs"],
    ["NVIDIA A100", "GRID A100-20C", "block", "gpu-differs"],
    ["NVIDIA A100-PCIE-40GB", "GRID A100-7-40C", "block", "gpu-differs"],
    ["NVIDIA X99", "NVIDIA X99-16Q", "block", "gpu-differs"],
  ])("%s v %s: %s", (mine, other, level, rule) => {
    expect(against({ gpu: other }, { gpu: mine }).comparability.findings).toContainEqual(
      expect.objectContaining({ id: "E01", level, rule }),
    );
  });

  test.each([
    ["Intel(R) Xeon(R) Gold 6132 CPU @ 2.60GHz", "Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz", "cpu-differs"],
    ["Intel(R) Xeon(R) Platinum 8568Y+", "INTEL XEON PLATINUM 8568Y", "cpu-same"],
    ["AMD EPYC 7502", "AMD EPYC 7502 32-Core Processor", "cpu-same"],
    ["Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", "Intel Xeon E5-2680 v3", "cpu-differs"],
    ["Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz", "Intel(R) Xeon(R) Processor @ 2.90GHz", "cpu-differs"],
    ["Intel Xeon Processor (Skylake)", "Intel Xeon Processor (Icelake)", "cpu-differs"],
  ])("the processors %s v %s: %s", (mine, other, rule) => {
    expect(against({ cpu: other }, { cpu: mine }).comparability.findings).toContainEqual(
      expect.objectContaining({ id: "E08", rule, level: rule === "cpu-same" ? "pass" : "warn" }),
    );
  });

  test("a processor that only one side names is unknown on the other", () => {
    const { findings } = against({ cpu: undefined }).comparability;
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "cpu-unknown",
        level: "warn",
        message: "CPU model: unknown on virtualized, and may differ.",
      }),
    );
  });

  test("a vGPU warns by its mode or its name, and a virtual machine that says neither does not", () => {
    const found = (environment: object) =>
      against(environment).comparability.findings.find((f) => f.rule.startsWith("vgpu"));
    expect(found({ mode: "vm-vgpu" })).toMatchObject({ level: "warn", baseline: "no vGPU", candidate: "vGPU" });
    expect(found({ mode: "vm-unspecified", gpu: "NVIDIA H200-141C" })).toMatchObject({ rule: "vgpu-differs" });
    expect(found({ mode: "vm-passthrough" })).toMatchObject({ level: "pass" });
    expect(found({ mode: "vm-unspecified" })).toBeUndefined();
  });

  test("a GPU whose name says less warns of what it leaves out", () => {
    expect(against({ gpu: "H100 SXM" }, { gpu: "H100" }).comparability.findings[0]?.message).toBe(
      "The same model, but one name leaves out the form, which may differ: H100 v H100 SXM.",
    );
  });

  test("another minor version warns, another major one blocks", () => {
    const level = (version: string | null) =>
      against({}, {}, { name: "vLLM bench serve", version }).comparability.findings.find((f) =>
        f.rule.startsWith("tool-version"),
      );
    expect(level("0.12.1")).toMatchObject({ rule: "tool-version-differs", level: "warn" });
    expect(level("1.0.0")).toMatchObject({ level: "block" });
    expect(level("v0.11.0")).toMatchObject({ level: "pass" });
    expect(level(null)).toMatchObject({ rule: "tool-version-unknown", level: "warn" });
  });

  test("a driver that differs is named in the sentence", () => {
    expect(against({ driver: "570.86" }).verdict.sentence).toMatch(/Driver differs: 580\.65 v 570\.86 \(warn\)\.$/);
  });

  test("a block stops the verdict, a reason lifts it and stays on the record", () => {
    const bare = side("bare-metal", FAST);
    const other = side(vm, SLOW, {}, { gpu: "NVIDIA H100" });
    const blocked = compare(bare, other);
    expect(blocked.verdict.sentence).toBe("Not comparable: GPU: NVIDIA H200 v NVIDIA H100.");
    expect(blocked.rows[0]?.verdict).toBe("not-comparable");
    for (const rule of ["gpu-differs", "E01"]) {
      const lifted = compare(bare, other, { overrides: [{ rule, reason: "same board, renamed" }] });
      expect(lifted.verdict.code).toBe("slower");
      const said = "GPU differs: NVIDIA H200 v NVIDIA H100, compared all the same because: same board, renamed.";
      expect([lifted.verdict.sentence, lifted.verdict.finance].every((text) => text.includes(said))).toBe(true);
      expect(lifted.comparability).toMatchObject({ level: "warn" });
      expect(lifted.comparability.findings[0]).toMatchObject({ overridden: "same board, renamed" });
      expect(lifted.rows[0]?.warnings.map((w) => w.code)).toContain("block-overridden");
    }
  });

  test("another unit cannot be overridden", () => {
    const found = compare(
      side("bare-metal", FAST, { metric: "custom:score", unit: "a" }),
      side(vm, SLOW, { metric: "custom:score", unit: "b" }),
      {
        overrides: [
          { rule: "E03", reason: "I say so" },
          { rule: "unit-differs", reason: "I say so" },
        ],
      },
    );
    expect(found.verdict.code).toBe("not-comparable");
    expect(found.rows[0]).toMatchObject({ overhead: null, slowdown: null, verdict: "not-comparable" });
  });

  test("a figure of one GPU survives another number of GPUs", () => {
    const found = compare(
      side("bare-metal", FAST, { metric: "host-to-device-bandwidth" }),
      side(vm, SLOW, { metric: "host-to-device-bandwidth" }, { gpuCount: 4 }),
    );
    expect(found.verdict.code).toBe("slower");
    expect(found.comparability.level).toBe("warn");
  });

  const twoAxes = (mode: "bare-metal" | typeof vm, ecc: boolean) =>
    [1, 1.01, 0.99].map((by) =>
      madeRun({
        environment: { mode, ecc },
        rows: [
          { metric: "output-throughput", value: 1000 * by, n: 20 },
          { metric: "device-memory-bandwidth", axis: "gpu-memory", value: 3e12 * by, n: 20 },
        ],
      }),
    );

  test("a block of one axis stops its rows alone, says of which it speaks, and a reason lifts it there", () => {
    const found = compare(twoAxes("bare-metal", true), twoAxes(vm, false));
    expect(found.rows.map((r) => r.verdict)).toEqual(["equivalent", "not-comparable"]);
    expect(found.verdict.code).toBe("equivalent");
    expect(found.comparability.level).toBe("warn");
    expect(found.comparability.findings[0]).toMatchObject({ id: "E10", level: "block", applies: ["gpu-memory"] });
    for (const rule of ["ecc-differs", "E10"]) {
      const lifted = compare(twoAxes("bare-metal", true), twoAxes(vm, false), {
        overrides: [{ rule, reason: "ECC costs nothing on HBM" }],
      });
      expect(lifted.rows[1]?.verdict).toBe("equivalent");
      expect(lifted.rows[1]?.warnings.map((w) => w.code)).toContain("block-overridden");
      expect(lifted.comparability.findings.find((f) => f.id === "E10")).toMatchObject({
        overridden: "ECC costs nothing on HBM",
      });
    }
  });

  test("a reason for one metric lifts the block of that metric alone", () => {
    const reason = { rule: "gpu-differs", reason: "same board, renamed", metric: "device-memory-bandwidth" };
    const other = twoAxes(vm, true).map((run) => ({
      ...run,
      environment: { ...run.environment, gpu: "NVIDIA H100" },
    }));
    const found = compare(twoAxes("bare-metal", true), other, { overrides: [reason] });
    expect(found.rows.map((r) => r.verdict)).toEqual(["not-comparable", "equivalent"]);
    expect(found.comparability.findings[0]).toMatchObject({ rule: "gpu-differs", level: "block" });
    expect(found.comparability.findings[0]?.overridden).toBeUndefined();
  });

  test("a row whose meaning turned with the version is not compared", () => {
    const run = (version: string, mode: "bare-metal" | "vm-passthrough") =>
      madeRun({
        tool: { name: "nvbandwidth", version },
        environment: { mode },
        rows: [{ metric: "peer-latency", workload: "device_to_device_latency_sm", value: 7e-7 }],
      });
    const row = compare([run("v0.7", "bare-metal")], [run("v0.8", vm)]).rows[0];
    expect(row?.verdict).toBe("not-comparable");
    expect(compare([run("v0.8", "bare-metal")], [run("v0.9", vm)]).rows[0]?.verdict).toBe("cannot-tell");
  });

  test("a setting that one side does not say is open", () => {
    const row = { metric: "output-throughput", value: 100 };
    const found = compare(
      [madeRun({ rows: [{ ...row, context: { seed: 7 } }] })],
      [madeRun({ environment: { mode: vm }, rows: [row] })],
    );
    expect(found.comparability.findings).toContainEqual(
      expect.objectContaining({ rule: "workload-unknown", id: "E04", level: "warn" }),
    );
  });

  test("runs of one side that lie fivefold apart are asked about before they count", () => {
    const found = compare(side("bare-metal", [100, 101, 600]), side(vm, [99, 100, 98]));
    expect(found.rows[0]).toMatchObject({
      verdict: "cannot-tell",
      because: expect.stringContaining("more than fivefold"),
    });
    const reason = { rule: "side-spread", reason: "the third run is a known outlier" };
    expect(
      compare(side("bare-metal", [100, 101, 600]), side(vm, [99, 100, 98]), { overrides: [reason] }).rows[0]?.verdict,
    ).toBe("no-claim");
  });

  test("a result its tool called invalid is shown without a verdict", () => {
    const bare = side("bare-metal", FAST, { noVerdict: "Result is : INVALID" });
    const found = compare(bare, side(vm, SLOW));
    expect(found.rows[0]).toMatchObject({ verdict: "cannot-tell", overhead: { value: expect.closeTo(0.065, 2) } });
    expect(found.rows[0]?.because).toContain("INVALID");
    const waived = compare(bare, side(vm, SLOW), {
      overrides: [{ rule: "no-verdict", reason: "a known fault of the log" }],
    });
    expect(waived.rows[0]?.verdict).toBe("slower");
  });
});
