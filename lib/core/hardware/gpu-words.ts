// The words of a GPU's name as drivers, vendors and people write it.

/** A GPU's name taken apart; `null`: the name does not say. */
export interface GpuName {
  model: string;
  form: string | null;
  memory: string | null;
  /** The memory is that of a vGPU profile: `GRID T4-16Q`. */
  virtual: boolean;
}

/** Words that tell no GPU from another: makers, product lines and kinds of memory. */
const NOISE = /^(?:nvidia|amd|intel|tesla|instinct|hgx|dgx|grid|tensor|core|gpu|accelerator|hbm\d?e?|gddr\d?x?)$/;
const FORM = /^(?:sxm|pcie|nvl|oam)/;
const MEMORY = /^\d{1,4}g(?:i?b)?$/;
/** Gigabytes of a vGPU and the kind of its licence. */
const PROFILE = /^\d{1,3}[qcab]$/;
/** What vGPU names put behind a model for form and memory: `A100D-80C`, `H100XM-80C`. */
const BOARD = /^([a-z]{1,2}\d{2,3})(?:d|x|dx|xm|xl|l)$/;

/** Model, form and memory of a name, as far as it says them. */
export function partsOf(name: string): GpuName {
  const words = name
    .toLowerCase()
    .replaceAll(/(\d)\s{1,4}(?=gi?b\b)/g, "$1")
    .split(/[^a-z0-9.]{1,20}/)
    .filter((word) => word !== "" && !NOISE.test(word));
  const is = (kind: RegExp) => words.find((word) => kind.test(word)) ?? null;
  const last = words.at(-1) ?? "";
  const profile = words.length > 1 && PROFILE.test(last) ? last : null;
  const model = words.filter((word) => !FORM.test(word) && !MEMORY.test(word) && word !== profile).join("");
  return {
    model: profile === null ? model : model.replace(BOARD, "$1"),
    form: is(FORM),
    memory: (profile ?? is(MEMORY))?.replace(/\D+$/, "") ?? null,
    virtual: profile !== null,
  };
}
