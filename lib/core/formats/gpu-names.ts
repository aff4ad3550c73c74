import type { Evidence } from "../run/environment";

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
    ...vgpuEvidence(gpu, at),
  ];
}

/** A virtual GPU carries its profile in its name: `GRID T4-16Q`, `NVIDIA L4-3Q`, `H100-80C` (FORMATS 5). */
function vgpuEvidence(gpu: string, at: string): Evidence[] {
  if (/^GRID /.test(gpu) || /-\d{1,3}[QCAB]$/.test(gpu))
    return [{ field: "mode", value: "vm-vgpu", text: `GPU name "${gpu}" ends in a vGPU profile`, at }];
  if (/\bMIG \d/.test(gpu)) return [{ field: "partition", value: "mig", text: `GPU name "${gpu}"`, at }];
  return [];
}
