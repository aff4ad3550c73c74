// UX 6, L3: what the firmware's names (DMI, SMBIOS) say. A cloud's name alone proves nothing: Amazon, Google and Oracle
// put the same words on bare metal and on virtual machines.
import type { Evidence } from "./environment";
import type { Hypervisor } from "./hypervisor-names";
import { shapeSign } from "./shape-signs";

const VIRTUAL: readonly (readonly [names: RegExp, hypervisor: Hypervisor])[] = [
  [/\bqemu\b|\bkvm\b|\bproxmox\b|\bovirt\b|\brhev\b|\bopenstack nova\b|\bopenstack compute\b|\bnutanix ahv\b/i, "kvm"],
  [/^standard pc \(|\balibaba cloud ecs\b/i, "kvm"],
  [/\bvmware\b/i, "esxi"],
  [/\bhvm domu\b|^xen\b/i, "xen"],
  [/\binnotek\b|\bvirtualbox\b|\bbhyve\b|\bparallels\b|\bbochs\b/i, "other"],
];
/** SMBIOS strings that a maker forgot to fill in. */
const BLANK =
  /^(?:not (?:specified|available|applicable|present)|to be filled by o\.?e\.?m\.?|default string|system (?:product name|manufacturer|version)|unknown|none|n\/a|o\.?e\.?m\.?|empty|\[removed\]|x{3,}|0+)$/i;

/** A name of the firmware, or `null` where there is none in it. */
export function firmwareName(text: string): string | null {
  const name = text.trim();
  return name === "" || name.length > 200 || BLANK.test(name) ? null : name;
}

/** Maker and product as one name, the maker said once: `Dell Inc. PowerEdge XE9680`. */
export function machineName(maker: string | null, product: string | null): string | null {
  if (maker === null || product === null) return maker ?? product;
  return product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`;
}

/** What maker and product of a machine say of its side. */
export function machineSigns(maker: string | null, product: string | null, at: string): Evidence[] {
  const name = machineName(maker, product);
  if (name === null) return [];
  const text = `machine "${name}"`;
  // Only with Microsoft's own name: "Virtual Machine" alone is Hyper-V's product, whoever runs it.
  const hypervisor = /\bvirtual machine\b/i.test(product ?? "")
    ? "hyper-v"
    : [maker, product].flatMap((said) => VIRTUAL.find(([names]) => said !== null && names.test(said))?.[1] ?? [])[0];
  if (hypervisor === undefined) return product === null ? [] : shapeSign(product, at);
  return [
    { field: "mode", value: "vm-unspecified", text, at },
    { field: "hypervisor", value: hypervisor, text, at },
  ];
}
