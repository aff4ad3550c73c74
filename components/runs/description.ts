import type { Mode } from "@/lib/core/run/environment";
import type { SideName } from "@/lib/view/modes";

/** What somebody says of a run's environment where the file does not: the query fields of POST /api/v1/runs. */
export interface Description {
  mode?: Mode;
  label?: string;
  host?: string;
  gpu?: string;
  gpuCount?: string;
  hypervisor?: string;
  driver?: string;
  provider?: string;
  tenancy?: string;
  partition?: string;
  benchmark?: string;
}

export type Field = keyof Description;

const BARE = /(^|[^a-z])(bare[-_ ]?metal|baremetal|bm|metal|native|physical)([^a-z]|$)/i;
const VIRTUAL =
  /(^|[^a-z])(vm|vms|virt|virtual|virtuali[sz]ed|guest|esxi|vsphere|vmware|kvm|qemu|proxmox|hyper-?v|xen)([^a-z]|$)/i;

/** Which side a path's words hint at. A hint is offered, never taken: names are not evidence. */
export function hintedSide(path: string): SideName | null {
  const bare = BARE.test(path.replaceAll(/[0-9]/g, " "));
  const virtual = VIRTUAL.test(path.replaceAll(/[0-9]/g, " "));
  if (bare === virtual) return null;
  return bare ? "baseline" : "candidate";
}

/** A count as typed: whole and not negative, or the reason why it is none. */
export function readCount(typed: string): { value: string } | { error: string } {
  const value = typed.trim();
  if (value === "" || /^\d{1,6}$/.test(value)) return { value };
  return { error: "A whole number of GPUs, such as 8." };
}
