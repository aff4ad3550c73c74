// EVIDENCE 2: what stands in when nobody measured. Each figure says where it comes from and whom it serves.
import type { PRIORS } from "../cost/overhead-source";
import type { Grade } from "./grade";

export type PriorId = (typeof PRIORS)[number];

export const isPriorId = (id: string): id is PriorId => Object.hasOwn(PRIOR_TABLE, id);

export interface Prior {
  label: string;
  /** One plain sentence: which situation this is. */
  meaning: string;
  p10: number;
  p50: number;
  p90: number;
  grade: Grade;
  /** What the three figures rest on, for people. */
  basis: string;
  /** The same in a few words, plural where cited, because "suggest" follows it in a sentence. */
  source: string;
  /** What the ends mean: eight published cases in ten lie between them. */
  level: string;
  /** `network`: the loss of that axis alone, to be weighted by the profile's time share (MODEL 4). */
  acts: "workload" | "network";
  /** Confidential computing is a product line of its own and is never mixed with the others. */
  line: "virtualization" | "confidential-computing";
  year: number | null;
  url: string | null;
}

const MLPERF = "https://github.com/mlcommons";

export const PRIOR_TABLE = {
  "tuned-single-node": {
    label: "Tuned whole-GPU VM, one node",
    meaning: "A VM that has whole GPUs, set up with care, on one server.",
    p10: -0.004,
    p50: 0.0175,
    p90: 0.054,
    grade: "cited",
    basis:
      "Quantiles of 33 MLPerf Inference pairs on 6 systems, 2020 to 2025, one run a side. Derived, not verified by MLCommons.",
    source: "published measurements of tuned whole-GPU VMs",
    level: "8 in 10 published pairs",
    acts: "workload",
    line: "virtualization",
    year: 2025,
    url: MLPERF,
  },
  "tuned-slo-serving": {
    label: "Tuned VM serving under a latency limit",
    meaning: "The same VM answering people who wait, with a limit on how long.",
    p10: -0.003,
    p50: 0.022,
    p90: 0.062,
    grade: "cited",
    basis: "Quantiles of the 14 MLPerf Server results among the 33 pairs. Derived, not verified by MLCommons.",
    source: "published results of tuned VMs serving under a latency limit",
    level: "8 in 10 published pairs",
    acts: "workload",
    line: "virtualization",
    year: 2025,
    url: MLPERF,
  },
  "tuned-multi-node": {
    label: "Tuned training on several nodes",
    meaning: "One training job over many VMs with the network set up with care.",
    p10: 0,
    p50: 0.023,
    p90: 0.05,
    grade: "cited",
    basis: "One MLPerf Training v3.1 result at 10,752 H100 (2.28 %) and IBM's “within 5 %”. P10 and P90 are judgement.",
    source: "published results of training on many tuned VMs",
    level: "8 in 10 by judgement, around one published result",
    acts: "workload",
    line: "virtualization",
    year: 2023,
    url: "https://github.com/mlcommons/training_results_v3.1",
  },
  "untuned-vm": {
    label: "Untuned VM",
    meaning: "A VM with the default CPU model and few virtual CPUs.",
    p10: 0.07,
    p50: 0.11,
    p90: 0.17,
    grade: "cited",
    basis: "One study on one T4 with three models: its smallest, middle and largest value.",
    source: "published results of an untuned VM",
    level: "smallest to largest of one study with three models",
    acts: "workload",
    line: "virtualization",
    year: 2024,
    url: "https://github.com/Tugas-Akhir-OpenStack-GPU-Benchmark/benchmark-recapitulation",
  },
  "rdma-misconfigured": {
    label: "Network set up wrong (RDMA)",
    meaning: "The GPUs' traffic between servers takes a detour. A setting mends it.",
    p10: 0.21,
    p50: 0.35,
    p90: 0.46,
    grade: "cited",
    basis:
      "Four user reports (NVIDIA/nccl #949; NVIDIA/nccl-tests #380, #256, #156): smallest, middle and largest. The loss is of the network alone.",
    source: "public reports of a network set up wrong",
    level: "smallest to largest of four reports",
    acts: "network",
    line: "virtualization",
    year: null,
    url: "https://github.com/NVIDIA/nccl/issues/949",
  },
  "confidential-computing": {
    label: "Confidential computing",
    meaning: "GPU and memory are encrypted against the host. A product line of its own.",
    p10: 0.03,
    p50: 0.1,
    p90: 0.18,
    grade: "cited",
    basis:
      "Range of one serving table (sglang PR #15188, 2.8 to 18.4 %). P50 is judgement; the median of its 8 values is 11.8 %.",
    source: "published results of confidential serving",
    level: "range of one published table",
    acts: "workload",
    line: "confidential-computing",
    year: null,
    url: "https://github.com/sgl-project/sglang/pull/15188",
  },
  "vendor-claim": {
    label: "What an article claims",
    meaning: "A seller of bare metal says so, without hardware, software or method.",
    p10: 0.1,
    p50: 0.125,
    p90: 0.15,
    grade: "claimed",
    basis: "velia.net, “The Hypervisor Tax”, 10 April 2026. No hardware, software, method or source is given.",
    source: "an article by velia.net that gives no method",
    level: "the range the article states",
    acts: "workload",
    line: "virtualization",
    year: 2026,
    url: "https://www.velia.net/blog/hypervisor-tax-ai-performance/",
  },
} as const satisfies Record<PriorId, Prior>;

/** The prior the product opens with. The vendor claim is never the default. */
export const DEFAULT_PRIOR: PriorId = "tuned-single-node";

export const priorOf = (id: PriorId): Prior => PRIOR_TABLE[id];
