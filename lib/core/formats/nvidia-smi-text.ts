import type { TextSource } from "./format";
import { isCommandLine } from "./shell-prompt";
import { isSmiWarning, putValue, type SmiLog, type SmiValue } from "./smi-log";

const BANNER = /^ {0,8}={4,40}NVSMI LOG={4,40} {0,8}$/;
const GPU = /^ {0,4}GPU [0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.\d/;
const VALUE = /^([A-Za-z][\w ()/.-]{0,60}?) {0,60} : {0,4}(.{0,200})$/;
const HEADING = /^[A-Za-z][\w ()/.-]{0,60}$/;

/** Names of the text by the headings above them, as the XML has them. Some differ between drivers. */
const MACHINE: ReadonlyMap<string, string> = new Map([
  ["Driver Version", "driver_version"],
  ["CUDA Version", "cuda_version"],
  ["Attached GPUs", "attached_gpus"],
]);
const OF_GPU: ReadonlyMap<string, string> = new Map([
  ["GPU/Product Name", "product_name"],
  ["MIG Mode/Current", "mig_mode/current_mig"],
  ["GPU Virtualization Mode/Virtualization Mode", "gpu_virtualization_mode/virtualization_mode"],
  ["GPU Virtualization Mode/Virtualization mode", "gpu_virtualization_mode/virtualization_mode"],
  ["PCIe Generation/Max", "pci/pci_gpu_link_info/pcie_gen/max_link_gen"],
  ["Link Width/Max", "pci/pci_gpu_link_info/link_widths/max_link_width"],
  ["FB Memory Usage/Total", "fb_memory_usage/total"],
  ["Conf Compute Protected Memory Usage/Total", "cc_protected_memory_usage/total"],
  ["Ecc Mode/Current", "ecc_mode/current_ecc"],
  ["ECC Mode/Current", "ecc_mode/current_ecc"],
  ["Power Readings/Power Limit", "power_readings/power_limit"],
  ["GPU Power Readings/Current Power Limit", "gpu_power_readings/current_power_limit"],
  ["GPU Power Readings/Power Limit", "gpu_power_readings/power_limit"],
  ["Max Clocks/Graphics", "max_clocks/graphics_clock"],
  ["Max Clocks/Memory", "max_clocks/mem_clock"],
  ["Clocks Event Reasons/HW Thermal Slowdown", "clocks_event_reasons/clocks_event_reason_hw_thermal_slowdown"],
  ["Clocks Throttle Reasons/HW Thermal Slowdown", "clocks_event_reasons/clocks_event_reason_hw_thermal_slowdown"],
  [
    "Clocks Throttle Reasons/HW Power Brake Slowdown",
    "clocks_event_reasons/clocks_event_reason_hw_power_brake_slowdown",
  ],
  ["Clocks Event Reasons/HW Power Brake Slowdown", "clocks_event_reasons/clocks_event_reason_hw_power_brake_slowdown"],
]);

/** Nothing but `nvidia-smi -q`: a log that goes on with a benchmark belongs to the benchmark. */
export function isSmiText({ lines }: TextSource): boolean {
  const shown = lines.filter((line) => line.trim() !== "");
  const first = shown.findIndex((line) => !isCommandLine(line, "nvidia-smi"));
  return BANNER.test(shown[first] ?? "") && shown.slice(first).every((line) => line.length > 4000 || isOurs(line));
}

function isOurs(line: string): boolean {
  const plain = line.trim();
  return (
    [BANNER, GPU].some((shape) => shape.test(line)) ||
    [VALUE, HEADING].some((shape) => shape.test(plain)) ||
    isSmiWarning(plain) ||
    isCommandLine(line, "nvidia-smi")
  );
}

/** `nvidia-smi -q`. A value belongs to the heading above it, whatever the indentation: pasted text loses it. */
export function smiText({ lines }: TextSource): SmiLog {
  const log: SmiLog = { machine: new Map(), gpus: [], cut: null };
  let gpu: Map<string, SmiValue> | null = null;
  let heading = "";
  let banners = 0;
  for (const [i, line] of lines.entries()) {
    // With -l the same is printed again and again; once says it all.
    if (BANNER.test(line) && ++banners > 1) break;
    if (GPU.test(line)) {
      gpu = new Map();
      log.gpus.push(gpu);
      heading = "GPU";
      continue;
    }
    const plain = line.trim();
    const [, name = "", value = ""] = VALUE.exec(plain) ?? [];
    if (name === "") {
      if (HEADING.test(plain)) heading = plain;
      continue;
    }
    const key = gpu ? OF_GPU.get(`${heading}/${name}`) : MACHINE.get(name);
    if (key) putValue(gpu ?? log.machine, key, value, `line ${i + 1}`);
  }
  return log;
}
