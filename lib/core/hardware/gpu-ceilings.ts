// What GPUs can do at most, from data sheets and from people who collected them. No figure here was measured by us.
import { scale } from "../units/unit";
import { pcieCeiling, type PcieGeneration } from "./pcie";

/** What a GPU is known by: the words of its name. */
export interface GpuIdentity {
  model: string;
  /** Beginnings of the form's name; a name without a form may be any. Empty: the model has one form. */
  forms: readonly string[];
  /** Sizes it is sold with, in GB; empty where the size tells no two apart. */
  sizes: readonly number[];
}

export interface HostLink {
  name: string;
  /** Generation of PCIe at 16 lanes; `null` for another kind of link. */
  pcie: PcieGeneration | null;
  /** A later generation that one source gives and another denies. */
  perhaps: PcieGeneration | null;
  /** B/s in one direction. */
  oneWay: number;
}

/** How GPUs of one host talk to each other past the host link. */
export interface GpuLink {
  name: string;
  /** B/s of one GPU in both directions together, to all others. */
  bothWays: number;
  /** B/s in one direction to one other GPU, where the link is a mesh. */
  onePeer: number | null;
  /** `switch`: all of it between any two. `bridge`: between two that somebody joined. `mesh`: shared out among the others. */
  kind: "switch" | "bridge" | "mesh";
}

export interface Citation {
  text: string;
  /** `null`: a document without a lasting address. */
  url: string | null;
}

export interface GpuCeilings {
  gpu: string;
  is: GpuIdentity;
  /** GB (1e9 B), as sold. */
  memorySize: number;
  /** B/s of the GPU's own memory, reads and writes together. */
  memory: number;
  hostLink: HostLink;
  /** `null`: GPUs of one host meet over the host link. */
  gpuLink: GpuLink | null;
  /** FLOP/s without sparsity; a sparse figure is twice it. */
  bf16: number;
  fp8: number | null;
  /** FLOP/s that somebody reached on bare metal. */
  reachedBf16: number | null;
  /** Watts. */
  power: number | null;
  sources: readonly Citation[];
  /** What should be checked against a data sheet; `null`: nothing. */
  unconfirmed: string | null;
}

const ML_ENGINEERING: Citation = {
  text: "ml-engineering, accelerators (744d01e1)",
  url: "https://github.com/stas00/ml-engineering/blob/744d01e1/compute/accelerator/README.md",
};
const cited = (text: string, url: string | null): Citation => ({ text, url });

const pcie = (generation: PcieGeneration, perhaps: PcieGeneration | null = null): HostLink => ({
  name: `PCIe Gen${generation} x16`,
  pcie: generation,
  perhaps,
  oneWay: pcieCeiling(generation),
});
const GB = 1e9;
const link = (name: string, total: number, kind: GpuLink["kind"], onePeer: number | null = null): GpuLink => ({
  name,
  bothWays: scale(total, GB),
  onePeer: onePeer === null ? null : scale(onePeer, GB),
  kind,
});
const BRIDGE = link("NVLink bridge of 2 GPUs", 600, "bridge");
const BRIDGE_OPEN = "bridge bandwidth";
const NVLINK_3 = link("NVLink 3", 600, "switch");
const NVLINK_4 = link("NVLink 4", 900, "switch");
const NVLINK_5 = link("NVLink 5", 1800, "switch");
const reachedOpen = (share: string) => `share reached: the source gives ${share} against a slightly different ceiling`;
const GEN6_OPEN = "PCIe generation: one source lists Gen6, another says that no accelerator attaches at Gen6";

const gpu = (model: string, forms: readonly string[] = [], sizes: readonly number[] = []): GpuIdentity => ({
  model,
  forms,
  sizes,
});

/** TB/s of memory, then TFLOPS of BF16 and FP8 without sparsity, and of BF16 as reached on bare metal. */
type Speeds = readonly [memory: number, bf16: number, fp8: number | null, reached?: number];
type Entry = readonly [
  name: string,
  is: GpuIdentity,
  memorySize: number,
  speeds: Speeds,
  hostLink: HostLink,
  gpuLink: GpuLink | null,
  power: number | null,
  unconfirmed: string | null,
  sources?: readonly Citation[],
];

