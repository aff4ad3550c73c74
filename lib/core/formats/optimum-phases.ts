import { metricById } from "../metrics/catalogue";
import { axisOn } from "../metrics/without-gpu";
import type { Written } from "../run/run";

export interface Phase {
  latency: string | null;
  throughput: string | null;
  /** Why its figures are left out. */
  left?: string;
}

const LOADING = "loading happens once a start, and the disk's cache decides it";
const WARMING = "first calls warm up";

/** What each part of an optimum-benchmark report measures; parts that are missing were not asked for. */
const PHASES: ReadonlyMap<string, Phase> = new Map<string, Phase>([
  ["load", { latency: null, throughput: null, left: LOADING }],
  ["load_model", { latency: null, throughput: null, left: LOADING }],
  ["first_forward", { latency: null, throughput: null, left: WARMING }],
  ["first_prefill", { latency: null, throughput: null, left: WARMING }],
  ["first_decode", { latency: null, throughput: null, left: WARMING }],
  ["first_generate", { latency: null, throughput: null, left: WARMING }],
  ["first_call", { latency: null, throughput: null, left: WARMING }],
  ["warmup", { latency: null, throughput: null, left: WARMING }],
  ["overall", { latency: null, throughput: null, left: "the warm-up is counted in" }],
  ["forward", { latency: "batch-latency", throughput: "sample-throughput" }],
  ["prefill", { latency: "batch-latency", throughput: "sample-throughput" }],
  ["decode", { latency: "batch-latency", throughput: "generation-throughput" }],
  ["generate", { latency: "batch-latency", throughput: "generation-throughput" }],
  ["per_token", { latency: "inter-token-latency", throughput: null }],
  ["call", { latency: "batch-latency", throughput: "sample-throughput" }],
  ["train", { latency: "batch-latency", throughput: "training-throughput" }],
]);

/** The metrics of a phase by its name in the report. */
export const phaseOf = (name: string): Phase | undefined => PHASES.get(name);

/** Without a GPU everything is the processor's work (FORMATS 2, footnote 1). */
export function axisOfPhase(device: string | null, metric: string): Pick<Written, "axis"> {
  const axis = metricById(metric)?.axis;
  return device === "cpu" && axis ? { axis: axisOn(0, metric, axis) } : {};
}
