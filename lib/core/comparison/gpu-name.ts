import { sameName } from "./versions";

/** A GPU's name taken apart; `null`: the name does not say. */
interface GpuName {
  model: string;
  form: string | null;
  memory: string | null;
}

/** Words that tell no GPU from another: makers, product lines and kinds of memory. */
const NOISE = /^(?:nvidia|amd|intel|tesla|instinct|hgx|dgx|tensor|core|gpu|accelerator|hbm\d?e?|gddr\d?x?)$/;
const FORM = /^(?:sxm|pcie|nvl|oam)/;
const MEMORY = /^\d{1,4}g(?:i?b)?$/;

function partsOf(name: string): GpuName {
  const words = name
    .toLowerCase()
    .replaceAll(/(\d)\s{1,4}(?=gi?b\b)/g, "$1")
    .split(/[^a-z0-9.]{1,20}/)
    .filter((word) => word !== "" && !NOISE.test(word));
  const is = (kind: RegExp) => words.find((word) => kind.test(word)) ?? null;
  return {
    model: words.filter((word) => !FORM.test(word) && !MEMORY.test(word)).join(""),
    form: is(FORM),
    memory: is(MEMORY)?.replace(/\D+$/, "") ?? null,
  };
}

/**
 * How two GPU names relate: `unsaid` where the model is one and a name leaves out form (SXM, PCIe, NVL) or memory, so that
 * they may still be different GPUs (UX 6, E01).
 */
export function gpuRelation(a: string, b: string): "same" | "unsaid" | "different" {
  if (sameName(a, b)) return "same";
  const [x, y] = [partsOf(a), partsOf(b)];
  if (x.model === "" || x.model !== y.model) return "different";
  const pairs = [formsOf(x, y), [x.memory, y.memory] as const];
  if (pairs.some(([mine, other]) => mine !== null && other !== null && mine !== other)) return "different";
  return pairs.some(([mine, other]) => mine !== other) ? "unsaid" : "same";
}

/** "SXM" without its generation is any of them. */
function formsOf({ form: a }: GpuName, { form: b }: GpuName): readonly [string | null, string | null] {
  if (a !== null && b !== null && (a.startsWith(b) || b.startsWith(a))) return [a, a];
  return [a, b];
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
