import type { Axis } from "../metrics/metric";
import type { Params } from "../run/run";
import type { Ceiling } from "./ceiling";

export type VerdictCode = "slower" | "faster" | "equivalent" | "no-claim" | "cannot-tell" | "not-comparable";
export type Level = "pass" | "warn" | "block";
export type IntervalMethod =
  | "welch-log"
  | "mixed-welch-log"
  | "bca-order-statistic"
  | "price-bonett"
  | "batch-medians"
  | "hosts-bootstrap";

/** A doubt beside a row or a comparison, with a stable code. */
export interface Warning {
  code: string;
  message: string;
  /** Of an `overridden` one: the code of the doubt that its reason answers. */
  answers?: string;
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
  /** The run behind each value. */
  runIds: string[];
  /** The host behind each value by a number that means the same host on both sides; `null` where some are not known. */
  hosts: number[] | null;
}

/** What counts as no difference, a fraction, and where it comes from in words. */
export interface Floor {
  value: number;
  /** Nobody measured it here: a figure for such machines stands in. */
  assumed: boolean;
  reason: string;
}

/** Other ways of asking whether a row differs, beside its interval (MODEL 5.3 to 5.7). */
export interface RowTests {
  /** Two-sided rank test; `exact` by counting arrangements, else its normal approximation. */
  mannWhitney: { p: number; exact: boolean } | null;
  /** p of Welch's test on logs after Holm's correction over the rows that were judged. */
  holm: number | null;
  /** Overhead by the median of all ratios of two runs (Hodges and Lehmann). */
  hodgesLehmann: number | null;
  /** Overhead by Welch on logs, which speaks of geometric means, with its 95 % interval. */
  welch: { value: number; low: number; high: number } | null;
  /** Two one-sided tests on logs that the difference lies within the margin. */
  equivalence: { p: number; margin: number } | null;
  /** Runs a side that would settle what is open; `null` where nothing is open or none would. */
  moreRuns: number | null;
  /** What the methods disagree in, and which assumption differs; `null` where they agree. */
  disagreement: string | null;
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
  /** Axes it speaks of, when not all. */
  applies?: string[];
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
  /** What the hardware can do at most of this quantity; `null`: `noCeiling` says why (UX 6, P7). */
  ceiling: Ceiling | null;
  noCeiling: string | null;
  /** This row's own noise floor. */
  floor: Floor;
  /** Distinct hosts behind the row; `null` where some are not known. */
  hosts: { baseline: number | null; candidate: number | null };
  /** `null` where there is no ratio; with one run a side only the runs needed are known. */
  tests: RowTests | null;
  verdict: VerdictCode;
  because: string;
  /** The first open question that keeps the row from a verdict and from money, until a reason is given. */
  withheld: Warning | null;
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
  /** The headline row's, else the one assumed for these runs. */
  noiseFloor: Floor;
  /** Both sides are of one mode: the comparison measures noise, not virtualization. */
  sameSide: boolean;
  rows: Row[];
  unpaired: { baseline: Unpaired[]; candidate: Unpaired[] };
  headline: { key: string; metric: string; overhead: Estimate } | null;
  exclusions: { runId: string; metric?: string; reason: string }[];
  warnings: Warning[];
}
