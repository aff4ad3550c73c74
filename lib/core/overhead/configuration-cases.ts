// EVIDENCE 4: losses that came from configuration and not from virtualization, as published. Nobody here measured them.

/** One published observation. */
export interface ConfigurationCase {
  /** What was seen, in one sentence, with its figures. */
  seen: string;
  title: string;
  url: string;
  year: number | null;
  /** Trust scale of EVIDENCE 7: B raw data or a party's own document, C a single report, D a vendor's claim. */
  trust: "B" | "C" | "D";
}

const CASE = (
  seen: string,
  title: string,
  url: string,
  year: number | null,
  trust: ConfigurationCase["trust"],
): ConfigurationCase => ({ seen, title, url, year, trust });

const UI24 = "https://github.com/Tugas-Akhir-OpenStack-GPU-Benchmark/benchmark-recapitulation";
const UI24_TITLE = "OpenStack GPU benchmark, student thesis with raw data";
const GCORE = "https://github.com/DaoCloud/DaoCloud-docs/blob/main/docs/en/docs/blogs/231205-vm-bm-compare.md";
const GCORE_TITLE = "Gcore: Kubernetes on bare metal and on VMs (The New Stack), reprint";
const VHOST = "https://go.mail-archive.com/qemu-devel@nongnu.org/msg901671.html";
const DOCKER = "https://techplained.aptechsolutions.io/docker-vs-bare-metal";

/** By the id of the row in the list of published figures. */
export const CONFIGURATION_CASES = {
  NCCL949: CASE(
    "27 of the 50 GB/s expected between two nodes of A100 VMs: 46 % lost.",
    "NVIDIA/nccl issue #949",
    "https://github.com/NVIDIA/nccl/issues/949",
    2023,
    "C",
  ),
  NCCL949b: CASE(
    "48 of 50 GB/s after ACS and ATS were set: 4 % lost.",
    "NVIDIA/nccl issue #949, after the fix",
    "https://github.com/NVIDIA/nccl/issues/949",
    2023,
    "C",
  ),
  NCCL380: CASE(
    "180 against 320 GB/s on bare metal, two nodes of 8 H200: 43.75 % lost, not resolved.",
    "NVIDIA/nccl-tests issue #380",
    "https://github.com/NVIDIA/nccl-tests/issues/380",
    2026,
    "C",
  ),
  NCCL256: CASE(
    "260 against 350 GB/s on bare metal, H200: 25.7 % lost, not resolved.",
    "NVIDIA/nccl-tests issue #256",
    "https://github.com/NVIDIA/nccl-tests/issues/256",
    2024,
    "C",
  ),
  NCCL156: CASE(
    "76 against 96 GB/s on bare metal, two nodes of A800: 20.8 % lost, not resolved.",
    "NVIDIA/nccl-tests issue #156",
    "https://github.com/NVIDIA/nccl-tests/issues/156",
    2023,
    "C",
  ),
  CH8141c: CASE(
    "154.9 GB/s where bare metal with ACS on had 186, two nodes of 8 H100.",
    "NVIDIA/nccl issue #2171",
    "https://github.com/NVIDIA/nccl/issues/2171",
    2026,
    "B",
  ),
  NCCL1017: CASE(
    "50 instead of 30 µs for small messages, where the guest saw no real CPU and NUMA map.",
    "NVIDIA/nccl issue #1017",
    "https://github.com/NVIDIA/nccl/issues/1017",
    null,
    "C",
  ),
  "NVDOC-ATS": CASE(
    "The vendor's own guide to ACS, ATS and topology for GPUDirect RDMA in VMs; it gives no figures.",
    "NVIDIA: Optimizing VM Configuration for AI Inference, appendix",
    "https://docs.nvidia.com/ai-enterprise/planning-resource/optimizing-vm-configuration-ai-inference/latest/appendix.html",
    null,
    "B",
  ),
  "UI24-01": CASE("7.1 % lost on ResNet-50 with 6 vCPU for a host of 40 threads.", UI24_TITLE, UI24, 2024, "B"),
  "UI24-04": CASE("11.3 % lost on ResNet-152, the same VM.", UI24_TITLE, UI24, 2024, "B"),
  "UI24-07": CASE("16.9 % lost on EfficientNet v2, the same VM.", UI24_TITLE, UI24, 2024, "B"),
  "UI24-10": CASE("45.9 % lost on NAMD, which uses CPU and GPU, the same VM.", UI24_TITLE, UI24, 2024, "B"),
  "GCORE-4": CASE("48 % of pgbench's transactions lost on a VM with steal time.", GCORE_TITLE, GCORE, 2023, "C"),
  "GCORE-5": CASE("61 % lost with a larger database, the same VM.", GCORE_TITLE, GCORE, 2023, "C"),
  CLUB3090: CASE(
    "11.3 GB/s between two GPUs with peer-to-peer off in the guest, 27.1 with it on; both in a VM.",
    "noonghunna/club-3090 pull request #890",
    "https://github.com/noonghunna/club-3090/pull/890",
    2026,
    "C",
  ),
  "VHB-1": CASE(
    "57.5 against 95.8 thousand random reads a second with virtio-blk in user space: 40 % lost.",
    "vhost-blk for QEMU, patch letter with fio tables",
    VHOST,
    2022,
    "C",
  ),
  "VHB-3": CASE(
    "95.6 against 95.8 thousand with vhost-blk: 0.2 % lost.",
    "vhost-blk for QEMU, patch letter with fio tables",
    VHOST,
    2022,
    "C",
  ),
  QVFIO: CASE(
    "10.5 thousand random reads a second by linux-aio, 21.6 by passing the NVMe disk through.",
    "QEMU commit bdd6a90a9e5f, VFIO based NVMe driver",
    "https://repo.jachan.dev/qemu.git/commit/bdd6a90a9e5fe22201dce84aea60ac08197e2c63?f=block%2Fnvme.c",
    2018,
    "B",
  ),
  MUSLEH: CASE(
    "Tuning interrupt moderation closed 15 to 30 % of the gap over SR-IOV InfiniBand (abstract only).",
    "Musleh et al., Bridging the Virtualization Performance Gap for HPC Using SR-IOV for InfiniBand",
    "https://speakerdeck.com/suma90h/reading-bridging-the-virtualization-performance-gap-for-hpc-using-sr-iov-for-infiniband",
    null,
    "C",
  ),
  "VMW19-8": CASE(
    "A VM was 8 % “faster” than bare metal that nobody had pinned to its NUMA nodes (a hypervisor vendor's test).",
    "VMware: 8 % better performance than bare metal",
    "https://blogs.vmware.com/performance/2019/10/how-does-project-pacific-deliver-8-better-performance-than-bare-metal.html",
    2019,
    "D",
  ),
  "TECHP-2": CASE(
    "12 to 14 % of the disk lost on overlay2, 1 to 2 % by a bind mount.",
    "Docker vs bare metal",
    DOCKER,
    null,
    "C",
  ),
  "TECHP-3": CASE(
    "22 to 49 % of the network lost on Docker's bridge, 1 to 4 % on the host's.",
    "Docker vs bare metal",
    DOCKER,
    null,
    "C",
  ),
  "AC14-01": CASE(
    "0 to 2 % lost by CUDA and OpenCL applications with a passed-through GPU on KVM.",
    "Walters et al., GPU Passthrough Performance, IEEE CLOUD 2014",
    "https://lammps.org/abstracts/abstract.5237.html",
    2014,
    "B",
  ),
} as const satisfies Record<string, ConfigurationCase>;
export type CaseId = keyof typeof CONFIGURATION_CASES;
