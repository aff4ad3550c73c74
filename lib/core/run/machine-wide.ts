import type { Environment, Evidence } from "./environment";

/**
 * Whether a sign from a file of the machine tells only what is there, of which a run may take another part: fewer GPUs,
 * or another CUDA than the newest that the driver runs. Nor does a run over several machines contradict one of them.
 */
export function isRunsChoice(
  field: keyof Environment,
  value: Evidence["value"],
  sign: Evidence,
  evidence: readonly Evidence[],
): boolean {
  if (sign.file === undefined) return false;
  if (field === "cuda" || field === "startedAt") return true;
  if (field !== "gpuCount") return false;
  const counted = evidence.some((own) => own.file === undefined && own.field === field && own.value === value);
  return counted || Number(value) < Number(sign.value);
}
