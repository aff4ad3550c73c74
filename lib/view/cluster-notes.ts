// What must be said beside a curve of nodes: which model, what it takes for granted, and when it is not the answer.
import type { Row } from "../core/comparison/comparison";
import { maySpeak } from "../core/comparison/may-speak";
import { metricOf } from "../core/comparison/sentence";
import { LARGEST_SCALE } from "../core/evidence/largest-scale";
import { metricById } from "../core/metrics/catalogue";
import type { ClusterAnswer } from "./cluster-answer";
import { nodesWords } from "./cluster-inputs";
import { formatNumber, formatPercent } from "./format";

const NODES = ["nodes", "num_nodes", "node_count", "nnodes", "hosts"];

/** An end-to-end row that was measured on several nodes: it is the answer at its size. */
export function measuredAtSize(rows: readonly Row[]): { row: Row; nodes: number } | null {
  const found = rows.flatMap((row) => {
    const nodes = NODES.map((key) => row.params[key]).find((v): v is number => typeof v === "number" && v > 1);
    const whole = metricById(row.metric)?.scope === "end-to-end";
    return nodes !== undefined && whole && maySpeak(row) ? [{ row, nodes }] : [];
  });
  return found.sort((a, b) => b.nodes - a.nodes)[0] ?? null;
}

export const measuredAtSizeWords = ({ row, nodes }: { row: Row; nodes: number }): string =>
  `Measured end to end on ${nodesWords(nodes)}: ${formatPercent(row.overhead?.value ?? 0)} on ${metricOf(row)}. At that size this is the answer and it holds the waiting already; what follows only explains it and is not added.`;

const MODELS = {
  normal: "Step times are taken as normal.",
  lognormal: "A spread above 30 % would mean negative times in a normal model, so step times are taken as lognormal.",
  exponential: "Step times are taken as a base with an exponential rest.",
} satisfies Record<ClusterAnswer["model"], string>;

export function clusterNotes(answer: ClusterAnswer, steps: { n: number } | null): string[] {
  const short = answer.rows.some((r) => r.fromSteps && !r.fromSteps.enough);
  return [
    `A job that synchronises takes the time of its slowest node. ${MODELS[answer.model]}`,
    "Independence between nodes is an assumption. Nodes that share a cause, such as one switch or one storage system, amplify less: type how many vary on their own.",
    ...(answer.meanKnown ? [] : ["No overhead of the mean is known, so the curve shows the waiting alone."]),
    ...(answer.level
      ? [`Band: ${answer.level}, carried along from the mean step; the spreads are taken as they stand.`]
      : ["No interval: the overhead of the mean has none."]),
    ...(steps && short
      ? [
          `${formatNumber(steps.n)} measured steps say too little of the slowest of more nodes: beyond that the largest step seen is a lower bound on both sides.`,
        ]
      : []),
  ];
}

/** The one published pair at that size, in a sentence. */
export const PUBLISHED_WORDS = `Published: ${formatPercent(LARGEST_SCALE.overhead)} at ${formatNumber(LARGEST_SCALE.nodes)} nodes, ${formatNumber(LARGEST_SCALE.gpus)} GPUs (${LARGEST_SCALE.workload}, ${LARGEST_SCALE.candidate} ${formatNumber(LARGEST_SCALE.candidateMinutes, { decimals: 4 })} min against ${LARGEST_SCALE.baseline} ${formatNumber(LARGEST_SCALE.baselineMinutes, { decimals: 4 })} min).`;
