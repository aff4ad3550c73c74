import type { Axis } from "../metrics/metric";
import type { Params } from "../run/run";

export type VerdictCode = "slower" | "faster" | "equivalent" | "no-claim" | "cannot-tell" | "not-comparable";
export type Level = "pass" | "warn" | "block";
export type IntervalMethod = "welch-log" | "mixed-welch-log" | "bca-order-statistic" | "price-bonett" | "batch-medians";

/** A doubt beside a row or a comparison, with a stable code. */
export interface Warning {
  code: string;
  message: string;
}

/** An estimate with its interval; `low` and `high` are absent where there is none, and a warning says why. */
export interface Estimate {
  value: number;
  low?: number;
  high?: number;
}

/** One side of one row. */
export interface Side {
  /** Runs that hold this row. */
  runs: number;
  /** Values behind them, over all runs. */
  samples: number;
  /** Median over runs of the run's own statistic, base unit. */
  median: number;
  low?: number;
  high?: number;
  /** The run values themselves, in run order. */
  values: number[];
}

/** A rule of UX 6 and what it found. */
export interface Finding {
  rule: string;
  /** `E01` … as UX 6 numbers it. */
  id: string;
  level: Level;
  field: string;
  baseline: string;
  candidate: string;
  message: string;
  /** The reason somebody gave for going on despite a block. */
  overridden?: string;
}

export interface Row {
  /** Stable within a comparison: metric, workload, params and statistic. */
  key: string;
  metric: string;
  label: string;
  axis: Axis;
  workload: string;
  params: Params;
  statistic: "median" | "p99" | "value";
  unit: string;
  better: "higher" | "lower";
  baseline: Side;
  candidate: Side;
  slowdown: (Estimate & { level: number; method?: IntervalMethod }) | null;
  overhead: Estimate | null;
  /** Candidate minus baseline in `unit`; for latencies the figure people ask for. */
  difference: Estimate & { unit: string };
  /** 90 % interval of the overhead, for the equivalence rule. */
  overhead90: { low: number; high: number } | null;
  /** Spread within the single run of a side, when there is only one: says nothing of another run. */
  withinRun: { low: number; high: number } | null;
  verdict: VerdictCode;
  because: string;
  warnings: Warning[];
}

export interface Unpaired {
  metric: string;
  label: string;
  workload: string;
  params: Params;
  runs: number;
  reason: string;
}

export interface Comparison {
  verdict: { code: VerdictCode; sentence: string; finance: string; because: string };
  comparability: { level: Level; findings: Finding[] };
  noiseFloor: { value: number; assumed: boolean; reason: string };
  rows: Row[];
  unpaired: { baseline: Unpaired[]; candidate: Unpaired[] };
  headline: { key: string; metric: string; overhead: Estimate } | null;
  exclusions: { runId: string; metric?: string; reason: string }[];
  warnings: Warning[];
}
