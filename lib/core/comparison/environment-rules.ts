import type { Environment } from "../run/environment";
import type { Run } from "../run/run";
import type { Level } from "./comparison";
import { sameCpu } from "./cpu-name";
import { gpuRelation, isVgpuName, unsaidParts } from "./gpu-name";
import { sameName, versionDistance } from "./versions";

/** What the runs of one row have in common with the rule: values seen, or `null` where a run does not say. */
export interface Seen {
  baseline: (string | null)[];
  candidate: (string | null)[];
}

export interface Rule {
  id: string;
  /** Begins the rule's name on the wire: `driver-differs`, `driver-unknown`, `driver-same`. */
  name: string;
  field: string;
  of: (run: Run) => string | null;
  /** Equal for the rule's purpose; identical text always is. */
  same?: (a: string, b: string) => boolean;
  /** What a difference means. */
  level: (seen: Seen, row: RowFacts) => Level;
  says: string | ((seen: Seen) => string);
  /** Says something only where both sides do: a run that leaves it open is no doubt of its own. */
  silent?: true;
}

/** What a rule may ask of a row. */
export interface RowFacts {
  /** A figure of one GPU or one link, which does not grow with the number of GPUs. */
  perGpu: boolean;
}

const text = (field: keyof Environment) => (run: Run) => {
  const value = run.environment[field];
  return value === undefined ? null : String(value);
};
const warn = (): Level => "warn";
const block = (): Level => "block";

/** The GPU of a run that used none is "none", which is known. */
const gpu = (run: Run) => (run.environment.gpuCount === 0 ? "no GPU" : (run.environment.gpu ?? null));

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

const PER_GPU =
  /-per-gpu$|^(host-to-device|device-to-host|device-copy|device-memory|peer-read|peer-write)-|^(host-device|peer)-latency$/;

export const isPerGpu = (metric: string): boolean => PER_GPU.test(metric);

/** E01, E02, E05, E07, E08 and E14 of UX 6, on what the environment says. E03 and E04 are judged where rows are paired. */
export const RULES: readonly Rule[] = [
  {
    id: "E01",
    name: "gpu",
    field: "GPU",
    of: gpu,
    same: (a, b) => gpuRelation(a, b) === "same",
    level: (seen) => (anyOtherGpu(seen) ? "block" : "warn"),
    says: (seen) =>
      anyOtherGpu(seen)
        ? "Different GPUs have different speeds; the difference is not virtualization"
        : `The same model, but one name leaves out the ${unsaidParts(namesIn(seen))}, which may differ`,
  },
  {
    id: "E02",
    name: "gpu-count",
    field: "GPU count",
    of: text("gpuCount"),
    level: (_, { perGpu }) => (perGpu ? "warn" : "block"),
    says: "Totals over different numbers of GPUs cannot be compared; figures of one GPU can, with care",
  },
  {
    id: "E02",
    name: "partition",
    field: "GPU share",
    of: text("partition"),
    level: block,
    says: "A share of a GPU does not compare with another share",
  },
  {
    id: "E02",
    name: "vgpu",
    field: "vGPU",
    of: vgpu,
    level: warn,
    says: "A vGPU is scheduled by its host even where it holds the whole GPU, which may explain part of the difference",
    silent: true,
  },
  {
    id: "E05",
    name: "tool",
    field: "tool",
    of: (run) => run.tool.name,
    same: sameName,
    level: block,
    says: "Different tools measure different things under one name",
  },
  {
    id: "E05",
    name: "tool-version",
    field: "tool version",
    of: (run) => run.tool.version,
    same: (a, b) => versionDistance(a, b) === "same",
    level: (seen) => (anyMajor(seen) ? "block" : "warn"),
    says: "Another version of the tool may measure differently",
  },
  {
    id: "E07",
    name: "driver",
    field: "driver",
    of: text("driver"),
    level: warn,
    says: "The driver may explain part of the difference",
  },
  {
    id: "E07",
    name: "cuda",
    field: "CUDA or ROCm",
    of: text("cuda"),
    level: warn,
    says: "The GPU runtime may explain part of the difference",
  },
  {
    id: "E07",
    name: "framework",
    field: "framework",
    of: text("framework"),
    level: warn,
    says: "The framework may explain part of the difference",
  },
  {
    id: "E07",
    name: "image",
    field: "image",
    of: text("image"),
    level: warn,
    says: "The image may explain part of the difference",
  },
  {
    id: "E08",
    name: "cpu",
    field: "CPU model",
    of: text("cpu"),
    same: sameCpu,
    level: warn,
    says: "Another CPU model may explain part of the difference",
    silent: true,
  },
  {
    id: "E14",
    name: "confidential",
    field: "confidential computing",
    of: confidential,
    level: block,
    says: "Encryption has a cost of its own: compare confidential with confidential",
  },
];

const namesIn = ({ baseline, candidate }: Seen) => [...baseline, ...candidate].filter((v): v is string => v !== null);

function anyOtherGpu(seen: Seen): boolean {
  const names = [...new Set(namesIn(seen))];
  return names.some((a) => names.some((b) => gpuRelation(a, b) === "different"));
}

function anyMajor({ baseline, candidate }: Seen): boolean {
  return baseline.some((a) => candidate.some((b) => a !== null && b !== null && versionDistance(a, b) === "major"));
}
