// EVIDENCE 1: what the published figures say together, set by set, computed from the rows of the ledger.
import { quantile, sorted } from "../stats/quantile";
import { medianOverGroups } from "../stats/whole-groups";
import { LEDGER, type PublishedFigure } from "./ledger";
import { NO_FILTER, type LedgerFilter, figuresFor } from "./ledger-filter";

export interface SetSummary {
  count: number;
  systems: number;
  median: number;
  p10: number;
  p25: number;
  p75: number;
  p90: number;
  lowest: number;
  highest: number;
  faster: number;
  equal: number;
  atLeastFivePercent: number;
  atLeastTenPercent: number;
}

export interface PublishedSet {
  id: string;
  label: string;
  /** What is compared with what. */
  note: string;
  /** What asks the ledger for exactly these rows. */
  filter: Partial<LedgerFilter>;
  summary: SetSummary;
}

/** The system a row belongs to: "ML51H" of "ML51H-02". */
export const systemOf = ({ id }: Pick<PublishedFigure, "id">): string => id.split("-")[0] ?? id;

const measured = (figures: readonly PublishedFigure[]): number[] => figures.flatMap((f) => f.overhead ?? []);

/** Quantiles of type 7 over the overheads. @throws RangeError on none */
export function summariseFigures(figures: readonly PublishedFigure[]): SetSummary {
  const o = sorted(measured(figures));
  const count = (holds: (overhead: number) => boolean) => o.filter(holds).length;
  return {
    count: o.length,
    systems: new Set(figures.map(systemOf)).size,
    median: quantile(o, 0.5),
    p10: quantile(o, 0.1),
    p25: quantile(o, 0.25),
    p75: quantile(o, 0.75),
    p90: quantile(o, 0.9),
    lowest: quantile(o, 0),
    highest: quantile(o, 1),
    faster: count((v) => v < 0),
    equal: count((v) => v === 0),
    atLeastFivePercent: count((v) => v >= 0.05),
    atLeastTenPercent: count((v) => v >= 0.1),
  };
}

/** The 33 pairs: same server model or same submitter. */
const PAIRS: readonly PublishedFigure[] = LEDGER.filter((f) => f.prior);

const PAIR_IDS = "ML07G,ML11,ML30H,ML30A,ML51H,ML51B";
const CROSS_IDS = "ML20Z,ML21Z,ML21N,ML20N,ML30N,ML51Z";

const set = (id: string, label: string, note: string, filter: Partial<LedgerFilter>): PublishedSet => ({
  id,
  label,
  note,
  filter,
  summary: summariseFigures(figuresFor({ ...NO_FILTER, ...filter }, LEDGER)),
});

export const PUBLISHED_SETS: readonly PublishedSet[] = [
  set("pairs", "The pairs", "Same server model or same submitter, MLPerf Inference, 2020 to 2025", { id: PAIR_IDS }),
  set("throughput", "Of these, throughput only", "MLPerf Offline", { id: PAIR_IDS, workload: "Offline" }),
  set("latency", "Of these, under a latency limit", "MLPerf Server; the submitter chose the rate", {
    id: PAIR_IDS,
    workload: "Server",
  }),
  set("recent", "Of these, 2025 only", "H200 and B200, ESXi 9", { id: PAIR_IDS, year: "2025" }),
  set(
    "cross-vendor",
    "Azure against another vendor",
    "Same GPU, two vendors. The extremes show tuning, not hypervisors",
    { id: CROSS_IDS },
  ),
  set("processor", "Processor-only inference", "One server, ESXi, 172 virtual CPUs", { id: "ML51I" }),
];

/** How firm the median of the 33 pairs is. */
export interface MedianCheck {
  /** 95 %, over whole systems. */
  interval: { low: number; high: number };
  /** Lowest and highest median when one system is left out. */
  withoutOne: { low: number; high: number };
  /** Without the pairs that reuse a bare-metal run of another. */
  withoutReuse: { count: number; median: number };
}

/** Three ways to doubt the median of the pairs (EVIDENCE 1). */
export function checkMedian(pairs: readonly PublishedFigure[] = PAIRS): MedianCheck {
  const systems = [...new Set(pairs.map(systemOf))];
  const groups = systems.map((id) => measured(pairs.filter((f) => systemOf(f) === id)));
  const medians = systems.map((id) => summariseFigures(pairs.filter((f) => systemOf(f) !== id)).median);
  const own = pairs.filter((f, i) => pairs.findIndex((g) => systemOf(g) === systemOf(f) && sameRun(f, g)) === i);
  return {
    interval: medianOverGroups(groups),
    withoutOne: { low: Math.min(...medians), high: Math.max(...medians) },
    withoutReuse: { count: own.length, median: summariseFigures(own).median },
  };
}

/** Two results with one bare-metal value are one run, printed twice. */
const sameRun = (a: PublishedFigure, b: PublishedFigure): boolean => a.bareMetal === b.bareMetal;
