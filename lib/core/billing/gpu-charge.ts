// EVIDENCE 9: which texts of a bill name a GPU. The letters "gpu" prove nothing: in the official FOCUS 1.0 sample they
// find 30 rows of which 10 are real.
import { awsInstance } from "./aws-instances";
import { azureSize } from "./azure-sizes";
import { gcpSku } from "./gcp-skus";
import { ociShape } from "./oci-shapes";

export const GPU_ROLES = ["gpu-instance", "gpu-unit", "gpu-host-share", "gpu-commitment"] as const;
export type GpuRole = (typeof GPU_ROLES)[number];

/** What a text of a bill says of the GPU it charges for. */
export interface GpuCharge {
  /** An instance with GPUs; GPUs by themselves (the amount is GPU-hours); the CPU or memory of a GPU node; a fee. */
  role: GpuRole;
  /** Family as people say it: `H100`, `A100-80GB`. `null`: the text does not say. */
  gpu: string | null;
  /** GPUs of one instance, fractions of a shared one allowed; `null`: not known, or not of an instance. */
  count: number | null;
  mode: "bare-metal" | "vm-unspecified" | null;
  /** A managed service (`ml.`): its price is not the GPU's alone. */
  managed: boolean;
  /** The words that said so: `g5.4xlarge`. */
  name: string;
}

const READERS = [awsInstance, azureSize, gcpSku, ociShape];

/** The GPU that a text of a bill charges for; `null` where it names none. */
export function gpuCharge(text: string): GpuCharge | null {
  for (const read of READERS) {
    const found = read(text);
    if (found) return found;
  }
  return null;
}
