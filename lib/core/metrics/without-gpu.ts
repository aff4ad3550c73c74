import { metricById } from "./catalogue";
import type { Axis } from "./metric";

/** The axis of a figure measured on `gpus` GPUs; `null`: their number is not known, and the axis stays. */
export const axisOn = (gpus: number | null | undefined, metric: string, axis: Axis): Axis =>
  gpus === 0 && metricById(metric)?.movesToCpu ? "cpu" : axis;
