// EVIDENCE 9: Oracle's shapes say by their prefix whether they are bare metal, and by their end how many GPUs they have.
import type { GpuCharge } from "./gpu-charge";

const SHAPE = /(?:^|(?<=[\s"'(,;:]))(BM|VM)\.GPU([\w-]{0,20}(?:\.[\w-]{1,20})?)\.(\d{1,3})(?![\w.])/;

const NAMED: Record<string, string> = {
  "2": "P100",
  "3": "V100",
  "4": "A100-40GB",
  ".A100-v2": "A100-80GB",
};

/** An Oracle shape with GPUs: `BM.GPU.H100.8`, `VM.GPU3.4`. */
export function ociShape(text: string): GpuCharge | null {
  const found = SHAPE.exec(text);
  if (!found) return null;
  const [, prefix, series = "", count = ""] = found;
  const gpu = Object.hasOwn(NAMED, series) ? NAMED[series] : series.replace(/^\./, "").replace(/-v\d+$/, "");
  return {
    role: "gpu-instance",
    gpu: gpu || null,
    count: Number(count),
    mode: prefix === "BM" ? "bare-metal" : "vm-unspecified",
    managed: false,
    name: found[0],
  };
}
