import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import { sourceOf } from "./formats.laws";
import { readSource, systemsOf } from "./registry";

function read(fixture: string, system: string) {
  const source = sourceOf(new Uint8Array(readFileSync(new URL(`fixtures/${fixture}`, import.meta.url))));
  if (!source.ok) throw new Error("the fixture is not read");
  const outcome = readSource(source.value, system);
  const reading = outcome.ok ? outcome.value.reading : null;
  return {
    systems: systemsOf(source.value),
    environment: reading?.environment,
    rows: reading
      ? normalise(reading).measurements.map((m) => [m.metric, m.workload, m.statistics.median ?? m.statistics.value])
      : [],
    skipped: reading?.skipped,
    mode: reading?.evidence.find((sign) => sign.field === "mode")?.value,
    refused: outcome.ok ? null : outcome.errors[0]?.code,
  };
}

describe("a file of several systems", () => {
  it("of the Phoronix Test Suite gives one run a system, each with its own machine", () => {
    const metal = read("phoronix/two-systems.xml", "metal");
    const vm = read("phoronix/two-systems.xml", "vm");
    expect(metal.systems).toEqual([
      { name: "metal", rows: 3, about: "AMD EPYC 9354 @ 3.80GHz (32 Cores / 64 Threads)" },
      { name: "vm", rows: 2, about: "AMD EPYC 9354 (64 Cores)" },
    ]);
    expect(metal.rows).toEqual([
      ["custom:7-Zip Compression", "pts/compress-7zip", 412000],
      ["custom:Timed Build", "pts/build-linux", 31.25],
    ]);
    expect(vm.rows).toEqual([["custom:7-Zip Compression", "pts/compress-7zip", 400000]]);
    expect(metal.environment).toMatchObject({ system: "metal", gpu: "NVIDIA H100 80GB", cpuCount: 64 });
    expect(vm.environment).toMatchObject({ system: "vm", hypervisor: "kvm" });
    expect([metal.mode, vm.mode]).toEqual([undefined, "vm-unspecified"]);
    expect(vm.skipped?.map((s) => s.reason)).toEqual([
      "no value: the test did not finish",
      "not one number: a curve, a picture or pass and fail",
    ]);
  });

  it("of PerfKitBenchmarker gives one run a machine, or a side", () => {
    const metal = read("perfkit/two-machines.jsonl", "AWS m5.metal eu-1a");
    expect(metal.systems.map((s) => s.rows)).toEqual([1, 1]);
    // 9400.5 Mbit/s are 1,175,062,500 B/s.
    expect(metal.rows).toEqual([["network-throughput", "netperf", 1_175_062_500]]);
    expect(metal.environment).toMatchObject({ provider: "AWS", shape: "m5.metal", system: "AWS m5.metal eu-1a" });
    expect(read("perfkit/side-by-side.json", "head").rows).toEqual([
      ["unmapped:TCP_RR_Latency_p50", "netperf", 0.0000405],
    ]);
  });

  it("is refused for a system that it does not hold", () => {
    expect(read("phoronix/two-systems.xml", "other").refused).toBe("no-such-system");
  });
});
