// MODEL 4, "Default profiles": shares of the baseline's wall time by axis. All of them are assumptions.
import type { PROFILES } from "../cost/segment";

/** The axes that take time and so can be weighted; latency has no time share (MODEL 4). */
export const TIMED_AXES = ["gpu-compute", "gpu-memory", "host-link", "gpu-link", "network", "storage", "cpu"] as const;
export type TimedAxis = (typeof TIMED_AXES)[number];
export type ByAxis = Record<TimedAxis, number>;
export type Profile = (typeof PROFILES)[number];

export interface ProfileEntry {
  label: string;
  /** One plain sentence: which work this is. */
  meaning: string;
  /** Share of the baseline's wall time, summing to 1. */
  weights: ByAxis;
}

const shares = (c: number, m: number, h: number, l: number, n: number, s: number, p: number): ByAxis => ({
  "gpu-compute": c,
  "gpu-memory": m,
  "host-link": h,
  "gpu-link": l,
  network: n,
  storage: s,
  cpu: p,
});

export const PROFILE_TABLE = {
  "training-multi-node": {
    label: "Training on several nodes",
    meaning: "One job spread over several servers, waiting for the network at each step.",
    weights: shares(0.6, 0.12, 0.02, 0.1, 0.12, 0.03, 0.01),
  },
  "training-single-node": {
    label: "Training on one node",
    meaning: "One job on the GPUs of one server.",
    weights: shares(0.68, 0.14, 0.03, 0.12, 0, 0.02, 0.01),
  },
  "batch-inference": {
    label: "Batch inference",
    meaning: "Answers computed in bulk, with nobody waiting for one of them.",
    weights: shares(0.35, 0.5, 0.05, 0.06, 0, 0.02, 0.02),
  },
  "online-inference": {
    label: "Online inference",
    meaning: "Answers to people or programs that are waiting.",
    weights: shares(0.25, 0.5, 0.06, 0.07, 0.01, 0.01, 0.1),
  },
  development: {
    label: "Development",
    meaning: "Notebooks and trial runs, much of them loading data.",
    weights: shares(0.25, 0.15, 0.15, 0, 0, 0.2, 0.25),
  },
} as const satisfies Record<Profile, ProfileEntry>;

/** Axis overheads of a tuned whole-GPU VM (MODEL 4): what stands in where an axis was not measured. */
export const TUNED_AXES: ByAxis = shares(0.005, 0.005, 0.01, 0.01, 0.05, 0.05, 0.03);

export const AXIS_LABELS = {
  "gpu-compute": "GPU compute",
  "gpu-memory": "GPU memory",
  "host-link": "host link (PCIe)",
  "gpu-link": "GPU link (NVLink)",
  network: "network",
  storage: "storage",
  cpu: "CPU",
} as const satisfies Record<TimedAxis, string>;
