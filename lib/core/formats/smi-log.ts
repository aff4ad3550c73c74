/** A value of nvidia-smi with its place. */
export interface SmiValue {
  value: string;
  at: string;
}

/** What nvidia-smi printed, in whichever of its shapes: names are those of its XML, without the elements around them. */
export interface SmiLog {
  machine: Map<string, SmiValue>;
  gpus: Map<string, SmiValue>[];
  /** What is missing of an output that ends too early, or `null`. */
  cut: string | null;
}

/** Printed after whatever was asked for, once for every GPU it is true of; it says nothing of the environment. */
export const isSmiWarning = (line: string): boolean => /^WARNING: infoROM is corrupted at gpu /.test(line);

/** What is read of the machine. Serial numbers, UUIDs and processes are never looked at. */
export const MACHINE_KEYS: ReadonlySet<string> = new Set(["driver_version", "cuda_version", "attached_gpus"]);

/** What is read of one GPU, by its path in the XML. */
export const GPU_KEYS: ReadonlySet<string> = new Set([
  "product_name",
  "mig_mode/current_mig",
  "gpu_virtualization_mode/virtualization_mode",
  "pci/pci_gpu_link_info/pcie_gen/max_link_gen",
  "pci/pci_gpu_link_info/link_widths/max_link_width",
  "fb_memory_usage/total",
  "cc_protected_memory_usage/total",
  "ecc_mode/current_ecc",
  "power_readings/power_limit",
  "gpu_power_readings/current_power_limit",
  "gpu_power_readings/power_limit",
  "max_clocks/graphics_clock",
  "max_clocks/mem_clock",
  "clocks_event_reasons/clocks_event_reason_hw_thermal_slowdown",
  "clocks_event_reasons/clocks_event_reason_hw_power_brake_slowdown",
  "clocks_throttle_reasons/clocks_throttle_reason_hw_thermal_slowdown",
  "clocks_throttle_reasons/clocks_throttle_reason_hw_power_brake_slowdown",
]);

const ABSENT =
  /^(?:\[?N\/A\]?|Not Found|Not Supported|\[Not Supported\]|Unknown Error|ERR!|\[removed\])?$|has been deprecated$/i;

/** Values that are none are left out, so that whatever is there is said. */
export function putValue(values: Map<string, SmiValue>, key: string, text: string, at: string): void {
  const value = text.trim();
  if (value.length <= 200 && !ABSENT.test(value) && !values.has(key)) values.set(key, { value, at });
}
