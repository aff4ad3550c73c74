// Which GPU of the table a name means. Drivers, vendors and people spell one GPU in many ways: `NVIDIA H100 80GB HBM3`,
// `H100-SXM5-80GB`, `Virtualized NVIDIA H200-SXM-141GB`, `A100D-80C`.
import { GPU_CEILINGS, type GpuCeilings } from "./gpu-ceilings";
import { partsOf } from "./gpu-words";

/** What stands around a name and tells no GPU from another. */
const AROUND =
  /^(?:virtualized|geforce)[\s-]{1,4}|[\s-]{1,4}mig\b.{0,40}$|^\d{1,3}\s?x\s{0,4}(?=[a-z]{1,6}[\s-]?\d)|^\d{1,3}\s?x\s{1,4}|\s{1,4}x\s?\d{1,3}$/gi;
const MAKER = /^(?:nvidia|amd)[\s-]{1,4}/i;
/** Cooling, or a share of a GPU that is passed on whole. */
const TAIL = /^([a-z]{1,3}\d{2,3}[a-z]?)(?:ac|lc|vf)$/;

function bare(name: string): string {
  let left = name.trim().slice(0, 200);
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replace(AROUND, "").replace(MAKER, "").trim();
  }
  return left;
}

/** Whole machines hold the form that is soldered in; the PCIe card of this model has another kind of memory. */
function formOf(name: string, model: string, said: string | null): string | null {
  if (said !== null) return said;
  if (/\b[hd]gx\b/i.test(name)) return "sxm";
  return model === "h100" && /\bhbm3\b/i.test(name) ? "sxm" : null;
}

/**
 * Every GPU of the table that a name may mean: one where the name says enough, several where it leaves form or memory open,
 * none for a GPU that is not in it.
 */
export function gpusNamed(name: string): readonly GpuCeilings[] {
  const left = bare(name);
  const parts = partsOf(left);
  const model = parts.model.replace(TAIL, "$1");
  const form = formOf(name, model, parts.form);
  const size = parts.memory === null ? null : Number(parts.memory);
  const ofModel = GPU_CEILINGS.filter(({ is }) => is.model === model);
  const ofForm = ofModel.filter(({ is }) => form === null || is.forms.some((known) => form.startsWith(known)));
  // A profile of a vGPU may hold a part of the memory, so a size that no GPU has leaves all of them open.
  const ofSize = ofForm.filter(({ is }) => size === null || is.sizes.length === 0 || is.sizes.includes(size));
  return parts.virtual && ofSize.length === 0 ? ofForm : ofSize;
}
