export const AXES = [
  "gpu-compute",
  "gpu-memory",
  "host-link",
  "gpu-link",
  "network",
  "storage",
  "cpu",
  "latency",
] as const;
export type Axis = (typeof AXES)[number];

/**
 * What hardware limits a quantity, for its ceiling: one direction of the host link; the GPU's own memory with reads and
 * writes counted, or with the payload of a copy counted once; one direction of the GPU link, or both where a parameter says
 * so; the same for a collective, or for one whose sum a switch may form on the way; dense matrices in a precision.
 */
export type CeilingKind =
  | "host-link"
  | "gpu-memory"
  | "gpu-memory-copy"
  | "gpu-link"
  | "collective"
  | "reducing-collective"
  | "matrix";

/** A named quantity: one entry of the catalogue, and the only place that says so. */
export interface Metric {
  id: string;
  label: string;
  /** One plain sentence for somebody who never ran the tool. */
  meaning: string;
  /** Base unit. */
  unit: string;
  better: "higher" | "lower";
  axis: Axis;
  /** Says nothing of capacity when the load was fixed. */
  loadLimited: boolean;
  /** May be the one figure a comparison opens with. */
  headline: boolean;
  /** `end-to-end` measures the whole workload; `axis` one part of it. Never both (MODEL iv). */
  scope: "end-to-end" | "axis";
  /** The processor did the work where a run used no GPU (FORMATS 2, footnote 1). */
  movesToCpu?: true;
  /** Absent: no data sheet limits it. */
  ceiling?: CeilingKind;
}
