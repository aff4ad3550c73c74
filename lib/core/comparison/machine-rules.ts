import type { Run } from "../run/run";
import { spellPercent } from "../units/spell";
import { isGenericCpu, sameCpu } from "./cpu-name";
import { blockOn, fieldRule, sameWords } from "./field-rule";
import type { SideNames } from "./names";
import { findingOf, knownIn, numberOf, ofGpu, type Rule, type Seen, textOf, type Value } from "./rule";

const percent = (fraction: number) => spellPercent(fraction);
/** EVIDENCE NCCL949: two machines, traffic between GPU and card by way of the root complex. */
export const DETOUR = `NVIDIA/nccl#949 lost ${percent(0.46)} before ACS and ATS were set, ${percent(0.04)} after`;
/** EVIDENCE UI24: a T4 passed through to 6 vCPU of a general CPU model, on a host of 40 threads. */
const STUDY = `one study: ${percent(0.07)} to ${percent(0.17)} of GPU inference lost with 6 vCPU of a general model`;

const anyGeneric = (seen: Seen) => knownIn(seen).some((name) => isGenericCpu(String(name)));

function fewerCores({ baseline, candidate }: Seen, names: SideNames): string {
  const least = (side: readonly (Value | null)[]) =>
    Math.min(...side.map((v) => (typeof v === "number" ? v : Infinity)));
  const fewer = least(candidate) < least(baseline) ? names.candidate : names.baseline;
  return `Fewer processors on ${fewer} may be configuration and not virtualization (${STUDY})`;
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ["k", 2 ** 10],
  ["m", 2 ** 20],
  ["g", 2 ** 30],
]);

/** "2 MiB", "2048 kB" and "2M" are one size; words count as they stand. */
function sameHugePages(a: Value, b: Value): boolean {
  const [x, y] = [a, b].map((text) => {
    const found = /(\d{1,9}) ?([kmg])i?b?\b/i.exec(String(text));
    return found ? Number(found[1]) * (SIZES.get((found[2] ?? "").toLowerCase()) ?? 1) : null;
  });
  return x !== null && y !== null ? x === y : sameWords(a, b);
}

/** A run on one GPU has no way between GPUs that could differ. */
const betweenGpus = (of: (run: Run) => Value | null) => (run: Run) =>
  run.environment.gpuCount === 1 ? "one GPU" : ofGpu(of)(run);

/** E18: an overlay or a bridge on one side belongs to the container. */
const ofContainer = (word: RegExp, what: string, otherwise: string) => (seen: Seen) =>
  knownIn(seen).some((v) => word.test(String(v)))
    ? `${what} of a container on one side is not the hypervisor`
    : `Another path to the ${otherwise} may explain part of the difference`;

/** E13: two machines hold one path between them, and a setting of it can cost half of it (EVIDENCE NCCL949). */
const NODES = { id: "E13", name: "nodes", field: "machines of the run" } as const;
const TWO_NODES: Rule = {
  ...NODES,
  doubts: ["few"],
  judge: (_, { axis, nodes }) => {
    if (axis !== "network" || nodes === null || nodes < 2) return null;
    const shown = { baseline: String(nodes), candidate: String(nodes) };
    if (nodes > 2) return findingOf(NODES, "same", "pass", shown, `Measured over ${nodes} machines on both sides.`);
    const message = `Measured between two machines only, where one setting decides: ${DETOUR}.`;
    return findingOf(NODES, "few", "warn", shown, message);
  },
};

/** E08, E09, E13 and E18 of UX 6: the machine around the GPU. */
export const MACHINE_RULES: readonly Rule[] = [
  fieldRule({
    id: "E08",
    name: "cpu",
    field: "CPU model",
    of: textOf("cpu"),
    same: (a, b) => sameCpu(String(a), String(b)),
    level: "warn",
    says: (seen) =>
      anyGeneric(seen)
        ? `A general CPU name may hide features of the processor from the guest, which is configuration and not virtualization (${STUDY})`
        : "Another CPU model may explain part of the difference",
    open: (name) =>
      isGenericCpu(String(name))
        ? `${name} is a general name on both sides: nobody knows the processor behind it.`
        : null,
  }),
  fieldRule({
    id: "E08",
    name: "cpu-count",
    field: "visible processors",
    of: numberOf("cpuCount"),
    level: "warn",
    says: fewerCores,
  }),
  fieldRule({
    id: "E09",
    name: "numa",
    field: "NUMA nodes",
    of: numberOf("numaNodes"),
    level: "warn",
    says: "A guest that does not see the machine's NUMA nodes cannot place its work; that is configuration",
  }),
  fieldRule({
    id: "E09",
    name: "pinning",
    field: "pinning",
    of: textOf("pinning"),
    same: sameWords,
    level: "warn",
    says: "Processors and memory are tied down differently, which is configuration",
  }),
  fieldRule({
    id: "E09",
    name: "huge-pages",
    field: "huge pages",
    of: textOf("hugePages"),
    same: sameHugePages,
    level: "warn",
    says: "Memory is mapped in pages of another size, which is configuration",
  }),
  fieldRule({
    id: "E09",
    name: "governor",
    field: "CPU governor",
    of: textOf("governor"),
    same: sameWords,
    level: "warn",
    says: "Another governor runs the processor at another clock",
  }),
  fieldRule({
    id: "E13",
    name: "topology",
    field: "GPU topology",
    of: betweenGpus(textOf("gpuTopology")),
    same: sameWords,
    level: blockOn("gpu-link", "network"),
    blocks: ["gpu-link", "network"],
    says: "GPUs that are wired otherwise exchange data at another rate, on bare metal too",
  }),
  fieldRule({
    id: "E13",
    name: "nics",
    field: "network cards",
    of: textOf("nics"),
    same: sameWords,
    level: blockOn("network"),
    blocks: ["network"],
    says: "Other network cards move data at another rate, on bare metal too",
  }),
  fieldRule({
    id: "E13",
    name: "rdma",
    field: "RDMA",
    of: textOf("rdma"),
    level: "warn",
    says: "RDMA on one side only is configuration: switched on, most of the difference may go",
  }),
  ...(["acs", "ats"] as const).map((key) =>
    fieldRule({
      id: "E13",
      name: key,
      field: `PCIe ${key.toUpperCase()}`,
      of: textOf(key),
      level: "warn",
      says: `This decides whether GPU and network card speak directly: ${DETOUR}`,
    }),
  ),
  TWO_NODES,
  fieldRule({
    id: "E18",
    name: "storage-path",
    field: "storage path",
    of: textOf("storagePath"),
    same: sameWords,
    level: "warn",
    says: ofContainer(/overlay|aufs/i, "The overlay disk", "disk"),
  }),
  fieldRule({
    id: "E18",
    name: "network-path",
    field: "network path",
    of: textOf("networkPath"),
    same: sameWords,
    level: "warn",
    says: ofContainer(/bridge|\bnat\b|veth/i, "The bridge network", "network"),
  }),
];
