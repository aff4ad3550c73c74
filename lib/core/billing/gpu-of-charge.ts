import type { Charge } from "./charge";
import { type GpuCharge, gpuCharge } from "./gpu-charge";

/** Whatever names a GPU stands at the beginning of a text. */
const READ = 300;
/** Characters of texts that are remembered at once. */
const REMEMBERED = 4_000_000;

/**
 * The GPU of a charge: by the bill's own count first, then by the texts (EVIDENCE 9). Bills repeat their texts, so each is
 * read once while memory lasts.
 */
export function gpuReader(): (charge: Charge) => GpuCharge | null {
  const known = new Map<string, GpuCharge | null>();
  let held = 0;

  function gpuOf(text: string): GpuCharge | null {
    // A cut text would keep the whole of it in memory.
    if (text.length > READ) return gpuCharge(text.slice(0, READ));
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = gpuCharge(text);
    held += text.length + 100;
    if (held > REMEMBERED) {
      known.clear();
      held = 0;
    }
    known.set(text, found);
    return found;
  }

  return (charge) => {
    for (const text of charge.texts) {
      const found = gpuOf(text);
      if (found) return charge.gpuCount === null ? found : { ...found, count: charge.gpuCount };
    }
    if (charge.gpuCount === null) return null;
    return {
      role: "gpu-instance",
      gpu: null,
      count: charge.gpuCount,
      mode: null,
      managed: false,
      name: "an instance that names no GPU",
    };
  };
}
