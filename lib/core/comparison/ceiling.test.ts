import { describe, expect, test } from "vitest";
import { metricById } from "../metrics/catalogue";
import type { Environment } from "../run/environment";
import type { Params } from "../run/run";
import { ceilingFor, isKnown } from "./ceiling";

const bare = (environment: Partial<Environment> = {}): Environment => ({
  mode: "bare-metal",
  gpu: "NVIDIA H100 80GB HBM3",
  ...environment,
});

function ask(metric: string, params: Params = {}, environment: Partial<Environment> = {}) {
  const { unit = "", axis = "host-link" } = metricById(metric) ?? {};
  return ceilingFor({ metric, params, unit, axis }, bare(environment));
}
const value = (...question: Parameters<typeof ask>) => {
  const answer = ask(...question);
  return isKnown(answer) ? answer.value / 1e9 : answer.none;
};

describe("the ceiling of a quantity", () => {
  test("the host link counts one direction, also while the other is busy", () => {
    expect(value("host-to-device-bandwidth")).toBeCloseTo(63.0154, 4);
    expect(value("device-to-host-bandwidth", { bidirectional: true })).toBeCloseTo(63.0154, 4);
  });

  test("CUDA's samples add devices up", () => {
    expect(value("host-to-device-bandwidth", { devices: 4 })).toBeCloseTo(4 * 63.0154, 3);
  });

  test("the link between GPUs counts one direction, or both where the row does", () => {
    expect(value("peer-read-bandwidth", { bidirectional: false })).toBe(450);
    expect(value("peer-read-bandwidth", { bidirectional: true })).toBe(900);
    expect(value("all-gather-bus-bandwidth", { hosts: 1 })).toBe(450);
  });

  test("an all-reduce may exceed one direction where the switch sums, up to both", () => {
    const answer = ask("all-reduce-bus-bandwidth", { hosts: 1 });
    expect(answer).toMatchObject({ value: 450e9, limit: 900e9, printed: false });
  });

  test("GPUs without a link of their own meet over the host link", () => {
    expect(value("peer-write-bandwidth", { bidirectional: true }, { gpu: "NVIDIA GeForce RTX 4090" })).toBeCloseTo(
      63.0154,
      4,
    );
    expect(value("peer-read-bandwidth", {}, { gpu: "AMD Instinct MI300X" })).toBe(64);
  });

  test("memory counts reads and writes, and a copy counts its payload once", () => {
    expect(value("device-memory-bandwidth")).toBe(3350);
    expect(value("device-copy-bandwidth")).toBe(1675);
  });

  test("matrices have a ceiling in the precision they name", () => {
    expect(value("floating-point-rate", { precision: "bf16" })).toBe(989_000);
    expect(value("floating-point-rate", { precision: "fp8" })).toBe(1_979_000);
    expect(value("floating-point-rate", { precision: "double" })).toBe(
      "Ceilings are known for dense BF16 and FP8 only.",
    );
    // One GPU or all eight: the file does not say, so only the sum is certain.
    expect(ask("floating-point-rate", { precision: "bf16" }, { gpuCount: 8 })).toMatchObject({
      limit: 8 * 989e12,
      open: expect.stringContaining("one GPU or of all"),
    });
  });
});

describe("what the machine's own files say of its slot", () => {
  test("counts before the data sheet on bare metal, and does without a name", () => {
    const slot = { pcieGeneration: 4, pcieLanes: 8 };
    // 16 GT/s x 8 x 128/130 / 8.
    expect(value("host-to-device-bandwidth", {}, slot)).toBeCloseTo(15.7538, 4);
    expect(
      ceilingFor(
        { metric: "host-to-device-bandwidth", params: {}, unit: "B/s", axis: "host-link" },
        { mode: "bare-metal", ...slot },
      ),
    ).toMatchObject({
      what: "PCIe Gen4 x8, one direction",
    });
  });

  test("counts for nothing in a guest, whose slot is its hypervisor's invention", () => {
    const guest = { mode: "vm-passthrough", pcieGeneration: 3, pcieLanes: 1 } as const;
    expect(value("host-to-device-bandwidth", {}, guest)).toBeCloseTo(63.0154, 4);
  });

  test("says nothing of a link that is no PCIe, nor of a generation nobody knows", () => {
    const slot = { pcieGeneration: 5, pcieLanes: 16 };
    expect(value("host-to-device-bandwidth", {}, { gpu: "NVIDIA GB200", ...slot })).toBe(450);
    expect(value("host-to-device-bandwidth", {}, { pcieGeneration: 9, pcieLanes: 16 })).toBeCloseTo(63.0154, 4);
  });
});

describe("no ceiling known is an answer with a reason", () => {
  test("for a quantity no data sheet limits, a GPU nobody names, and one that is not in the table", () => {
    expect(value("output-throughput")).toBe("No data sheet limits this quantity.");
    expect(value("all-reduce-algorithm-bandwidth")).toBe("No data sheet limits this quantity.");
    expect(
      ceilingFor(
        { metric: "device-memory-bandwidth", params: {}, unit: "B/s", axis: "gpu-memory" },
        { mode: "bare-metal" },
      ),
    ).toEqual({ none: "The GPU is not named." });
    expect(value("device-memory-bandwidth", {}, { gpu: "Tesla K80" })).toBe(
      "Tesla K80 is not among the GPUs whose ceilings are known.",
    );
    expect(value("custom:frames")).toBe("No data sheet limits this quantity.");
  });

  test("between hosts, whose network card no file names", () => {
    expect(value("all-reduce-bus-bandwidth", { hosts: 2 })).toMatch(/^Between hosts the network/);
  });

  test("where a name leaves the GPU open, the largest is only an upper end", () => {
    const memory = ask("device-memory-bandwidth", {}, { gpu: "NVIDIA H100" });
    expect(memory).toMatchObject({ limit: 3.9e12, near: false, printed: false });
    expect(isKnown(memory) && memory.open).toMatch(/leaves open which of 3 GPUs/);
    // All three sit on PCIe Gen5 x16, so their name leaves nothing open here.
    expect(ask("host-to-device-bandwidth", {}, { gpu: "NVIDIA H100" })).toMatchObject({ open: null, near: true });
  });
});
