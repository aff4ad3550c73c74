import type { Environment } from "@/lib/core/run/environment";
import { HYPERVISOR_CHOICES, gpuWords, modeWord } from "@/lib/view/modes";

const hypervisorWord = (name: Environment["hypervisor"]): string | null => {
  const choice = HYPERVISOR_CHOICES.find(([value]) => value === name)?.[1];
  return choice && name !== "unknown" && name !== "other" ? choice.replace(/ \(.*\)$/, "") : null;
};

function machineMode({ mode, hypervisor }: Partial<Environment>): string | null {
  const name = hypervisorWord(hypervisor);
  if (mode === "bare-metal") return "bare metal";
  if (name) return `${name} guest`;
  return mode ? modeWord(mode) : null;
}

/** "8 × NVIDIA H100, driver 570.86, KVM guest": what a file says of a machine, the telling parts first. */
export function machineWords(environment: Partial<Environment>): string {
  const { driver, cpu, machine, os, kernel, cpuCount } = environment;
  const parts = [
    gpuWords(environment),
    driver && `driver ${driver}`,
    machineMode(environment),
    cpu && (cpuCount ? `${cpu} (${cpuCount} logical processors)` : cpu),
    machine,
    os ?? (kernel && `kernel ${kernel}`),
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.length > 0 ? parts.join(", ") : "nothing that is known here";
}
