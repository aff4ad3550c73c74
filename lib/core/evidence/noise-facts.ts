// EVIDENCE 3: how far two results lie apart when no hypervisor stands between them.

export interface NoiseFact {
  id: string;
  /** What was held alike. */
  what: string;
  /** How far it still differed, as the source or the ledger's rows say. */
  seen: string;
  /** Rows of the ledger behind it. */
  rows: readonly string[];
}

export const NOISE_FACTS: readonly NoiseFact[] = [
  {
    id: "same-gpu",
    what: "13 submissions with the same eight B200",
    seen: "They vary by 0.9 to 2.5 % (standard deviation over mean) on three workloads, and by 11.4 % on deepseek-r1 Server.",
    rows: ["NZ-ML51"],
  },
  {
    id: "same-model",
    what: "GPUs of one model",
    seen: "They differ by 8 % on average and 22 % at most; across clouds by up to 38 % (secondary source).",
    rows: ["NZ-SINHA", "NZ-SILICON"],
  },
  {
    id: "bare-vendors",
    what: "Bare metal against bare metal, two vendors",
    seen: "3.8 % on one MLPerf training task and 20 % on another.",
    rows: ["TR31-04", "TR50-01"],
  },
  {
    id: "twice",
    what: "One machine, provisioned twice as bare metal",
    seen: "−6.0 to +4.2 %.",
    rows: ["UI24-03", "UI24-06", "UI24-09", "UI24-12"],
  },
  {
    id: "repeated",
    what: "HPL, repeated on one system",
    seen: "61.2 to 77.4 Tflop/s.",
    rows: ["NZ-HOEF"],
  },
];

export const NOISE_CONSEQUENCE =
  "So a difference below 2 to 3 % between different hosts is no evidence, and Bareline claims nothing from it.";

/** Of another kind, and usually the larger loss. */
export const IDLE_FACT = {
  seen: "Average GPU utilisation is reported as 5 % (a vendor's figure, second hand). Idle hours are usually the larger loss; a scenario shows both.",
  rows: ["NZ-IDLE"],
};
