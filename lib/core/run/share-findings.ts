// UX 6, L7: fewer GPUs than the machine holds, or less memory than the model has, is a share and not a whole machine.
import { isMemoryShare, modelMemory } from "../hardware/gpu-memory";
import { gpusOfMachine } from "../hardware/gpus-of-machine";
import { excerpt, type Issue } from "../outcome";
import type { Environment, Evidence } from "./environment";

interface Labelled {
  environment: Partial<Environment>;
  evidence: readonly Evidence[];
}

/** Signs of a share of a GPU or of a machine that the label does not tell of. */
export function shareFindings({ environment, evidence }: Labelled): Issue[] {
  return [...memoryShare(environment, evidence), ...machineShare(environment, evidence)];
}

const find = (evidence: readonly Evidence[], field: keyof Environment) => evidence.find((sign) => sign.field === field);

/** A share is told of by its mode (vGPU) or its partition. */
const isShare = ({ mode, partition }: Partial<Environment>): boolean =>
  mode === "vm-vgpu" || (partition !== undefined && partition !== "none");

function memoryShare(environment: Partial<Environment>, evidence: readonly Evidence[]): Issue[] {
  const memory = find(evidence, "gpuMemory");
  const { gpu } = environment;
  if (!memory || typeof memory.value !== "number" || gpu === undefined || isShare(environment)) return [];
  if (!isMemoryShare(gpu, memory.value)) return [];
  return [
    {
      code: "share-contradicts-file",
      message: `A GPU of the model ${excerpt(gpu, 60)} has ${modelMemory(gpu)} GB, and ${memory.file ? excerpt(memory.file, 60) : "the file"} shows less: this may be a share of one (vGPU or MIG).`,
      at: memory.at,
      found: excerpt(memory.text),
      expected: `about ${modelMemory(gpu)} GB`,
      hint: "Say the share: the mode vm-vgpu, or the partition mig.",
    },
  ];
}

function machineShare(environment: Partial<Environment>, evidence: readonly Evidence[]): Issue[] {
  const name = environment.shape ?? environment.machine;
  const whole = name === undefined ? null : gpusOfMachine(name);
  // Only a file of the machine counts its GPUs; a result counts those that the run used.
  const seen = evidence.find((sign) => sign.field === "gpuCount" && sign.file !== undefined);
  if (name === undefined || whole === null || !seen || typeof seen.value !== "number" || seen.value >= whole) return [];
  return [
    {
      code: "share-contradicts-file",
      message: `${excerpt(name, 60)} holds ${whole} GPUs and ${seen.value} are seen: this is a part of the machine.`,
      at: seen.at,
      found: excerpt(seen.text),
      expected: `${whole} GPUs`,
      hint: "Compare it with as many GPUs on the other side.",
    },
  ];
}
