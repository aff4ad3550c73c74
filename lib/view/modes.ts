import type { Environment, Mode } from "../core/run/environment";

export type SideName = "baseline" | "candidate";

interface ModeWords {
  /** In a sentence: "bare metal". */
  word: string;
  /** In a list to choose from. */
  choice: string;
  side: SideName;
}

/** Bare metal is the baseline; everything between the program and the machine is a candidate. */
export const MODE_WORDS = {
  "bare-metal": { word: "bare metal", choice: "Bare metal", side: "baseline" },
  container: { word: "container", choice: "Container (on what, unknown)", side: "candidate" },
  "vm-passthrough": { word: "VM, pass-through", choice: "Virtual machine, GPU passed through", side: "candidate" },
  "vm-vgpu": { word: "VM, vGPU", choice: "Virtual machine, vGPU", side: "candidate" },
  "vm-unspecified": { word: "VM", choice: "Virtual machine, not known how", side: "candidate" },
  "confidential-vm": { word: "confidential VM", choice: "Confidential virtual machine", side: "candidate" },
} satisfies Record<Mode, ModeWords>;

export const MODE_CHOICES = Object.entries(MODE_WORDS).map(([value, { choice }]) => ({ value, label: choice }));

export const modeWord = (mode: Mode): string => MODE_WORDS[mode].word;
export const sideOf = (mode: Mode): SideName => MODE_WORDS[mode].side;

/** A mode from a form or an address; null when it is none. */
export function asMode(text: string | null | undefined): Mode | null {
  return text && Object.hasOwn(MODE_WORDS, text) ? (text as Mode) : null;
}

export const SIDE_WORDS = { baseline: "bare metal", candidate: "virtualized" } satisfies Record<SideName, string>;

export const HYPERVISOR_CHOICES = [
  ["kvm", "KVM (also QEMU, Proxmox, oVirt)"],
  ["esxi", "VMware ESXi"],
  ["hyper-v", "Hyper-V"],
  ["xen", "Xen"],
  ["nitro", "AWS Nitro"],
  ["other", "Another one"],
  ["unknown", "Not known"],
] satisfies [NonNullable<Environment["hypervisor"]>, string][];

export const PARTITION_CHOICES = [
  ["none", "Whole GPUs"],
  ["mig", "MIG"],
  ["mps", "MPS"],
  ["time-slice", "Time slices"],
] satisfies [NonNullable<Environment["partition"]>, string][];

export const TENANCY_CHOICES = [
  ["dedicated", "Dedicated host"],
  ["shared", "Shared host"],
] satisfies [NonNullable<Environment["tenancy"]>, string][];

/** "8 × NVIDIA H100 80GB HBM3"; null when neither is known. */
export function gpuWords(environment: Pick<Partial<Environment>, "gpu" | "gpuCount">): string | null {
  const { gpu, gpuCount } = environment;
  if (gpu && gpuCount !== undefined) return `${gpuCount} × ${gpu}`;
  if (gpu) return gpu;
  return gpuCount === undefined ? null : `${gpuCount} ${gpuCount === 1 ? "GPU" : "GPUs"}`;
}
