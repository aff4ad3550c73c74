// UX 6, L5: a virtual GPU carries its profile in its name, a MIG device its slice (FORMATS 5).
import type { Evidence } from "./environment";

/** Boards of that name, which are whole: GRID K1, K2, K520. */
const BOARDS = /^(?:NVIDIA )?GRID K\d{1,3}$/;

/** `GRID T4-16Q`, `NVIDIA L4-3Q`, `H100-80C`; `NVIDIA A100-SXM4-80GB MIG 1g.10gb`; `AMD Instinct MI300X VF`. */
export function gpuNameSigns(gpu: string, at: string): Evidence[] {
  if ((/^(?:NVIDIA )?GRID /.test(gpu) && !BOARDS.test(gpu)) || /-\d{1,3}[QCAB]$/.test(gpu))
    return [{ field: "mode", value: "vm-vgpu", text: `GPU name "${gpu}" ends in a vGPU profile`, at }];
  if (/\bMI\d{2,3}[AX]? VF$/.test(gpu))
    return [{ field: "mode", value: "vm-unspecified", text: `GPU name "${gpu}" is a virtual function`, at }];
  if (/\bMIG \d/.test(gpu)) return [{ field: "partition", value: "mig", text: `GPU name "${gpu}"`, at }];
  return [];
}
