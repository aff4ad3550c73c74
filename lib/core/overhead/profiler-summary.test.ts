import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../outcome";
import { USUAL_MAP, assignedTo, sharesOfEntries } from "./profiler-shares";
import { type ProfilerSummary, readProfilerSummary } from "./profiler-summary";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
function read(text: string): ProfilerSummary {
  const found: Outcome<ProfilerSummary> = readProfilerSummary(text);
  if (!found.ok) throw new Error(found.errors[0]?.message);
  return found.value;
}
const NSYS = fixture("nsys-gpu-sums.csv");
const TORCH = fixture("pytorch-key-averages.csv");

describe("a summary of Nsight Systems", () => {
  test("comes to shares by axis: 6 + 2 + 1.5 + 0.4 + 0.1 seconds are known, half a second is not", () => {
    const { entries } = read(NSYS);
    const { weights, seconds, unassigned } = sharesOfEntries(entries, USUAL_MAP);
    expect(seconds).toBeCloseTo(10, 9);
    expect(unassigned).toBeCloseTo(0.5, 9);
    expect(weights).toEqual({
      "gpu-compute": expect.closeTo(0.6, 9),
      "gpu-memory": expect.closeTo(0.16, 9),
      "host-link": expect.closeTo(0.04, 9),
      "gpu-link": expect.closeTo(0.2, 9),
      network: 0,
      storage: 0,
      cpu: 0,
    });
  });

  test("collectives go to the network when the user says so, and an unknown kernel where it is put", () => {
    const { entries } = read(NSYS);
    const map = {
      ...USUAL_MAP,
      groups: { collective: "network" as const },
      names: { my_research_kernel: "gpu-compute" as const },
    };
    const { weights, unassigned } = sharesOfEntries(entries, map);
    expect([unassigned, weights["gpu-link"]]).toEqual([0, 0]);
    expect(weights.network).toBeCloseTo(2 / 10.5, 9);
    expect(entries.filter((e) => e.group === null).map((e) => e.name)).toEqual(["my_research_kernel"]);
  });

  test("a row without a number is listed with its line and costs only itself; calls on the host are left out and said", () => {
    const { rejected, notes, entries } = read(NSYS);
    expect(rejected).toMatchObject([{ at: "line 10", found: "not a time" }]);
    expect(notes).toEqual(["A report of calls on the host was left out: most of its time waits for the GPU."]);
    expect(entries.some((e) => e.name === "cudaStreamSynchronize")).toBe(false);
  });
});

describe("key averages of PyTorch", () => {
  test("an operator and its kernel count once", () => {
    const { entries, notes } = read(TORCH);
    const gpu = entries.filter((e) => e.place === "gpu");
    expect(gpu.reduce((sum, e) => sum + e.seconds, 0)).toBeCloseTo(0.9, 9);
    expect(notes.join()).toContain("1 operators carry the time of kernels");
  });

  test("the host counts only where it outlasts the GPU, unless its user counts all of it", () => {
    const { entries } = read(TORCH);
    // Host 80 + 720 + 200 = 1,000 ms, GPU 900 ms: a tenth of the host's time is exposed. Waiting is no work.
    const beside = sharesOfEntries(entries, USUAL_MAP);
    expect(beside.hostCounts).toBeCloseTo(0.1, 9);
    expect(beside.weights.cpu).toBeCloseTo(0.008 / (0.9 + 0.008 + 0.02), 9);
    const all = sharesOfEntries(entries, { ...USUAL_MAP, host: "all" });
    expect(all.weights.cpu).toBeCloseTo(0.08 / (0.9 + 0.28), 9);
    expect(all.weights.storage).toBeCloseTo(0.2 / (0.9 + 0.28), 9);
  });

  test("columns named as in Python, in microseconds, say the same; only rows of the device count where a column says it", () => {
    const text = [
      "key,count,self_cpu_time_total,self_device_time_total,device_type",
      "aten::mm,10,1000,500,DeviceType.CPU",
      "sm90_xmma_gemm_bf16,10,0,500,DeviceType.CUDA",
      "ProfilerStep*,1,0,900,DeviceType.CUDA",
    ].join("\n");
    const { entries } = read(text);
    expect(entries).toEqual([
      { name: "aten::mm", place: "host", seconds: 0.001, group: "host-work" },
      { name: "sm90_xmma_gemm_bf16", place: "gpu", seconds: 0.0005, group: "matrix" },
    ]);
  });
});

test.each([
  ["ncclDevKernel_AllGather_RING_LL(ncclDevKernelArgsStorage<4096>)", "gpu", "gpu-link"],
  ["[CUDA memcpy DtoH]", "gpu", "host-link"],
  ["[CUDA memcpy Device-to-Host]", "gpu", "host-link"],
  ["[CUDA memcpy Device-to-Device]", "gpu", "gpu-memory"],
  ["Memcpy DtoD (Device -> Device)", "gpu", "gpu-memory"],
  ["[CUDA memcpy Peer-to-Peer]", "gpu", "gpu-link"],
  ["Memset (Device)", "gpu", "gpu-memory"],
  ["flash_fwd_splitkv_kernel", "gpu", "gpu-compute"],
  ["aten::linear", "host", "cpu"],
  ["cudaDeviceSynchronize", "host", "out"],
] as const)("%s goes to %s: %s", (name, place, axis) => {
  const { entries } = read(
    place === "gpu"
      ? `Time (%),Total Time (ns),Instances,Name\n100,5,1,"${name}"`
      : `Name,Self CPU,Self CUDA\n${name},5us,0us`,
  );
  expect(entries[0] && assignedTo(entries[0], USUAL_MAP)).toBe(axis);
});

describe("what is no summary", () => {
  test.each([
    ["", "an empty file"],
    ["name,age\nmia,3", "name,age"],
    ["Total (MB),Count,Operation\n5,1,[CUDA memset]", "Total (MB),Count,Operation"],
    [" Time (%)  Total Time (ns)  Name\n 100.0  5  x", "Time (%)"],
  ])("%j is refused with what was found", (text, found) => {
    const outcome = readProfilerSummary(text);
    expect(outcome).toMatchObject({ ok: false, errors: [{ found: expect.stringContaining(found) }] });
  });

  test("cut anywhere, a summary is read or refused and never throws", () => {
    fc.assert(
      fc.property(fc.constantFrom(NSYS, TORCH), fc.nat(3000), (text, at) => {
        const outcome = readProfilerSummary(text.slice(0, at));
        if (outcome.ok) for (const e of outcome.value.entries) expect(e.seconds).toBeGreaterThan(0);
      }),
    );
  });
});
