import type { Issue } from "../outcome";
import type { Axis } from "../metrics/metric";
import type { Environment, Evidence } from "./environment";

export type Param = string | number | boolean;
export type Params = Record<string, Param>;

/** The numbers a sample is known by, in base units. `null`: the file does not say and it cannot be computed. */
export interface Statistics {
  /** How many values stand behind it; `null` when the tool printed only an aggregate. */
  n: number | null;
  min: number | null;
  p05: number | null;
  median: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
  mean: number | null;
  std: number | null;
  /** The one number of a tool that prints only one (or only a mean). */
  value: number | null;
}

/** How the offered load was chosen. A rate-limited run repeats its setting as throughput, so throughput says nothing of capacity (FORMATS 1.7). */
export interface Load {
  limited: boolean;
  /** The rate asked for, in the base unit of throughput (request/s or query/s); `null`: as fast as it goes. */
  target: number | null;
  /** Why it counts as limited, for people: "request rate fixed at 4 request/s". */
  reason: string;
}

/** One metric as a format read it: numbers in the unit as written. */
export interface Written {
  /** Catalogue id, or `unmapped:{name}` for a metric the catalogue does not have. */
  metric: string;
  /** Overrides the catalogue's axis (a run without GPU: cpu; ranks on several hosts: network). */
  axis?: Axis;
  /** For a `custom:` metric, whose direction the file says; otherwise the catalogue decides. */
  better?: "higher" | "lower";
  /** Benchmark name: `vllm bench serve`, `host_to_device_memcpy_ce`. */
  workload: string;
  /** What must be equal for two measurements to be compared (FORMATS 3, "must match"). */
  params: Params;
  /** What makes a warning when it differs (FORMATS 3, "warn"). */
  context?: Params;
  unit: string;
  /** The writing of the headline number, kept: `276.07`. */
  written: string;
  /** Where it stands in the file: `$.nvbandwidth.testcases[0]`, `line 12`. */
  at: string;
  samples?: Float64Array;
  /** The samples are one figure a repeat, each a median or mean of its own: they have a median, and no tails to speak of. */
  heads?: true;
  statistics?: Partial<Statistics>;
  load?: Load;
  /** Shown, but carries no verdict, and why: `Result is : INVALID`. */
  noVerdict?: string;
}

/** Stands in `context.benchmark` where a tool's file does not say what ran; a word of the user replaces it. */
export const UNNAMED_BENCHMARK = "not named in the file";

export interface Skipped {
  what: string;
  count: number;
  reason: string;
}

/** Everything one file says, before units are normalised. */
export interface Reading {
  tool: { name: string; version: string | null };
  environment: Partial<Environment>;
  evidence: Evidence[];
  measurements: Written[];
  skipped: Skipped[];
  warnings: Issue[];
}

/** One metric of one workload in base units, the writing kept beside it. */
export interface Measurement {
  metric: string;
  axis: Axis;
  workload: string;
  params: Params;
  context: Params;
  /** Base unit: `B/s`, `s`, `token/s` … */
  unit: string;
  better: "higher" | "lower";
  statistics: Statistics;
  samples: Float64Array | null;
  written: { value: string; unit: string; at: string };
  load: Load | null;
  noVerdict: string | null;
}

/** One execution of one benchmark tool in one environment. */
export interface Run {
  id: string;
  format: string;
  tool: { name: string; version: string | null };
  /** SHA-256 (hex) of the file as read. */
  sha256: string;
  environment: Environment;
  evidence: Evidence[];
  measurements: Measurement[];
  skipped: Skipped[];
  warnings: Issue[];
}

/** What makes two measurements rows of one pair: metric, workload and every parameter, in one order. */
export function pairingKey(m: Pick<Measurement, "metric" | "workload" | "params">): string {
  const params = Object.entries(m.params).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([m.metric, m.workload, params]);
}
