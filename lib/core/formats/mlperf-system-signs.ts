import type { Environment, Evidence } from "../run/environment";
import { gpuEvidence } from "./gpu-names";

/** What MLPerf's lists and descriptions say of a system, under one set of names. `null`: not said. */
export interface SystemWords {
  name: string | null;
  operatingSystem: string | null;
  accelerator: string | null;
  /** Of all nodes together. */
  accelerators: number | null;
  cpu: string | null;
  framework: string | null;
  /** Free texts: searched for the words below, never copied. */
  notes: readonly (readonly [field: string, text: string])[];
}

type Sign = readonly [words: RegExp, field: "mode" | "hypervisor", value: string];

/** Words that tell how a system was virtualized. Their writers often copy a description, so that they suggest and never decide. */
const SIGNS: readonly Sign[] = [
  [/\bGRID [A-Z]|\bvGPU\b|[A-Z]\d{1,3}-\d{1,3}[QC]\b/i, "mode", "vm-vgpu"],
  [/VMware ESXi|ESXi|vSphere|VMware/i, "hypervisor", "esxi"],
  [/VMware ESXi|ESXi|vSphere|VMware/i, "mode", "vm-unspecified"],
  [
    /\bVM (?:OS|specifications?|configuration|version)\b|\bvirtual machine\b|\bVirtualized\b/i,
    "mode",
    "vm-unspecified",
  ],
  [/OpenShift Virtualization|\bOCP virt\b|\bKVM\b/i, "hypervisor", "kvm"],
  [/OpenShift Virtualization|\bOCP virt\b|\bKVM\b|\bQEMU\b/i, "mode", "vm-unspecified"],
  [/Hyper-V\b/i, "hypervisor", "hyper-v"],
  [/bare[-_ ]?metal|\b[a-z]\d[a-z]{0,5}\.metal\b|\bBM\.[A-Z]\w{1,20}\./i, "mode", "bare-metal"],
  [/\bVM\.[A-Z]\w{1,20}\./, "mode", "vm-unspecified"],
];

/** The environment such words describe, and what in them speaks for a mode or a hypervisor. */
export function systemSigns(
  words: SystemWords,
  at: string,
): { environment: Partial<Environment>; evidence: Evidence[] } {
  const environment: Partial<Environment> = {};
  const evidence: Evidence[] = [];
  const put = (field: "cpu" | "os" | "framework", value: string | null, says: string) => {
    if (value === null) return;
    environment[field] = value;
    evidence.push({ field, value, text: `${says} "${value}"`, at });
  };
  const { accelerator, accelerators } = words;
  const gpu = accelerator?.replace(/^Virtualized /i, "");
  if (gpu) {
    environment.gpu = gpu;
    evidence.push(...gpuEvidence(gpu, accelerators ?? 0, at));
  }
  if (accelerators !== null) environment.gpuCount = accelerators;
  put("cpu", words.cpu, "Processor");
  put("os", words.operatingSystem, "Operating system");
  put("framework", words.framework, "Framework");
  const said = new Set(evidence.map((sign) => sign.field));
  const texts: (readonly [string, string])[] = [
    ["accelerator's name", accelerator ?? ""],
    ["system's name", words.name ?? ""],
    ["operating system", words.operatingSystem ?? ""],
    ...words.notes,
  ];
  for (const [field, text] of texts)
    for (const [pattern, sign, value] of SIGNS) {
      const found = pattern.exec(text.slice(0, 2000))?.[0];
      if (found === undefined || said.has(sign)) continue;
      said.add(sign);
      evidence.push({ field: sign, value, text: `The ${field} says "${found}"`, at });
    }
  return { environment, evidence };
}
