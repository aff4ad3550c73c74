import { modelMemory } from "../hardware/gpu-memory";
import { type GpuName, partsOf } from "../hardware/gpu-words";
import { sameName } from "./versions";

/** Models that are sold with several sizes of memory, so that a profile need not be the whole of one. */
const SEVERAL_SIZES = /^(?:[ah][18]00|v100|p100|gh200|b[23]00)$/;

/** Whether a name ends in a vGPU profile, of the whole GPU or of a part. */
export const isVgpuName = (name: string): boolean => partsOf(name).virtual;

/**
 * How two GPU names relate: `unsaid` where the model is one and a name leaves out form (SXM, PCIe, NVL) or memory, so that
 * they may still be different GPUs (UX 6, E01). A vGPU is its GPU where the profile holds all of the memory.
 */
export function gpuRelation(a: string, b: string): "same" | "unsaid" | "different" {
  if (sameName(a, b)) return "same";
  const [x, y] = [partsOf(a), partsOf(b)];
  if (x.model === "" || x.model !== y.model) return "different";
  const memory = memoriesOf(x, y);
  if (memory === "share") return "different";
  const pairs = [formsOf(x, y), memory];
  if (pairs.some(([mine, other]) => mine !== null && other !== null && mine !== other)) return "different";
  return pairs.some(([mine, other]) => mine !== other) ? "unsaid" : "same";
}

type Said = readonly [string | null, string | null];

/** "SXM" without its generation is any of them. */
function formsOf({ form: a }: GpuName, { form: b }: GpuName): Said {
  if (a !== null && b !== null && (a.startsWith(b) || b.startsWith(a))) return [a, a];
  return [a, b];
}

/** Beside a GPU whose name does not say its memory, a profile is held against what the model is sold with. */
function memoriesOf(x: GpuName, y: GpuName): Said | "share" {
  const profile = [x, y].find((name) => name.virtual && name.memory !== null);
  if (!profile || (x.memory !== null && y.memory !== null)) return [x.memory, y.memory];
  const whole = modelMemory(profile.model);
  if (whole === null || Number(profile.memory) < whole) return "share";
  return SEVERAL_SIZES.test(profile.model) ? [x.memory, y.memory] : [profile.memory, profile.memory];
}

/** What the names of one model leave open: "form", "memory" or both. @param names as the runs give them */
export function unsaidParts(names: readonly string[]): string {
  const parts = names.map(partsOf);
  const open = (["form", "memory"] as const).filter((part) => {
    const said = parts.filter((name) => name[part] !== null).length;
    return said > 0 && said < parts.length;
  });
  return open.join(" and ");
}
