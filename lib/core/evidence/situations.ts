// EVIDENCE 2: which published range stands in, chosen by what the reader runs and not by a name.
import type { PROFILES } from "../cost/segment";
import type { LedgerFilter } from "./ledger-filter";
import type { PriorId } from "./priors";

export interface Situation {
  /** The prior that stands in. */
  prior: PriorId;
  /** As somebody would say it of their own machines. */
  label: string;
  /** The workload that a scenario of this situation opens with. */
  profile: (typeof PROFILES)[number];
  /** How the three figures were come by. */
  derived: string;
  /** What to hold against them. */
  caveats: readonly string[];
  /** The rows they rest on. */
  rows: Partial<LedgerFilter>;
}

const ONE_RUN = "One run a side; the two sides differ in CPU model, ECC or power cap in some of the systems.";
const GOOD_RUNS = "Sellers of VMs submitted these results, and would not submit bad ones: this leans low.";
const PAIRS = "ML07G,ML11,ML30H,ML30A,ML51H,ML51B";

export const SITUATIONS: readonly Situation[] = [
  {
    prior: "tuned-single-node",
    label: "Whole-GPU VM, tuned, one node",
    profile: "online-inference",
    derived: "P10, median and P90 of the 33 pairs, quantiles of type 7.",
    caveats: [ONE_RUN, GOOD_RUNS, "Inference only: no training result is among them."],
    rows: { id: PAIRS },
  },
  {
    prior: "tuned-slo-serving",
    label: "Serving under a latency limit",
    profile: "online-inference",
    derived: "P10, median and P90 of the 14 Server results among the pairs.",
    caveats: [
      "Server results are rates that the submitter chose: 0 % means that both sides passed the same rate, and the latency below it may still differ.",
      ONE_RUN,
      GOOD_RUNS,
    ],
    rows: { id: PAIRS, workload: "Server" },
  },
  {
    prior: "tuned-multi-node",
    label: "Multi-node training",
    profile: "training-multi-node",
    derived:
      "The middle is one result: GPT-3 on 10,752 H100. The ends, 0 and 5 %, are judgement; IBM says “within 5 %”.",
    caveats: ["Two vendors in two data centres, three runs each.", "A network set up wrong loses far more: see below."],
    rows: { id: "TR31-01,IBM23-01" },
  },
  {
    prior: "untuned-vm",
    label: "Default VM, few vCPU",
    profile: "online-inference",
    derived: "Smallest, middle and largest value of one study: ResNet-50, ResNet-152 and EfficientNet on one T4.",
    caveats: [
      "One student thesis, one GPU, 6 vCPU for a host of 40 threads.",
      "Nobody measured the same VM after the CPU model and the vCPU were mended.",
    ],
    rows: { id: "UI24-01,UI24-04,UI24-07" },
  },
  {
    prior: "rdma-misconfigured",
    label: "RDMA wrong",
    profile: "training-multi-node",
    derived: "Smallest, middle and largest of four user reports of network throughput between nodes.",
    caveats: [
      "The loss is of the network alone. A scenario weighs it by the share of time that its workload spends there.",
      "People open issues about problems only: this leans high. One report fell from 46 to 4 % after a setting.",
      "Two states, not a spread: right loses 0 to 3 %, wrong 21 to 46 %. Check before you average.",
    ],
    rows: { id: "NCCL949,NCCL380,NCCL256,NCCL156" },
  },
  {
    prior: "confidential-computing",
    label: "Confidential computing",
    profile: "online-inference",
    derived: "Range of one serving table with 8 values. The middle is judgement; the median of those values is 11.8 %.",
    caveats: ["A product line of its own, never mixed with a VM that does not encrypt.", "Other sources reach 41 %."],
    rows: { layer: "confidential" },
  },
  {
    prior: "vendor-claim",
    label: "A vendor's claim",
    profile: "online-inference",
    derived: "The range that an article states, 10 to 15 %, and its middle.",
    caveats: ["No hardware, software or method is given.", "None of the 33 published pairs loses 10 %."],
    rows: { id: "VELIA" },
  },
];

/** The situation of a prior. */
export const situationOf = (prior: PriorId): Situation => {
  const found = SITUATIONS.find((s) => s.prior === prior);
  if (!found) throw new RangeError(`no situation is called ${prior}`);
  return found;
};
