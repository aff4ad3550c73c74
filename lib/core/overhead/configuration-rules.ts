// EVIDENCE 4: what to ask of the configuration before anybody advises a move. A rule says where it may matter and what the
// environment already says of it; it never says that it is the cause.
import { isGenericCpu } from "../comparison/cpu-name";
import type { Environment } from "../run/environment";
import type { CaseId } from "./configuration-cases";
import type { TimedAxis } from "./profiles";

/** What the candidate's runs say of a setting: known to be wrong, known to be right, or nothing. */
export type Setting = "wrong" | "right" | "unknown";

export interface Sides {
  baseline: readonly Environment[];
  candidate: readonly Environment[];
}

export interface Check {
  what: string;
  command: string;
  /** Where it is run. */
  on: "host" | "guest";
}

export interface ConfigurationRule {
  id: string;
  axis: TimedAxis;
  /** Begins with a verb that leaves it open: "may". */
  title: string;
  checks: readonly Check[];
  cases: readonly CaseId[];
  /** Loss seen and what was left after the fix, in one sentence. */
  evidence: string;
  /** Overhead of the axis after the published fix; absent where nobody published one. */
  after?: number;
  /** Share of the gap that the published fix closed, where only that is known. */
  closes?: number;
  /** Also asked when the whole workload is slow and the axis was not measured. */
  whole?: true;
  setting: (sides: Sides) => Setting;
}

/** Over all runs of the candidate: one wrong is wrong, all right is right. */
const over =
  (judge: (env: Environment) => boolean | undefined) =>
  ({ candidate }: Pick<Sides, "candidate">): Setting => {
    const said = candidate.map(judge);
    if (said.includes(false)) return "wrong";
    return said.length > 0 && said.every((s) => s === true) ? "right" : "unknown";
  };

const least = (envs: readonly Environment[]) => {
  const counts = envs.flatMap((e) => e.cpuCount ?? []);
  return counts.length > 0 ? Math.min(...counts) : null;
};

function processors({ baseline, candidate }: Sides): Setting {
  const [host, guest] = [least(baseline), least(candidate)];
  if (candidate.some((e) => e.cpu !== undefined && isGenericCpu(e.cpu))) return "wrong";
  if (host === null || guest === null) return "unknown";
  if (guest < host) return "wrong";
  return candidate.every((e) => e.cpu !== undefined) ? "right" : "unknown";
}

const says = (text: string | undefined, wrong: RegExp) => (text === undefined ? undefined : !wrong.test(text));

/** ACS without ATS sends traffic between devices over the root complex; without RDMA it goes through the host. */
function directPath({ acs, ats, rdma }: Environment): boolean | undefined {
  if (rdma === false || (acs === true && ats === false)) return false;
  return acs === false || (acs === true && ats === true) ? true : undefined;
}

const NONE = /^(none|no|off)$/i;

function tiedDown({ pinning, hugePages }: Environment): boolean | undefined {
  const said = [says(pinning, NONE), says(hugePages, NONE)];
  if (said.includes(false)) return false;
  return said.every((s) => s === true) ? true : undefined;
}

