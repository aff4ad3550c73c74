// The fields of the question whether the overhead grows with the cluster.
import { metricOf } from "../core/comparison/sentence";
import type { Row } from "../core/comparison/comparison";
import type { Grade } from "../core/evidence/grade";
import { type Offer } from "./capacity-offers";
import { OVERHEAD, type Reading, reading } from "./capacity-inputs";
import type { Spread } from "./cluster-spread";
import type { ClusterAsk } from "./cluster-url";
import { countOf } from "./counts";
import { formatNumber, formatPercent } from "./format";

export interface ClusterFields {
  nodes: Reading;
  lost: Reading;
  cvb: Reading;
  cvc: Reading;
}

export interface Spreads {
  /** The row whose values spread. */
  row: Row;
  baseline: Spread;
  candidate: Spread;
}

export const MOST_NODES = 100_000;

const whole = (v: number): string | null =>
  Number.isInteger(v) && v >= 1 && v <= MOST_NODES ? null : "It must be a whole number from 1 to 100,000.";
const SPREAD = {
  field: { kind: "percent" } as const,
  check: (v: number) => (v < 0 ? "It must be 0 or more." : v > 5 ? "It must be 500 % or less." : null),
};

function spreadOffer(spread: Spread, row: Row, grade: Grade): Offer {
  const { cv, n, runs, dropped, of } = spread;
  const left = dropped > 0 ? `, ${countOf(dropped, "warm-up step")} left out` : "";
  const source =
    of === "steps"
      ? `From ${countOf(n, "step")} of ${metricOf(row)} in ${countOf(runs, "run")}${left}.`
      : `Between ${countOf(n, "run")} of ${metricOf(row)}, for want of single steps: steps spread more.`;
  return { value: cv, text: formatPercent(cv, { significant: 3 }).replace(/\s*%$/, ""), source, grade };
}

/** @param overhead of the mean, as offered by the comparison */
export function clusterFields(
  ask: ClusterAsk,
  lost: string | null,
  { overhead, spreads, grade }: { overhead: Offer | null; spreads: Spreads | null; grade: Grade },
): ClusterFields {
  const offer = (side: "baseline" | "candidate") => spreads && spreadOffer(spreads[side], spreads.row, grade);
  return {
    nodes: { ...reading(ask.nodes, null, { field: { kind: "number" }, check: whole }), grade: null },
    lost: reading(lost, overhead, OVERHEAD),
    cvb: reading(ask.cvb, offer("baseline"), SPREAD),
    cvc: reading(ask.cvc, offer("candidate"), SPREAD),
  };
}

/** "64 nodes". */
export const nodesWords = (nodes: number): string => `${formatNumber(nodes)} ${nodes === 1 ? "node" : "nodes"}`;
