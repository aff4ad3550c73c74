// The one published pair of training runs on more than a thousand nodes (EVIDENCE 1, TR31-01).
import type { Grade } from "./grade";

export interface LargestScale {
  nodes: number;
  gpus: number;
  /** Share of capacity lost, `1 - baselineMinutes/candidateMinutes`. */
  overhead: number;
  /** Time to the target quality, mean of three runs each, in minutes. */
  baselineMinutes: number;
  candidateMinutes: number;
  workload: string;
  baseline: string;
  candidate: string;
  year: number;
  title: string;
  url: string;
  grade: Grade;
  /** What stands against it. */
  notes: string;
}

const MINUTES = { baseline: 3.9222, candidate: 4.0136 };

export const LARGEST_SCALE: LargestScale = {
  nodes: 1344,
  gpus: 10_752,
  overhead: 1 - MINUTES.baseline / MINUTES.candidate,
  baselineMinutes: MINUTES.baseline,
  candidateMinutes: MINUTES.candidate,
  workload: "GPT-3 175B pre-training",
  baseline: "NVIDIA Eos, bare metal",
  candidate: "Azure ND H100 v5, virtual machines",
  year: 2023,
  title: "MLPerf Training v3.1, closed division",
  url: "https://github.com/mlcommons/training_results_v3.1",
  grade: "cited",
  notes: "Two vendors, two data centres, three runs each. Derived from the result files, not verified by MLCommons.",
};
