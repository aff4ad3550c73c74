// What must be said beside a capacity: how far a model may be trusted, and what its figure is not.
import { valueOf } from "../core/units/figure";
import type { CapacityAnswer } from "./capacity-answer";
import { MODEL_WORDS, type QueueQuestion, capacityAt, meanOnly } from "./capacity-model";
import { countOf, listed } from "./counts";
import { formatPercent, formatQuantity } from "./format";

const POOLS = [1, 8, 64];

/** The same overhead behind one queue with more servers; `null` where some pool has no loss. */
export function poolingWords(q: QueueQuestion, limit: number): string | null {
  if (q.overhead <= 0 || q.model === "mg1" || q.model === "kingman") return null;
  const losses = POOLS.map((servers) => valueOf(capacityAt({ ...q, servers }, limit).loss));
  if (losses.some((x) => x === null)) return null;
  const said = losses.map((x) => formatPercent(x ?? 0, { decimals: 1, atLeast: 1 }));
  return `Pooling hides overhead: with ${listed(POOLS.map(String))} such servers behind one queue this overhead costs ${listed(said)} of the load.`;
}

export function modelNotes(q: QueueQuestion, answer: CapacityAnswer): string[] {
  const { limit, refuted } = answer;
  const mean = meanOnly(q.model)
    ? ["The limit holds for the mean latency: this model says nothing of the slowest requests."]
    : [];
  const pooling = limit === null || refuted !== null ? null : poolingWords(q, limit);
  const added =
    q.added > 0
      ? [
          `The added ${formatQuantity(q.added, "s")} is a time, not a percentage of the bill: what it costs depends on the limit, and under a looser one it costs less.`,
        ]
      : [];
  return [
    `Queue model ${MODEL_WORDS[q.model].name}: ${MODEL_WORDS[q.model].about}.`,
    ...mean,
    ...(refuted !== null && limit === null ? [refuted] : []),
    ...(pooling ? [pooling] : []),
    ...added,
    "Serving of large language models depends on its batches, so a queue model is a first order only. Better is a sweep of loads measured on both sides.",
    ...money(answer),
  ];
}

export function measuredNotes(answer: CapacityAnswer, runs: number): string[] {
  return [
    "Measured: no model of a queue. Between two measured loads the line is straight, so the highest load is read between them.",
    ...interval(answer, runs),
    ...money(answer),
  ];
}

function interval({ loss, range }: CapacityAnswer, runs: number): string[] {
  if (loss?.state !== "ok") return [];
  if (range) return ["95 % interval: the runs of every load are drawn anew on both sides, and both sweeps read again."];
  return runs < 5
    ? [`${countOf(runs, "run")} a load: no interval. Five runs a load on both sides would give one.`]
    : ["No interval: it has an end only for a sweep of request rates that holds the limit on both sides."];
}

const money = ({ loss }: CapacityAnswer): string[] =>
  loss?.state === "ok"
    ? ["In money it takes the place of the overhead only where this limit decides how many servers are paid for."]
    : [];
