import { modelMemory } from "../hardware/gpu-memory";
import type { Run } from "../run/run";
import { spellNumber } from "../units/spell";
import { apart, blockOn, type FieldRule, fieldRule } from "./field-rule";
import { gpuRelation, isVgpuName, unsaidParts } from "./gpu-name";
import { asText, knownIn, numberOf, ofGpu, type Rule, type Seen, seenBy, textOf, type Value } from "./rule";
import { THRESHOLDS } from "./thresholds";

const GIB = 2 ** 30;
const withUnit = (unit: string, factor: number) => (value: Value) =>
  typeof value === "number" ? `${spellNumber(value / factor, { significant: 4 })} ${unit}` : asText(value);

/** Memory as the driver shows it, else as the model is sold: names count GB that drivers show as about as many GiB. */
function memory({ environment: { gpuMemory, gpu } }: Run): number | null {
  if (gpuMemory !== undefined) return gpuMemory;
  const sold = gpu === undefined ? null : modelMemory(gpu);
  return sold === null ? null : sold * GIB;
}

/** A mode that says nothing of encryption leaves it open; every other mode is by its name without it. */
function confidential({ environment: { mode, confidential: said } }: Run): string | null {
  if (mode === "confidential-vm") return "on";
  if (said !== undefined) return said ? "on" : "off";
  return mode === "vm-unspecified" ? null : "off";
}

/** A virtual machine that nobody describes further, and a GPU that nobody names, may be either. */
function vgpu({ environment: { mode, gpu: name } }: Run): string | null {
  if (mode === "vm-vgpu" || (name !== undefined && isVgpuName(name))) return "vGPU";
  return mode === "vm-unspecified" ? null : "no vGPU";
}

const namesIn = (seen: Seen) => knownIn(seen).map(String);

function anyOtherGpu(seen: Seen): boolean {
  const names = [...new Set(namesIn(seen))];
  return names.some((a) => names.some((b) => gpuRelation(a, b) === "different"));
}

const isClose = (limit: number) => (a: Value, b: Value) =>
  typeof a === "number" && typeof b === "number" && apart({ baseline: [a], candidate: [b] }) <= limit;

/** E11: a clock or a cap, in `unit`. Up to 5 % apart a warning; beyond it compute is limited by it and not by the host. */
function limit(
  name: string,
  field: string,
  key: "powerLimit" | "graphicsClock" | "memoryClock",
  shown: FieldRule["shown"],
) {
  return fieldRule({
    id: "E11",
    name,
    field,
    of: ofGpu(numberOf(key)),
    ...(shown && { shown }),
    same: isClose(THRESHOLDS.clocksSame),
    level: (seen, row) => (apart(seen) > THRESHOLDS.clocksBlock ? blockOn("gpu-compute")(seen, row) : "warn"),
    blocks: ["gpu-compute"],
    says: `Another ${field} lets the GPU compute faster or slower on its own`,
  });
}

const MEMORY = fieldRule({
  id: "E01",
  name: "gpu-memory",
  field: "GPU memory",
  of: ofGpu(memory),
  shown: withUnit("GiB", GIB),
  same: isClose(THRESHOLDS.memoryApart),
  level: "block",
  says: "Another size of memory is another GPU, or a share of one",
});

/** E01, E02, E10, E11, E12 and E14 of UX 6: the GPU and how it is set. */
export const GPU_RULES: readonly Rule[] = [
  fieldRule({
    id: "E01",
    name: "gpu",
    field: "GPU",
    of: ofGpu(textOf("gpu")),
    same: (a, b) => gpuRelation(String(a), String(b)) === "same",
    level: (seen) => (anyOtherGpu(seen) ? "block" : "warn"),
    says: (seen) =>
      anyOtherGpu(seen)
        ? "Different GPUs have different speeds; the difference is not virtualization"
        : `The same model, but one name leaves out the ${unsaidParts(namesIn(seen))}, which may differ`,
  }),
  {
    ...MEMORY,
    // Of other models that is no news.
    judge: (sides, row, names) => (anyOtherGpu(seenBy(sides, textOf("gpu"))) ? null : MEMORY.judge(sides, row, names)),
  },
  fieldRule({
    id: "E02",
    name: "gpu-count",
    field: "GPU count",
    of: numberOf("gpuCount"),
    level: (_, { perGpu }) => (perGpu ? "warn" : "block"),
    says: "Totals over different numbers of GPUs cannot be compared; figures of one GPU can, with care",
  }),
  fieldRule({
    id: "E02",
    name: "partition",
    field: "GPU share",
    of: ofGpu(textOf("partition")),
    level: "block",
    says: "A share of a GPU does not compare with another share",
  }),
  fieldRule({
    id: "E02",
    name: "vgpu",
    field: "vGPU",
    of: vgpu,
    level: "warn",
    says: "A vGPU is scheduled by its host even where it holds the whole GPU, which may explain part of the difference",
    silent: true,
  }),
  fieldRule({
    id: "E10",
    name: "ecc",
    field: "GPU memory ECC",
    of: ofGpu(textOf("ecc")),
    level: blockOn("gpu-memory"),
    blocks: ["gpu-memory"],
    says: "Error correction takes bandwidth and memory of the GPU, on bare metal too",
  }),
  limit("power-cap", "power cap", "powerLimit", withUnit("W", 1)),
  limit("gpu-clock", "GPU clock", "graphicsClock", withUnit("GHz", 1e9)),
  limit("memory-clock", "memory clock", "memoryClock", withUnit("GHz", 1e9)),
  fieldRule({
    id: "E11",
    name: "clocks-locked",
    field: "GPU clocks locked",
    of: ofGpu(textOf("clocksLocked")),
    level: "warn",
    says: "Locked clocks on one side only: the other may boost, or slow down",
  }),
  fieldRule({
    id: "E12",
    name: "pcie-generation",
    field: "PCIe generation",
    of: ofGpu(numberOf("pcieGeneration")),
    level: blockOn("host-link"),
    blocks: ["host-link"],
    says: "Another generation of PCIe moves data at another rate, on bare metal too",
  }),
  fieldRule({
    id: "E12",
    name: "pcie-lanes",
    field: "PCIe lanes",
    of: ofGpu(numberOf("pcieLanes")),
    level: blockOn("host-link"),
    blocks: ["host-link"],
    says: "Another number of lanes moves data at another rate, on bare metal too",
  }),
  fieldRule({
    id: "E14",
    name: "confidential",
    field: "confidential computing",
    of: confidential,
    level: "block",
    says: "Encryption has a cost of its own: compare confidential with confidential",
  }),
];
