// UX 1: the same number in a finance lead's words and in an infrastructure lead's. Labels change, figures never do.
// One word a thing: tax, penalty and loss are not synonyms of overhead and stand nowhere.

export type Words = "fin" | "infra";

export const VOCABULARY = {
  overhead: { fin: "Capacity paid for that virtualization takes", infra: "Overhead vs bare metal" },
  waste: { fin: "Spend that bought no work", infra: "Overhead × bill" },
  match: { fin: "Extra capacity to keep the same output", infra: "Capacity to match" },
  costToMatch: { fin: "What the extra capacity costs", infra: "Cost to match" },
  interval: { fin: "Likely range", infra: "95 % interval of the difference" },
  noiseFloor: { fin: "Differences we cannot tell from chance", infra: "A/A noise floor" },
  tailLatency: { fin: "Slowest 1 % of first answers", infra: "p99 TTFT" },
  hostLink: { fin: "Copy speed into the GPU", infra: "Host link, H2D" },
  gpuMemory: { fin: "Speed of the GPU's own memory", infra: "GPU memory bandwidth" },
  gpuLink: { fin: "Speed between GPUs", infra: "GPU link bandwidth" },
  throughput: { fin: "Work done in a second", infra: "Throughput" },
  breakEven: { fin: "What bare metal may cost more before moving stops paying", infra: "Break-even premium" },
  bindingShare: { fin: "Share of paid hours in which the GPU is the limit", infra: "Binding share" },
  runs: { fin: "Separate tests", infra: "Runs (n)" },
  baseline: { fin: "Bare metal", infra: "Baseline (bare metal)" },
  candidate: { fin: "Virtual machine", infra: "Candidate (virtualized)" },
  equivalent: { fin: "Same work for the same money", infra: "No difference" },
} as const satisfies Record<string, Record<Words, string>>;

export type Term = keyof typeof VOCABULARY;

/** The label of a thing in the reader's words. */
export const label = (term: Term, words: Words): string => VOCABULARY[term][words];
