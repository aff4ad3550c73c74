import type { Axis } from "./metric";

/** Metrics whose work is the processor's where a run used no GPU (FORMATS 2, footnote 1), and training, timed there too. */
const EITHER: ReadonlySet<string> = new Set([
  "output-throughput",
  "input-throughput",
  "total-throughput",
  "request-throughput",
  "request-goodput",
  "peak-output-throughput",
  "batch-latency",
  "benchmark-duration",
  "prompt-throughput",
  "generation-throughput",
  "sample-throughput",
  "query-throughput",
  "streams-supported",
  "floating-point-rate",
  "training-throughput",
]);

/** The axis of a figure measured on `gpus` GPUs; `null`: their number is not known, and the axis stays. */
export const axisOn = (gpus: number | null | undefined, metric: string, axis: Axis): Axis =>
  gpus === 0 && EITHER.has(metric) ? "cpu" : axis;
