// MLPerf Inference, closed division: the six systems entered on bare metal and on a VM, same server model or same
// submitter. Values are the published ones (`mlperf_log_summary.txt`, performance run 1); one run a side.

export interface PublishedSystem {
  id: `ML${string}`;
  /** Round of MLPerf Inference; names the repository `mlcommons/inference_results_{round}`. */
  round: string;
  commit: string;
  year: number;
  gpu: string;
  server: string;
  virtualization: string;
  unit: "sample/s" | "token/s";
  /** Below `closed/`: bare metal, VM. */
  paths: readonly [string, string];
  interest: string;
  /** What differs between the sides besides the hypervisor. */
  notes: string;
  /** Workload, scenario, bare metal, VM. */
  rows: readonly (readonly [string, "Offline" | "Server", number, number])[];
}

export const PUBLISHED_SYSTEMS: readonly PublishedSystem[] = [
  {
    id: "ML07G",
    round: "v0.7",
    commit: "31060d57",
    year: 2020,
    gpu: "4x T4 PCIe",
    server: "Dell R740",
    virtualization: "VMware vSphere 7 + NVIDIA vGPU (T4)",
    unit: "sample/s",
    paths: ["DellEMC/results/R740_T4x4_TRT", "DellEMC/results/R740_vT4x4_TRT"],
    interest: "The submitter sells both; the VM vendor took part.",
    notes: "The two sides have different CPU models, and ECC is on for one of them only.",
    rows: [
      ["resnet50", "Offline", 23844.3, 22725.6],
      ["resnet50", "Server", 21805.14, 20400.56],
      ["ssd-resnet34", "Offline", 546.426, 535.649],
      ["ssd-resnet34", "Server", 469.58, 424.62],
    ],
  },
  {
    id: "ML11",
    round: "v1.1",
    commit: "7fc43356",
    year: 2021,
    gpu: "3x A100 PCIe 40 GB",
    server: "Dell R7525",
    virtualization: "VMware vSphere 7.0U2 + vGPU A100-40C, 24 vCPU",
    unit: "sample/s",
    paths: ["Dell/results/R7525_A100-PCIE-40GBx3_TRT", "Dell/results/R7525_vA100-PCIE-40GBx3_TRT"],
    interest: "The submitter sells both; the VM vendor took part.",
    notes: "The VM has 24 virtual CPUs, part of the cores.",
    rows: [
      ["bert-99", "Offline", 8465.57, 8475.47],
      ["bert-99", "Server", 7871.94, 7801.53],
      ["bert-99.9", "Offline", 4228.25, 4183.17],
      ["bert-99.9", "Server", 3814.94, 3602.11],
      ["ssd-resnet34", "Offline", 2450.72, 2452.84],
      ["ssd-resnet34", "Server", 2390.05, 2310.39],
    ],
  },
  {
    id: "ML30H",
    round: "v3.0",
    commit: "1948f9b5",
    year: 2023,
    gpu: "2x H100 PCIe 80 GB",
    server: "Dell R750xa",
    virtualization: "VMware ESXi 8.0.1 + vGPU H100-80C, 16 of 128 vCPU",
    unit: "sample/s",
    paths: ["Dell/results/R750xa_H100_PCIe_80GBx2_TRT", "Dell/results/vR750xa_H100_PCIe_80Cx2_TRT"],
    interest: "The submitter sells both; the VM vendor took part.",
    notes: "The two sides have different CPU models; the VM has 16 of 128 virtual CPUs.",
    rows: [
      ["3d-unet-99", "Offline", 9.05815, 8.76046],
      ["3d-unet-99.9", "Offline", 9.05815, 8.75888],
      ["retinanet", "Offline", 1892.09, 1800.6],
      ["retinanet", "Server", 1852.24, 1772.81],
      ["rnnt", "Offline", 33741.5, 32771.4],
      ["rnnt", "Server", 32004.51, 31131.23],
    ],
  },
  {
    id: "ML30A",
    round: "v3.0",
    commit: "1948f9b5",
    year: 2023,
    gpu: "4x A100 SXM4 80 GB",
    server: "Dell XE8545",
    virtualization: "VMware vSphere 8.0.1 + vGPU",
    unit: "sample/s",
    paths: ["Dell/results/XE8545_A100_SXM4_80GBx4_TRT", "Dell/results/vXE8545_A100_SXM_80GBx4_TRT"],
    interest: "The submitter sells both; the VM vendor took part.",
    notes: "The two sides have different CPU models; the bare-metal GPUs have a 500 W power cap.",
    rows: [
      ["3d-unet-99", "Offline", 14.4367, 15.1043],
      ["3d-unet-99.9", "Offline", 14.4367, 15.1014],
      ["bert-99", "Offline", 15090, 14923.1],
      ["bert-99", "Server", 13597.46, 13497.86],
      ["bert-99.9", "Offline", 7880.67, 7767.84],
      ["bert-99.9", "Server", 7004.02, 7004.02],
      ["retinanet", "Offline", 2910.78, 2876.56],
      ["retinanet", "Server", 2848.84, 2798.93],
      ["rnnt", "Offline", 57084.4, 56174],
      ["rnnt", "Server", 54000.38, 51001.81],
    ],
  },
  {
    id: "ML51H",
    round: "v5.1",
    commit: "965182b0",
    year: 2025,
    gpu: "8x H200 SXM 141 GB",
    server: "Dell XE9680",
    virtualization: "VMware ESXi 9.0.0, 48 of 96 vCPU",
    unit: "token/s",
    paths: ["Dell/results/XE9680_H200_SXM_141GBx8_TRT", "Dell_Broadcom/results/vXE9680_H200-SXM-141GBx8_TRT"],
    interest: "The VM vendor submitted.",
    notes: "The VM has 48 of 96 virtual CPUs; Broadcom, which sells the hypervisor, submitted with Dell.",
    rows: [
      ["llama2-70b-99", "Offline", 35316.7, 34301.9],
      ["llama2-70b-99", "Server", 33244.25, 33384.69],
      ["llama2-70b-99.9", "Offline", 35316.7, 34485.7],
      ["llama2-70b-99.9", "Server", 33244.25, 33370.58],
    ],
  },
  {
    id: "ML51B",
    round: "v5.1",
    commit: "965182b0",
    year: 2025,
    gpu: "8x B200 SXM 180 GB",
    server: "Supermicro SYS-422GA-NBRT",
    virtualization: "VMware ESXi 9.0",
    unit: "token/s",
    paths: [
      "Supermicro/results/SYS-422GA-NBRT-LCC_B200-SXM-180GBx8_TRT",
      "Broadcom_Supermicro/results/vSYS-422GA-NBRT-B200-SXM-180GBx8_TRT",
    ],
    interest: "The VM vendor submitted.",
    notes: "Broadcom, which sells the hypervisor, submitted with Supermicro.",
    rows: [
      ["llama3.1-405b", "Offline", 1641.34, 1650.43],
      ["llama3.1-405b", "Server", 1240.44, 1243.86],
      ["whisper", "Offline", 42827.1, 41927.4],
    ],
  },
];