export const CONFIGURATION_RULES: readonly ConfigurationRule[] = [
  {
    id: "acs-ats",
    axis: "network",
    title: "Traffic between GPU and network card may take a detour (PCIe ACS and ATS)",
    checks: [
      {
        what: "whether Access Control Services redirect traffic",
        command: "sudo lspci -vvv | grep ACSCtl",
        on: "host",
      },
      {
        what: "whether the network card translates addresses itself",
        command: "sudo lspci -vvv | grep ATSCtl",
        on: "guest",
      },
      {
        what: "which path NCCL takes",
        command: "NCCL_DEBUG=INFO ./all_reduce_perf -b 1G -e 1G -g 8 | grep GDR",
        on: "guest",
      },
    ],
    cases: ["NCCL949", "NCCL949b", "NCCL380", "NCCL256", "NCCL156", "CH8141c", "NVDOC-ATS"],
    evidence:
      "One report lost 46 % of the expected rate between two nodes and 4 % after ACS and ATS were set; four others were not resolved.",
    after: 0.04,
    setting: over(directPath),
  },
  {
    id: "interrupt-moderation",
    axis: "network",
    title: "Interrupt moderation of the network card may be too coarse for small messages",
    checks: [{ what: "how long the card waits before it interrupts", command: "ethtool -c eth0", on: "guest" }],
    cases: ["MUSLEH"],
    evidence: "One study closed 15 to 30 % of the gap by tuning it; the figure here takes 15 %.",
    closes: 0.15,
    setting: () => "unknown",
  },
  {
    id: "bridge-network",
    axis: "network",
    title: "The network may run over a container's bridge, which is not the hypervisor",
    checks: [
      {
        what: "the network that the container uses",
        command: "docker inspect -f '{{.HostConfig.NetworkMode}}' CONTAINER",
        on: "guest",
      },
    ],
    cases: ["TECHP-3"],
    evidence: "A bridge lost 22 to 49 %, the host's network 1 to 4 %; the figure here takes 4 %.",
    after: 0.04,
    setting: over((e) => says(e.networkPath, /bridge|\bnat\b|veth/i) ?? (e.mode === "container" ? undefined : true)),
  },
  {
    id: "gpu-topology",
    axis: "gpu-link",
    title: "The guest may not see how GPUs, CPUs and network cards are wired",
    checks: [
      { what: "the wiring as the guest sees it, against the host's", command: "nvidia-smi topo -m", on: "guest" },
      { what: "whether NCCL is given a topology file", command: "env | grep NCCL_TOPO_FILE", on: "guest" },
    ],
    cases: ["NCCL1017", "NVDOC-ATS"],
    evidence: "One report took 50 instead of 30 µs for small messages; nobody published the figure after a fix.",
    setting: over((e) =>
      e.gpuTopology === undefined ? undefined : !/\bSYS\b|\bNODE\b|unknown|none/i.test(e.gpuTopology),
    ),
  },
  {
    id: "peer-to-peer",
    axis: "gpu-link",
    title: "Direct traffic between GPUs may be switched off in the guest",
    checks: [
      { what: "whether GPUs read from one another directly", command: "nvidia-smi topo -p2p r", on: "guest" },
      {
        what: "whether the guest's GPUs share a clique",
        command: "virsh dumpxml VM | grep x-nv-gpudirect-clique",
        on: "host",
      },
    ],
    cases: ["CLUB3090"],
    evidence:
      "One report moved 11.3 GB/s with it off and 27.1 with it on, both in a VM; there is no figure against bare metal.",
    setting: () => "unknown",
  },
  {
    id: "pcie-link",
    axis: "host-link",
    title: "The GPU's slot may run at fewer lanes or an older generation, or far from its processor",
    checks: [
      {
        what: "generation and lanes in use",
        command: "nvidia-smi --query-gpu=pcie.link.gen.current,pcie.link.width.current --format=csv",
        on: "guest",
      },
      { what: "the GPU's own NUMA node", command: "nvidia-smi topo -m", on: "guest" },
    ],
    cases: [],
    evidence: "Arithmetic, not a report: 8 lanes of Gen5 carry 31.5 instead of 63.0 GB/s in one direction.",
    setting: ({ baseline, candidate }) => {
      const of = (envs: readonly Environment[]) => envs.map((e) => [e.pcieGeneration, e.pcieLanes].join("x"));
      const all = [...of(baseline), ...of(candidate)];
      if (all.length === 0 || all.some((s) => s.startsWith("x") || s.endsWith("x"))) return "unknown";
      return new Set(all).size === 1 ? "right" : "wrong";
    },
  },
  {
    id: "pinning",
    axis: "cpu",
    title: "Processors and memory of the VM may wander between NUMA nodes",
    checks: [
      { what: "which processors the VM may use", command: "virsh vcpupin VM && virsh numatune VM", on: "host" },
      { what: "the NUMA nodes the guest sees", command: "numactl --hardware", on: "guest" },
      { what: "whether huge pages stand behind the memory", command: "grep -i hugepages /proc/meminfo", on: "host" },
    ],
    cases: ["NCCL1017", "VMW19-8", "NVDOC-ATS"],
    evidence: "NUMA placement alone turned a comparison round by 8 %; nobody published the figure after a fix.",
    setting: over(tiedDown),
  },
  {
    id: "vcpu",
    axis: "cpu",
    title: "The VM may have too few processors, or a general CPU model without newer instructions",
    checks: [
      { what: "processors that the guest sees", command: "nproc", on: "guest" },
      { what: "the CPU model; QEMU's own name means the default", command: "lscpu | grep 'Model name'", on: "guest" },
    ],
    cases: ["UI24-01", "UI24-04", "UI24-07", "UI24-10"],
    evidence:
      "One study lost 7.1, 11.3 and 16.9 % of GPU inference, and 45.9 % of NAMD, with 6 vCPU of a default model; nobody measured it after a fix.",
    whole: true,
    setting: processors,
  },
  {
    id: "steal",
    axis: "cpu",
    title: "Other VMs may take processor time from this one",
    checks: [{ what: "the share of time that the hypervisor took (%steal)", command: "mpstat 1 10", on: "guest" }],
    cases: ["GCORE-4", "GCORE-5"],
    evidence:
      "One vendor's test lost 48 and 61 % of a database's transactions on such a VM; nobody measured it after a fix.",
    setting: over((e) => (e.steal === undefined ? undefined : e.steal < 0.005)),
  },
  {
    id: "block-device",
    axis: "storage",
    title: "The disk may go through a block device in user space",
    checks: [
      { what: "disks by their driver; vda means virtio-blk", command: "lsblk -o NAME,TYPE,TRAN,MODEL", on: "guest" },
      { what: "how the hypervisor attaches them", command: "virsh dumpxml VM | grep -A4 '<disk'", on: "host" },
    ],
    cases: ["VHB-1", "VHB-3", "QVFIO"],
    evidence: "virtio-blk in user space lost 40 % of the random reads, vhost-blk 0.2 %.",
    after: 0.002,
    setting: over((e) => says(e.storagePath, /virtio|vda/i)),
  },
  {
    id: "overlay-disk",
    axis: "storage",
    title: "The files may lie on a container's overlay disk, which is not the hypervisor",
    checks: [{ what: "the file system below a directory", command: "findmnt -T /data", on: "guest" }],
    cases: ["TECHP-2"],
    evidence: "An overlay disk lost 12 to 14 %, a bind mount 1 to 2 %; the figure here takes 2 %.",
    after: 0.02,
    setting: over((e) => says(e.storagePath, /overlay|aufs/i) ?? (e.mode === "container" ? undefined : true)),
  },
  {
    id: "clocks",
    axis: "gpu-compute",
    title: "The GPUs may run at other clocks or a lower power cap",
    checks: [
      {
        what: "clocks, power cap and why they were held back",
        command: "nvidia-smi -q -d CLOCK,POWER,PERFORMANCE",
        on: "guest",
      },
    ],
    cases: ["AC14-01"],
    evidence: "Controlled sources see at most 1 to 3 % on work that computes; a larger loss asks for another cause.",
    setting: ({ baseline, candidate }) => {
      const of = (envs: readonly Environment[]) => envs.map((e) => e.powerLimit);
      const all = [...of(baseline), ...of(candidate)];
      if (candidate.some((e) => (e.throttled ?? 0) > 0)) return "wrong";
      if (all.length === 0 || all.includes(undefined)) return "unknown";
      return new Set(all).size === 1 ? "right" : "wrong";
    },
  },
];