const ENTRIES: readonly Entry[] = [
  ["A100 40GB PCIe", gpu("a100", ["pcie"], [40]), 40, [1.555, 312, null], pcie(4), BRIDGE, 250, BRIDGE_OPEN],
  ["A100 80GB PCIe", gpu("a100", ["pcie"], [80]), 80, [1.935, 312, null], pcie(4), BRIDGE, 300, BRIDGE_OPEN],
  ["A100 40GB SXM4", gpu("a100", ["sxm"], [40]), 40, [1.555, 312, null, 271.2], pcie(4), NVLINK_3, 400, null],
  ["A100 80GB SXM4", gpu("a100", ["sxm"], [80]), 80, [2.039, 312, null, 271.2], pcie(4), NVLINK_3, 400, null],
  [
    "H100 PCIe 80GB",
    gpu("h100", ["pcie"], [80]),
    80,
    [2.0, 756, 1513],
    pcie(5),
    BRIDGE,
    350,
    BRIDGE_OPEN,
    [ML_ENGINEERING, cited("NVIDIA product brief PB-11133-001_v02 (November 2022)", null)],
  ],
  ["H100 SXM5 80GB", gpu("h100", ["sxm"], [80]), 80, [3.35, 989, 1979, 794.5], pcie(5), NVLINK_4, 700, null],
  [
    "H100 NVL 94GB",
    gpu("h100", ["nvl"], [94]),
    94,
    [3.9, 835, 1671],
    pcie(5),
    BRIDGE,
    400,
    "TFLOPS; the power limit can be set from 350 to 400 W; one site lists 4.8 TB/s, which is wrong",
    [
      cited("aiminingco.com, H100 NVL", "https://www.aiminingco.com/gpu/h100-nvl/specs"),
      cited("grokipedia.com, H100 NVL (secondary)", "https://grokipedia.com/page/210100120"),
    ],
  ],
  ["H200 SXM 141GB", gpu("h200", ["sxm"]), 141, [4.8, 989, 1979], pcie(5), NVLINK_4, 700, null],
  [
    "B200 SXM 180/192GB",
    gpu("b200", ["sxm"]),
    180,
    [8.0, 2250, 4500, 1745],
    pcie(5, 6),
    NVLINK_5,
    1000,
    GEN6_OPEN,
    [ML_ENGINEERING, cited("glennklockwood.com, B200", "https://glennklockwood.com/garden/processors/B200")],
  ],
  [
    "GB200 (per GPU)",
    gpu("gb200", ["nvl"]),
    186,
    [8.0, 2500, 5000, 1822],
    { name: "NVLink-C2C", pcie: null, perhaps: null, oneWay: 450 * GB },
    NVLINK_5,
    1200,
    "host link figure (900 GB/s both ways)",
  ],
  [
    "B300 SXM",
    gpu("b300", ["sxm"]),
    288,
    [8.0, 2250, 4500, 1769],
    pcie(5, 6),
    NVLINK_5,
    null,
    `${GEN6_OPEN}; power limit`,
  ],
  [
    "L4",
    gpu("l4", ["pcie"]),
    24,
    [0.3, 121, 242],
    pcie(4),
    null,
    72,
    "dense TFLOPS (half of the sparse figures)",
    [
      cited("grokipedia.com, L4 v L40S (secondary)", "https://grokipedia.com/page/NVIDIA_L4_vs_L40S"),
      cited("hmc-tech.com, L4 v A100", "https://hmc-tech.com/gpu/nvidia-l4-vs-nvidia-a100-40gb"),
    ],
  ],
  ["L40S", gpu("l40s", ["pcie"]), 48, [0.864, 362, 733], pcie(4), null, 350, null],
  [
    "MI300X",
    gpu("mi300x", ["oam"]),
    192,
    [5.3, 1307, 2615, 668.4],
    pcie(5),
    link("Infinity Fabric", 896, "mesh", 64),
    750,
    reachedOpen("51.4 %"),
  ],
  [
    "MI325X",
    gpu("mi325x", ["oam"]),
    256,
    [6.0, 1307, 2615, 784.9],
    pcie(5),
    link("Infinity Fabric", 896, "mesh"),
    1000,
    reachedOpen("60.4 %"),
  ],
  [
    "MI355X",
    gpu("mi355x", ["oam"]),
    288,
    [8.0, 2500, 5000, 1565],
    pcie(5),
    link("Infinity Fabric", 1071, "mesh", 76.5),
    1400,
    reachedOpen("68.0 %"),
  ],
  [
    "RTX 4090",
    gpu("rtx4090"),
    24,
    [1.008, 165.2, 330.3],
    pcie(4),
    null,
    450,
    null,
    [
      cited(
        "hmc-tech.com, RTX 4090 (secondary)",
        "https://hmc-tech.com/gpus/nvidia-geforce-rtx-4090-vs-nvidia-rtx-pro-5000-blackwell",
      ),
    ],
  ],
  [
    "RTX 5090",
    gpu("rtx5090"),
    32,
    [1.792, 209.5, 419],
    pcie(5),
    null,
    575,
    "dense TFLOPS that sum in FP32 (a quarter of the sparse figures)",
    [cited("spheron.network, RTX 5090 (secondary)", "https://www.spheron.network/blog/nvidia-rtx-5090-specs/")],
  ],
];

const TB = 1e12;

/** Every GPU whose ceilings are known, as data sheets and collections of them say. */
export const GPU_CEILINGS: readonly GpuCeilings[] = ENTRIES.map(
  ([name, is, memorySize, [memory, bf16, fp8, reached], hostLink, gpuLink, power, unconfirmed, sources]) => ({
    gpu: name,
    is,
    memorySize,
    memory: scale(memory, TB),
    hostLink,
    gpuLink,
    bf16: scale(bf16, TB),
    fp8: fp8 === null ? null : scale(fp8, TB),
    reachedBf16: reached === undefined ? null : scale(reached, TB),
    power,
    sources: sources ?? [ML_ENGINEERING],
    unconfirmed,
  }),
);
