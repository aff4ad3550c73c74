import type { Environment } from "../run/environment";
import type { Reading } from "../run/run";
import { countOf, state } from "./state";
import { childText, type XmlElement } from "./xml-tree";

/** `System Layer: KVM` in the software of a guest, and firmware that only guests have. */
const HYPERVISORS: readonly (readonly [RegExp, NonNullable<Environment["hypervisor"]>])[] = [
  [/\b(?:kvm|qemu)\b/i, "kvm"],
  [/\bvmware\b/i, "esxi"],
  [/\b(?:hyper-v|microsoft)\b/i, "hyper-v"],
  [/\bxen\b/i, "xen"],
  [/\bnitro\b/i, "nitro"],
];

/** What the suite says of the machine of one system: `Processor: …, Graphics: …` and `OS: …, System Layer: …`. */
export function readPhoronixSystem(element: XmlElement, reading: Reading): void {
  const at = `line ${element.line}`;
  const hardware = fieldsOf(childText(element, "Hardware"));
  const software = fieldsOf(childText(element, "Software"));
  const processor = hardware.get("Processor");
  if (processor) {
    state(reading, "cpu", processor.replace(/ \(.{1,60}\)$/, ""), `Processor: ${processor}`, at);
    const threads = /(\d{1,5}) Threads\)/.exec(processor)?.[1];
    if (threads) state(reading, "cpuCount", countOf(Number(threads)), `Processor: ${processor}`, at);
  }
  const graphics = hardware.get("Graphics");
  if (graphics && /\b(?:NVIDIA|GeForce|Tesla|Quadro|Instinct|Radeon)\b/i.test(graphics))
    state(reading, "gpu", graphics, `Graphics: ${graphics}`, at);
  const os = software.get("OS");
  if (os) state(reading, "os", os, `OS: ${os}`, at);
  const kernel = software.get("Kernel");
  if (kernel) state(reading, "kernel", kernel, `Kernel: ${kernel}`, at);
  const layer = software.get("System Layer");
  if (layer) readLayer(layer, at, reading);
}

function readLayer(layer: string, at: string, reading: Reading): void {
  const text = `System Layer: ${layer}`;
  if (/\b(?:docker|lxc|podman|container)\b/i.test(layer)) {
    state(reading, "mode", "container", text, at);
    return;
  }
  const known = HYPERVISORS.find(([sign]) => sign.test(layer));
  if (!known) return;
  state(reading, "hypervisor", known[1], text, at);
  state(reading, "mode", "vm-unspecified", text, at);
}

function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.slice(0, 4000).split(", ")) {
    const colon = part.indexOf(": ");
    if (colon > 0 && colon < 40) fields.set(part.slice(0, colon).trim(), part.slice(colon + 2, colon + 202).trim());
  }
  return fields;
}
