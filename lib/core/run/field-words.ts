import type { Environment } from "./environment";

/** What a field of the environment is called in a sentence: its key means nothing to a reader. */
export const FIELD_WORDS = {
  mode: "side",
  label: "label",
  host: "physical host",
  gpu: "GPU",
  gpuCount: "number of GPUs",
  partition: "GPU share",
  tenancy: "tenancy",
  hypervisor: "hypervisor",
  driver: "driver",
  cuda: "CUDA or ROCm version",
  framework: "framework",
  image: "image",
  benchmark: "benchmark",
  cpu: "CPU",
  cpuCount: "number of logical processors",
  provider: "provider",
  confidential: "confidential computing",
  startedAt: "time of measurement",
} satisfies Record<keyof Environment, string>;
