import { spellNumber, spellPercent } from "../units/spell";
import { DETOUR } from "./machine-rules";
import { THRESHOLDS } from "./thresholds";

/** One line of UX 6's table, with the thresholds that are in force. */
export interface RuleLine {
  id: string;
  field: string;
  /** When the sides count as alike, when somebody should look, when they may not be compared; `null`: never. */
  pass: string;
  warn: string | null;
  block: string | null;
  /** No reason sets this block aside. */
  final?: true;
}

const T = THRESHOLDS;
const percent = (fraction: number) => spellPercent(fraction);
const times = (factor: number) => `${spellNumber(factor)}×`;

/** E01 to E18: what is checked of two sides before they are compared. What a side does not say is never alike: it warns. */
export const ENVIRONMENT_BOOK: readonly RuleLine[] = [
  {
    id: "E01",
    field: "GPU model, form (SXM, PCIe, NVL) and memory",
    pass: `The same; memory within ${percent(T.memoryApart)}`,
    warn: "One name leaves out form or memory",
    block: "Differs",
  },
  {
    id: "E02",
    field: "GPU count and share (MIG, vGPU)",
    pass: "The same",
    warn: "The count differs and the figure is of one GPU; a vGPU of the whole GPU",
    block: "The count differs and the figure is a total; the share differs",
  },
  {
    id: "E03",
    field: "Metric, unit, direction, statistic",
    pass: "The same after conversion",
    warn: null,
    block: "Differs",
    final: true,
  },
  {
    id: "E04",
    field: "Workload: model, precision, batch, concurrency, lengths, message size",
    pass: "Every setting the same",
    warn: "Unknown",
    block: "Differs",
  },
  {
    id: "E05",
    field: "Tool and version",
    pass: "The same",
    warn: "The minor version differs",
    block: "The tool or its major version differs, or a test that means something else since",
  },
  {
    id: "E06",
    field: "A test changed under one version",
    pass: "Values behind a repeat and figures of one scale",
    warn: "The same, of versions that differ",
    block: `Values behind a repeat ${times(T.samplesFactor)} apart or more, or medians ${times(T.medianFactor)} apart or more, until confirmed`,
  },
  {
    id: "E07",
    field: "Driver, CUDA or ROCm, framework, image",
    pass: "The same; the image by its digest",
    warn: "Differs; named in the verdict",
    block: null,
  },
  {
    id: "E08",
    field: "CPU model and visible processors",
    pass: "The same",
    warn: "Differs; fewer processors or a general CPU name may be configuration",
    block: null,
  },
  {
    id: "E09",
    field: "NUMA nodes, pinning, huge pages, governor",
    pass: "The same",
    warn: "Differs",
    block: null,
  },
  {
    id: "E10",
    field: "GPU memory ECC",
    pass: "The same",
    warn: "Differs, for other figures",
    block: "Differs, for figures of GPU memory",
  },
  {
    id: "E11",
    field: "Power cap and clocks",
    pass: `Within ${percent(T.clocksSame)}`,
    warn: `Up to ${percent(T.clocksBlock)} apart, or clocks locked on one side; further apart for other figures`,
    block: `More than ${percent(T.clocksBlock)} apart, for figures of GPU compute`,
  },
  {
    id: "E12",
    field: "PCIe generation and lanes",
    pass: "The same",
    warn: "Differs, for other figures",
    block: "Differs, for figures between host and GPU",
  },
  {
    id: "E13",
    field: "NVLink, network cards, RDMA, ACS and ATS",
    pass: "The same",
    warn: `RDMA, ACS or ATS differs; two machines only (${DETOUR})`,
    block:
      "GPU topology differs, for figures between GPUs and over the network; network cards differ, over the network",
  },
  {
    id: "E14",
    field: "Confidential computing",
    pass: "The same",
    warn: null,
    block: "On one side only",
  },
  {
    id: "E15",
    field: "Host",
    pass: "One host, or the same hosts on both sides, two of them equally often",
    warn: `Differs: between hosts; with fewer than ${T.hosts} hosts a side nothing is said of hosts in general`,
    block: null,
  },
  {
    id: "E16",
    field: "Time and order",
    pass: `The sides took turns within ${T.withinHours} hours`,
    warn: `Not within ${T.withinHours} hours, more than ${T.apartDays} days apart, or all of one side before all of the other`,
    block: null,
  },
  {
    id: "E17",
    field: "Throttling and CPU steal",
    pass: `No sample throttled, steal below ${percent(T.steal)}`,
    warn: `Any throttling, or steal of ${percent(T.steal)} and more`,
    block: `${percent(T.throttled)} of samples throttled, or more`,
  },
  {
    id: "E18",
    field: "A container's paths to disk and network",
    pass: "The same",
    warn: "An overlay disk or a bridge network on one side: not the hypervisor",
    block: null,
  },
];

/** L1 to L8: signs of what a machine is, held against what its owner says it is. */
export const LABEL_BOOK: readonly { id: string; sign: string; reading: string }[] = [
  { id: "L1", sign: "The CPU's hypervisor flag, or detect-virt, is set", reading: "Contradicts bare metal" },
  { id: "L2", sign: "Neither is set", reading: "Contradicts virtualized" },
  {
    id: "L3",
    sign: "Maker or product of the firmware: QEMU, KVM, VMware, Xen, “Virtual Machine”",
    reading: "A virtual machine; a cloud's name alone proves nothing",
  },
  {
    id: "L4",
    sign: "The machine's size: BM. or VM. (OCI), .metal (AWS), -metal (Google)",
    reading: "Bare metal, or a virtual machine",
  },
  {
    id: "L5",
    sign: "The driver's virtualization mode; a GPU named GRID or with a profile such as -4Q; a MIG device",
    reading: "None, pass-through or vGPU; vGPU; MIG",
  },
  { id: "L6", sign: "Signs of a container", reading: "A container; proves and excludes no virtual machine beneath it" },
  { id: "L7", sign: "Fewer GPUs, or less memory, than the model has", reading: "A share: vGPU or MIG" },
  { id: "L8", sign: "A tool's own flag for its layer", reading: "A hint only" },
];
