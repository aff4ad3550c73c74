import type { Issue } from "../outcome";
import { countOf } from "../units/count";
import { readNumber } from "../units/number";
import { baseOf } from "../units/unit";
import type { Environment, Evidence } from "../run/environment";
import { gpuNameSigns } from "../run/gpu-name-signs";
import type { Reading } from "../run/run";
import type { SmiLog, SmiValue } from "./smi-log";

type Gpu = ReadonlyMap<string, SmiValue>;
type Value = Evidence["value"];
interface Fact {
  field: keyof Environment;
  /** The first of these that a GPU has. */
  keys: readonly string[];
  /** As nvidia-smi's text names it. */
  words: string;
  read: (text: string) => Value | null;
}

/** `95830 MiB`, `310.00 W`, `1785 MHz`: a number, a blank and exactly this unit. */
const quantity = (unit: string, factor: number) => (text: string) => {
  const [number = "", written, more] = text.split(/ {1,4}/);
  const value = written === unit && more === undefined ? readNumber(number) : null;
  return value === null || value <= 0 ? null : value * factor;
};
const whole = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : null);
const MEBI = baseOf("MiB")?.factor ?? 2 ** 20;

const PRODUCT = "Product Name";

/** FORMATS 5. The link's present generation is left out: an idle GPU lowers it to save power. */
const FACTS: readonly Fact[] = [
  { field: "gpu", keys: ["product_name"], words: PRODUCT, read: (text) => text },
  { field: "gpuMemory", keys: ["fb_memory_usage/total"], words: "FB Memory Total", read: quantity("MiB", MEBI) },
  {
    field: "ecc",
    keys: ["ecc_mode/current_ecc"],
    words: "ECC Mode",
    read: (text) => (text === "Enabled" ? true : text === "Disabled" ? false : null),
  },
  {
    field: "powerLimit",
    keys: ["gpu_power_readings/current_power_limit", "gpu_power_readings/power_limit", "power_readings/power_limit"],
    words: "Power Limit",
    read: quantity("W", 1),
  },
  {
    field: "graphicsClock",
    keys: ["max_clocks/graphics_clock"],
    words: "Max Graphics Clock",
    read: quantity("MHz", 1e6),
  },
  { field: "memoryClock", keys: ["max_clocks/mem_clock"], words: "Max Memory Clock", read: quantity("MHz", 1e6) },
  {
    field: "pcieGeneration",
    keys: ["pci/pci_gpu_link_info/pcie_gen/max_link_gen"],
    words: "Max PCIe Generation",
    read: (text) => inRange(whole(text), 1, 20),
  },
  {
    field: "pcieLanes",
    keys: ["pci/pci_gpu_link_info/link_widths/max_link_width"],
    words: "Max Link Width",
    read: (text) => inRange(text.endsWith("x") ? whole(text.slice(0, -1)) : null, 1, 64),
  },
];

const inRange = (value: number | null, low: number, high: number) =>
  value !== null && value >= low && value <= high ? value : null;

/** What nvidia-smi says, into a reading: signs with their words and places, and what the GPUs do not have in common. */
export function readSmi(log: SmiLog, reading: Reading): void {
  const put = (field: keyof Environment, value: Value, text: string, at: string, fills = true) => {
    if (fills) Object.assign(reading.environment, { [field]: value });
    reading.evidence.push({ field, value, text, at });
  };
  const driver = log.machine.get("driver_version");
  const cuda = log.machine.get("cuda_version");
  if (driver) put("driver", driver.value, `Driver Version ${driver.value}`, driver.at);
  if (cuda) put("cuda", cuda.value, `CUDA Version ${cuda.value}, the newest that the driver runs`, cuda.at);
  countGpus(log, reading, put);
  const differences = [...FACTS.flatMap((fact) => readFact(fact, log.gpus, put)), ...readMode(log.gpus, reading, put)];
  if (differences.length > 0) reading.warnings.push(notAlike(differences, log.gpus.length));
  warnOfSlowdown(log.gpus, reading);
}

type Put = (field: keyof Environment, value: Value, text: string, at: string, fills?: boolean) => void;

function countGpus({ machine, gpus, cut }: SmiLog, reading: Reading, put: Put): void {
  const attached = machine.get("attached_gpus");
  const count = attached ? whole(attached.value) : null;
  if (attached && count !== null) put("gpuCount", count, `Attached GPUs ${count}`, attached.at);
  else if (cut === null && gpus.length > 0)
    put("gpuCount", gpus.length, `${countOf(gpus.length, "GPU")} listed`, "line 1");
  if (count !== null && cut === null && gpus.length !== count && gpus.length > 0)
    reading.warnings.push({
      code: "gpus-not-listed",
      message: `nvidia-smi counts ${countOf(count, "GPU")} and tells of ${gpus.length}.`,
      ...(attached ? { at: attached.at } : {}),
      hint: "Run nvidia-smi -q -x without -i.",
    });
}

