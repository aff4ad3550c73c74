// How each field of an environment is named, shown and typed.
import type { Environment } from "../core/run/environment";
import { readNumber } from "../core/units/number";
import { formatInstant, formatNumber } from "./format";
import { HYPERVISOR_CHOICES, MODE_CHOICES, PARTITION_CHOICES, TENANCY_CHOICES } from "./modes";

type Field = keyof Environment;
type Value = NonNullable<Environment[Field]>;
interface Choice {
  value: string;
  label: string;
}

export interface FieldView {
  field: Field;
  label: string;
  /** `number`: typed in `unit`, kept in base units. */
  kind: "text" | "number" | "choice" | "flag" | "instant";
  unit?: string;
  /** Base units in one of `unit`. */
  factor?: number;
  choices?: readonly Choice[];
  /** Words that others use, for a text that is compared with another run's. */
  hint?: string;
}

const choices = (pairs: readonly (readonly [string, string])[]): Choice[] =>
  pairs.map(([value, label]) => ({ value, label }));

const GROUPS = {
  "What ran, and where": {
    mode: { label: "Side", kind: "choice", choices: MODE_CHOICES },
    label: { label: "Label", kind: "text" },
    benchmark: { label: "Benchmark", kind: "text" },
    precision: { label: "Precision", kind: "text", hint: "bf16, fp8" },
    startedAt: { label: "Measured at", kind: "instant" },
    host: { label: "Physical host", kind: "text" },
    machine: { label: "Machine", kind: "text" },
    provider: { label: "Provider", kind: "text" },
    shape: { label: "Machine size", kind: "text" },
    system: { label: "System", kind: "text" },
    tenancy: { label: "Tenancy", kind: "choice", choices: choices(TENANCY_CHOICES) },
    hypervisor: { label: "Hypervisor", kind: "choice", choices: choices(HYPERVISOR_CHOICES) },
    confidential: { label: "Confidential computing", kind: "flag" },
  },
  "The GPU": {
    gpu: { label: "GPU", kind: "text" },
    gpuCount: { label: "GPUs used", kind: "number" },
    gpuMemory: { label: "Memory a GPU", kind: "number", unit: "GiB", factor: 2 ** 30 },
    partition: { label: "GPU share", kind: "choice", choices: choices(PARTITION_CHOICES) },
    ecc: { label: "GPU memory ECC", kind: "flag" },
    powerLimit: { label: "GPU power cap", kind: "number", unit: "W", factor: 1 },
    graphicsClock: { label: "Highest GPU clock", kind: "number", unit: "GHz", factor: 1e9 },
    memoryClock: { label: "Highest memory clock", kind: "number", unit: "GHz", factor: 1e9 },
    clocksLocked: { label: "GPU clocks locked", kind: "flag" },
    throttled: { label: "Samples throttled", kind: "number", unit: "%", factor: 0.01 },
  },
  "Its links": {
    pcieGeneration: { label: "PCIe generation", kind: "number" },
    pcieLanes: { label: "PCIe lanes", kind: "number" },
    gpuTopology: { label: "GPU topology", kind: "text", hint: "8 GPUs, NV18, as nvidia-smi topo -m has it" },
    nics: { label: "Network cards", kind: "text", hint: "8 x mlx5" },
    rdma: { label: "RDMA", kind: "flag" },
    acs: { label: "PCIe ACS", kind: "flag" },
    ats: { label: "PCIe ATS", kind: "flag" },
  },
  "Processor and memory": {
    cpu: { label: "CPU", kind: "text" },
    cpuCount: { label: "Logical processors", kind: "number" },
    sockets: { label: "CPU sockets", kind: "number" },
    coresPerSocket: { label: "Cores a socket", kind: "number" },
    threadsPerCore: { label: "Threads a core", kind: "number" },
    numaNodes: { label: "NUMA nodes", kind: "number" },
    pinning: { label: "Pinning", kind: "text", hint: "vCPU 1:1, or none" },
    hugePages: { label: "Huge pages", kind: "text", hint: "2 MiB, 1 GiB, transparent, or none" },
    governor: { label: "CPU governor", kind: "text", hint: "performance" },
    steal: { label: "CPU steal", kind: "number", unit: "%", factor: 0.01 },
  },
  "Software, disk and network": {
    driver: { label: "GPU driver", kind: "text" },
    cuda: { label: "CUDA or ROCm", kind: "text" },
    framework: { label: "Framework", kind: "text" },
    image: { label: "Image and digest", kind: "text" },
    os: { label: "Operating system", kind: "text" },
    kernel: { label: "Kernel", kind: "text" },
    storagePath: { label: "Path to storage", kind: "text", hint: "block device, bind mount, overlay" },
    networkPath: { label: "Path to the network", kind: "text", hint: "host, SR-IOV, bridge" },
  },
} satisfies Record<string, { [F in Field]?: Omit<FieldView, "field"> }>;

/** In the order in which they are shown and asked. */
export const FIELD_GROUPS: readonly { title: string; views: readonly FieldView[] }[] = Object.entries(GROUPS).map(
  ([title, views]) => ({
    title,
    views: Object.entries<Omit<FieldView, "field">>(views).map(([field, view]) => ({ ...view, field: field as Field })),
  }),
);

export const FIELD_VIEWS: readonly FieldView[] = FIELD_GROUPS.flatMap(({ views }) => views);

/** A value as it is read: with its unit, and words for codes. */
export function fieldText({ kind, unit, factor = 1, choices: known }: FieldView, value: Value): string {
  if (kind === "choice") return known?.find((c) => c.value === value)?.label ?? String(value);
  if (kind === "flag") return value === true ? "On" : "Off";
  if (kind === "instant") return formatInstant(String(value));
  if (typeof value !== "number") return String(value);
  return unit ? `${formatNumber(value / factor, { significant: 5 })} ${unit}` : formatNumber(value);
}

/** A value as it stands in its field of the form. */
export function typedText({ kind, factor = 1 }: FieldView, value: Value | undefined): string {
  if (value === undefined) return "";
  if (kind === "flag") return value === true ? "yes" : "no";
  return typeof value === "number" ? String(Number((value / factor).toPrecision(12))) : String(value);
}

/** What was typed, as the schema of the environment takes it; `null`: nothing. What is unreadable stays as typed. */
export function typedValue({ kind, factor = 1 }: FieldView, typed: string): string | number | boolean | null {
  const text = typed.trim();
  if (text === "") return null;
  if (kind === "flag") return text === "yes";
  if (kind !== "number") return text;
  const number = readNumber(text);
  if (number === null) return text;
  // Bytes and hertz are whole; a percentage is not, and 0.7 × 0.01 would otherwise trail digits nobody typed.
  return factor > 1 ? Math.round(number * factor) : Number((number * factor).toPrecision(15));
}
