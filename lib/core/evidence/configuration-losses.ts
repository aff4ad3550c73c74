// EVIDENCE 4: losses that a setting causes, with what was left after it was mended. What the ledger's rows say is computed
// from them; what it holds no pair of values for is said in words.
import { figuresOf } from "./ledger-filter";

export interface ConfigurationLoss {
  id: string;
  cause: string;
  /** What to set. */
  fix: string;
  /** Overheads before and after the fix, lowest and highest; `null`: in words only, or not published. */
  before: { low: number; high: number } | null;
  after: { low: number; high: number } | null;
  /** The same in words, where the rows hold no overhead. */
  said?: { before: string; after: string };
  /** What the figures do not say. */
  note: string;
  /** Rules of the comparison that ask for the same, with the commands that show it. */
  rules: readonly string[];
  rows: readonly string[];
}

interface Written extends Omit<ConfigurationLoss, "before" | "after"> {
  before?: readonly string[];
  after?: readonly string[];
}

const WRITTEN: readonly Written[] = [
  {
    id: "acs-ats",
    rules: ["acs-ats"],
    cause: "Traffic between GPU and network card takes a detour (PCIe ACS on without ATS)",
    fix: "Set ACS and ATS",
    before: ["NCCL949"],
    after: ["NCCL949b"],
    note: "Share of the expected line rate between two nodes.",
    rows: ["NCCL949", "NCCL949b"],
  },
  {
    id: "rdma-open",
    rules: [],
    cause: "The same family, in reports that were never resolved",
    fix: "ACS and ATS, network cards near their GPUs, a topology file",
    before: ["NCCL380", "NCCL256", "NCCL156"],
    note: "After a fix: not reported. A fifth report has 154.9 GB/s where bare metal with ACS on has 186.",
    rows: ["NCCL380", "NCCL256", "NCCL156", "CH8141c"],
  },
  {
    id: "topology",
    said: { before: "50, not 30 µs", after: "not known" },
    rules: ["gpu-topology"],
    cause: "The guest sees no real map of processors, NUMA nodes and PCIe",
    fix: "Topology in the VM's definition, NUMA pinning, huge pages",
    note: "Small messages took 50 instead of 30 µs. After a fix: not reported.",
    rows: ["NCCL1017", "NVDOC-ATS"],
  },
  {
    id: "vcpu",
    rules: ["vcpu"],
    cause: "Default CPU model, 6 vCPU for a host of 40 threads",
    fix: "The host's CPU model, more vCPU, pinned",
    before: ["UI24-01", "UI24-04", "UI24-07"],
    note: "GPU inference on one T4; NAMD, which also needs processors, lost 45.9 %. After a fix: not measured.",
    rows: ["UI24-01", "UI24-04", "UI24-07", "UI24-10"],
  },
  {
    id: "steal",
    rules: ["steal"],
    cause: "Processors shared with other VMs (steal time above zero)",
    fix: "Dedicated, pinned processors",
    before: ["GCORE-4", "GCORE-5"],
    note: "Transactions of a database. After a fix: not measured.",
    rows: ["GCORE-4", "GCORE-5"],
  },
  {
    id: "peer-to-peer",
    said: { before: "11.3 GB/s", after: "27.1 GB/s" },
    rules: ["peer-to-peer"],
    cause: "GPUs may not read from one another directly in the guest",
    fix: "x-nv-gpudirect-clique",
    note: "11.3 GB/s before and 27.1 GB/s after, both in a VM; bare metal was not measured.",
    rows: ["CLUB3090"],
  },
  {
    id: "block-device",
    rules: ["block-device"],
    cause: "Disk through a virtio block device in user space",
    fix: "vhost-blk, SPDK, or the NVMe disk passed through",
    before: ["VHB-1"],
    after: ["VHB-3"],
    note: "Random reads a second.",
    rows: ["VHB-1", "VHB-3", "QVFIO"],
  },
  {
    id: "interrupts",
    said: { before: "not known", after: "15 to 30 % less" },
    rules: ["interrupt-moderation"],
    cause: "Interrupts of an SR-IOV InfiniBand card held back too long",
    fix: "Tune its interrupt moderation",
    note: "Closes 15 to 30 % of the gap (abstract only).",
    rows: ["MUSLEH"],
  },
  {
    id: "untuned-baseline",
    said: { before: "−8 %", after: "not known" },
    rules: ["pinning"],
    cause: "The bare-metal side is untuned: not pinned to its NUMA nodes",
    fix: "Tune both sides, and record both",
    note: "Made the VM 8 % “faster” in a hypervisor vendor's test.",
    rows: ["VMW19-8"],
  },
  {
    id: "container",
    said: { before: "12 to 49 %", after: "1 to 4 %" },
    rules: ["overlay-disk", "bridge-network"],
    cause: "A container's storage driver or bridge network, which is not virtualization",
    fix: "A bind mount, the host's network",
    note: "Disk 12 to 14 % lost, then 1 to 2 %; network 22 to 49 %, then 1 to 4 %.",
    rows: ["TECHP-2", "TECHP-3"],
  },
];

/** Lowest and highest overhead of rows; `null` without any. */
function endsOf(ids: readonly string[] = []): { low: number; high: number } | null {
  const all = figuresOf(ids).flatMap((f) => f.overhead ?? []);
  return all.length > 0 ? { low: Math.min(...all), high: Math.max(...all) } : null;
}

export const CONFIGURATION_LOSSES: readonly ConfigurationLoss[] = WRITTEN.map(({ before, after, ...rest }) => ({
  ...rest,
  before: endsOf(before),
  after: endsOf(after),
}));

/** RDMA between nodes is right or wrong (EVIDENCE 4). */
export const TWO_STATES =
  "Traffic between nodes has two states: right, it loses 0 to 3 %; wrong, 21 to 46 %. Treat it as a check that passes or fails, not as an average.";
