// Words by which tools name a hypervisor or a container runtime: systemd-detect-virt(1), lscpu(1), SMBIOS strings.
import type { Environment } from "./environment";

export type Hypervisor = NonNullable<Environment["hypervisor"]>;

const HYPERVISORS: ReadonlyMap<string, Hypervisor> = new Map([
  ["kvm", "kvm"],
  ["qemu", "kvm"],
  ["amazon", "nitro"],
  ["vmware", "esxi"],
  ["microsoft", "hyper-v"],
  ["xen", "xen"],
  ["oracle", "other"],
  ["bochs", "other"],
  ["uml", "other"],
  ["parallels", "other"],
  ["bhyve", "other"],
  ["qnx", "other"],
  ["acrn", "other"],
  ["powervm", "other"],
  ["apple", "other"],
  ["sre", "other"],
  ["google", "kvm"],
  ["zvm", "other"],
  ["vm-other", "unknown"],
]);
const CONTAINERS: ReadonlySet<string> = new Set([
  "docker",
  "podman",
  "lxc",
  "lxc-libvirt",
  "systemd-nspawn",
  "openvz",
  "rkt",
  "wsl",
  "proot",
  "pouch",
  "container-other",
]);

export type Layer = { kind: "none" } | { kind: "container" } | { kind: "vm"; hypervisor: Hypervisor };

/** What a word of systemd-detect-virt says, in its own spelling; `null` for a word it never prints. */
export function layerNamed(word: string): Layer | null {
  if (word === "none") return { kind: "none" };
  if (CONTAINERS.has(word)) return { kind: "container" };
  const hypervisor = HYPERVISORS.get(word);
  return hypervisor === undefined ? null : { kind: "vm", hypervisor };
}

/** The hypervisor a vendor's name stands for, in any spelling: `KVM`, `VMware`, `Microsoft`. */
export function hypervisorOf(vendor: string): Hypervisor {
  return HYPERVISORS.get(vendor.trim().toLowerCase()) ?? "other";
}
