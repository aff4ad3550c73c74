import type { Evidence } from "../run/environment";
import { gpuNameSigns } from "../run/gpu-name-signs";
import type { Reading } from "../run/run";

/**
 * A GPU's name from the line of a device list, without its bus address and host name:
 * `0: NVIDIA B200 (00000000:00:05): (host)` → `NVIDIA B200`.
 */
export function gpuOf(line: string): string | null {
  const match = /^\s{0,8}(?:Device )?\d{1,4}: (.{1,100}?) \([0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}/.exec(line);
  const name = match?.[1]?.trim();
  return name === undefined || name === "" ? null : name;
}

/** What a file says of its GPUs, as signs: the name, how many, and a vGPU or MIG profile in the name. */
export function gpuEvidence(gpu: string, count: number, at: string): Evidence[] {
  return [
    { field: "gpu", value: gpu, text: `GPU name "${gpu}"`, at },
    ...(count > 0 ? [{ field: "gpuCount" as const, value: count, text: `${count} GPUs are listed`, at }] : []),
    ...gpuNameSigns(gpu, at),
  ];
}

/** Puts the signs of the GPUs down. A name that the driver gave with a vGPU profile is seen in such a machine only. */
export function tellGpu(reading: Reading, gpu: string, count: number, at: string): void {
  const signs = gpuEvidence(gpu, count, at);
  reading.evidence.push(...signs);
  if (signs.some(({ field, value }) => field === "mode" && value === "vm-vgpu")) reading.environment.mode ??= "vm-vgpu";
}
