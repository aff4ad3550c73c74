import type { Metric } from "./metric";

/** Collective operations of nccl-tests and rccl-tests, with the name of their program without `_perf`. */
export const COLLECTIVE_NAMES = {
  "all-reduce": ["All-reduce", "all_reduce"],
  "all-gather": ["All-gather", "all_gather"],
  "reduce-scatter": ["Reduce-scatter", "reduce_scatter"],
  reduce: ["Reduce", "reduce"],
  broadcast: ["Broadcast", "broadcast"],
  "all-to-all": ["All-to-all", "alltoall"],
  "send-receive": ["Send and receive", "sendrecv"],
  gather: ["Gather", "gather"],
  scatter: ["Scatter", "scatter"],
  hypercube: ["Hypercube", "hypercube"],
} as const satisfies Record<string, readonly [label: string, program: string]>;
export type Collective = keyof typeof COLLECTIVE_NAMES;

/** Between GPUs of one host; between hosts the axis is the network, which the format says. */
export const COLLECTIVES: readonly Metric[] = Object.entries(COLLECTIVE_NAMES).flatMap(([id, [label]]): Metric[] => {
  const shared = { axis: "gpu-link", loadLimited: false, scope: "axis" } as const;
  return [
    {
      ...shared,
      id: `${id}-bus-bandwidth`,
      label: `${label}, bus bandwidth`,
      meaning: `How much of the links between GPUs a ${label.toLowerCase()} uses, comparable whatever the number of GPUs.`,
      unit: "B/s",
      better: "higher",
      headline: true,
      ceiling: id === "all-reduce" ? "reducing-collective" : "collective",
    },
    {
      ...shared,
      id: `${id}-algorithm-bandwidth`,
      label: `${label}, size ÷ time`,
      meaning: `The size of the data divided by the time a ${label.toLowerCase()} of it takes.`,
      unit: "B/s",
      better: "higher",
      headline: false,
    },
    {
      ...shared,
      id: `${id}-time`,
      label: `${label}, time of one operation`,
      meaning: `How long one ${label.toLowerCase()} takes; what counts at small sizes.`,
      unit: "s",
      better: "lower",
      headline: true,
    },
  ];
});
