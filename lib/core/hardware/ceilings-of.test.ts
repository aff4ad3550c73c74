import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gpusNamed } from "./ceilings-of";
import { GPU_CEILINGS } from "./gpu-ceilings";

/** `null` where a name leaves open which of several it is. */
function ceilingsOf(name: string) {
  const [only, ...others] = gpusNamed(name);
  return only && others.length === 0 ? only : null;
}

describe("a GPU by its name", () => {
  test.each([
    ["NVIDIA H100 80GB HBM3", "H100 SXM5 80GB"],
    ["NVIDIA-H100-80GB-HBM3", "H100 SXM5 80GB"],
    ["NVIDIA H100-SXM5-80GB", "H100 SXM5 80GB"],
    ["NVIDIA DGX H100", "H100 SXM5 80GB"],
    ["NVIDIA H100 PCIe", "H100 PCIe 80GB"],
    ["NVIDIA H100 NVL", "H100 NVL 94GB"],
    ["Virtualized NVIDIA H200-SXM-141GB", "H200 SXM 141GB"],
    ["NVIDIA 8xH200-SXM-141GB", "H200 SXM 141GB"],
    ["8 x NVIDIA H200", "H200 SXM 141GB"],
    ["NVIDIA H200 x8", "H200 SXM 141GB"],
    ["NVIDIA B200-SXM-180GB", "B200 SXM 180/192GB"],
    ["NVIDIA B300 SXM6 AC", "B300 SXM"],
    ["NVIDIA GB200", "GB200 (per GPU)"],
    ["NVIDIA A100-SXM4-40GB MIG 1g.5gb", "A100 40GB SXM4"],
    ["NVIDIA A100 80GB PCIe", "A100 80GB PCIe"],
    ["NVIDIA L4-3Q", "L4"],
    ["AMD Instinct MI300X VF", "MI300X"],
    ["AMD Instinct MI355X OAM", "MI355X"],
    ["NVIDIA GeForce RTX 4090", "RTX 4090"],
  ])("%s is the %s", (name, gpu) => {
    expect(ceilingsOf(name)?.gpu).toBe(gpu);
  });

  test.each([
    ["NVIDIA H100", 3],
    ["NVIDIA H100-80C", 2],
    ["NVIDIA A100", 4],
    ["GRID A100-10C", 4],
    ["GRID A100D-80C", 2],
  ])("%s may be any of %i", (name, count) => {
    expect(gpusNamed(name)).toHaveLength(count);
    expect(ceilingsOf(name)).toBeNull();
  });

  test.each([
    "NVIDIA H200 NVL",
    "NVIDIA GH200 480GB",
    "NVIDIA A100-SXM-64GB",
    "RTX 4090 D",
    "NVIDIA GeForce RTX 4090 Laptop GPU",
    "NVIDIA L40",
    "GRID T4-16Q",
    "NVIDIA",
    "",
  ])("%j is none of them", (name) => {
    expect(gpusNamed(name)).toEqual([]);
  });

  test("every GPU of the table is found by its own name, whatever stands around it", () => {
    const around = fc.tuple(fc.constantFrom("", "NVIDIA ", "AMD Instinct ", "8x "), fc.constantFrom("", "  ", " x8"));
    fc.assert(
      fc.property(fc.constantFrom(...GPU_CEILINGS), around, ({ gpu }, [before, after]) => {
        const plain = gpu.replace(" (per GPU)", "").replace("180/192GB", "180GB");
        expect(ceilingsOf(`${before}${plain}${after}`)?.gpu).toBe(gpu);
      }),
    );
  });

  test("no name whatever throws or takes long", () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (name) => gpusNamed(name).length >= 0));
    expect(gpusNamed(`${"8x ".repeat(2000)}H100`)).toEqual([]);
  });
});

describe("the table", () => {
  test("names every GPU once, with a source, and none reaches more than it can", () => {
    expect(new Set(GPU_CEILINGS.map((g) => g.gpu)).size).toBe(GPU_CEILINGS.length);
    for (const g of GPU_CEILINGS) {
      expect(g.sources.length).toBeGreaterThan(0);
      for (const { url } of g.sources) expect(url === null || url.startsWith("https://")).toBe(true);
      expect(g.reachedBf16 ?? 0).toBeLessThan(g.bf16);
      expect(g.memory).toBeGreaterThan(g.hostLink.oneWay);
      if (g.gpuLink) expect(g.gpuLink.bothWays).toBeGreaterThan(2 * g.hostLink.oneWay);
    }
  });

  test("holds a peer of a mesh to its share of the link", () => {
    const mi300x = ceilingsOf("MI300X");
    // Seven peers of 64 GB/s a direction are 896 GB/s both ways.
    expect(mi300x?.gpuLink).toMatchObject({ bothWays: 896e9, onePeer: 64e9, kind: "mesh" });
  });
});