interface Difference {
  words: string;
  texts: readonly string[];
  at: string;
}

function notAlike(differences: readonly Difference[], gpus: number): Issue {
  const listed = differences.map(({ words, texts }) => `${words} (${[...new Set(texts)].slice(0, 8).join(", ")})`);
  return {
    code: differences.some(({ words }) => words === PRODUCT) ? "mixed-gpus" : "gpus-differ",
    message: `The ${countOf(gpus, "GPU")} are not alike: ${listed.join("; ")}.`,
    ...(differences[0] ? { at: differences[0].at } : {}),
    hint: "Measure on GPUs that are set alike, or say which ones the run used.",
  };
}

/** Puts what the GPUs have in common; what they do not is answered. */
function readFact({ field, keys, words, read }: Fact, gpus: readonly Gpu[], put: Put): Difference[] {
  const seen = gpus.flatMap((gpu) => {
    const written = keys.map((key) => gpu.get(key)).find((v) => v !== undefined);
    const value = written ? read(written.value) : null;
    return written && value !== null ? [{ value, text: written.value, at: written.at }] : [];
  });
  const [first] = seen;
  if (!first) return [];
  const other = seen.find(({ value }) => value !== first.value);
  const differ = other !== undefined || seen.length < gpus.length;
  // A value that not every GPU has is nobody's; of unlike models the first stands, as everywhere.
  if (!differ || field === "gpu") put(field, first.value, `${words} ${first.text}`, first.at);
  if (field === "gpu")
    for (const sign of gpuNameSigns(first.text, first.at)) put(sign.field, sign.value, sign.text, sign.at);
  if (!differ) return [];
  const texts = [...seen.map(({ text }) => text), ...(seen.length < gpus.length ? ["not said"] : [])];
  return [{ words, texts, at: (other ?? first).at }];
}

const MODES: ReadonlyMap<string, Environment["mode"]> = new Map([
  ["None", "bare-metal"],
  ["Pass-Through", "vm-passthrough"],
  ["VGPU", "vm-vgpu"],
]);

function readMode(gpus: readonly Gpu[], reading: Reading, put: Put): Difference[] {
  const valuesOf = (key: string) => gpus.flatMap((gpu) => gpu.get(key) ?? []);
  const modes = valuesOf("gpu_virtualization_mode/virtualization_mode");
  const [first] = modes;
  const mode = first && MODES.get(first.value);
  // "None" is also what a driver says that cannot see its hypervisor: a sign, but not the last word.
  if (first && mode) put("mode", mode, `Virtualization Mode ${first.value}`, first.at, mode !== "bare-metal");
  if (first && !mode)
    reading.warnings.push({
      code: "virtualization-host",
      message: `The driver's virtualization mode is ${first.value}: this may be the hypervisor's own host, and not the machine that was measured.`,
      at: first.at,
    });
  const sliced = valuesOf("mig_mode/current_mig").filter(({ value }) => value.startsWith("Enabled"));
  const [mig] = sliced;
  const share = sliced.length === gpus.length ? "" : ` on ${sliced.length} of ${gpus.length} GPUs`;
  if (mig) put("partition", "mig", `MIG Mode Enabled${share}`, mig.at);
  const sealed = valuesOf("cc_protected_memory_usage/total").find(({ value }) => quantity("MiB", 1)(value));
  if (sealed) {
    const text = `Conf Compute Protected Memory ${sealed.value}`;
    put("mode", "confidential-vm", text, sealed.at);
    put("confidential", true, text, sealed.at);
  }
  const other = modes.find(({ value }) => value !== first?.value);
  return other ? [{ words: "Virtualization Mode", texts: modes.map(({ value }) => value), at: other.at }] : [];
}

const SLOWDOWNS: readonly (readonly [end: string, cause: string])[] = [
  ["_hw_thermal_slowdown", "heat"],
  ["_hw_power_brake_slowdown", "its power supply"],
];

function warnOfSlowdown(gpus: readonly Gpu[], reading: Reading): void {
  for (const [end, cause] of SLOWDOWNS) {
    const slowed = gpus.flatMap((gpu) =>
      [...gpu].filter(([key, { value }]) => key.endsWith(end) && value === "Active"),
    );
    const [first] = slowed;
    if (!first) continue;
    const text = `${countOf(slowed.length, "GPU")} slowed down by ${cause} while nvidia-smi looked`;
    const { at } = first[1];
    reading.warnings.push({ code: "gpu-slowed", message: `${text}.`, at });
    // One look tells of no share of the run, so it fills nothing in.
    reading.evidence.push({ field: "throttled", value: true, text, at, hint: true });
  }
}
