// MODEL 4, parts of a step that run at the same time.
import type { ByAxis, TimedAxis } from "./profiles";

/** Axes on which the GPUs work and those on which they speak to one another; the rest runs before or after. */
export const COMPUTE_AXES = ["gpu-compute", "gpu-memory"] as const satisfies readonly TimedAxis[];
export const COMMUNICATION_AXES = ["gpu-link", "network"] as const satisfies readonly TimedAxis[];
const REST_AXES = ["host-link", "storage", "cpu"] as const satisfies readonly TimedAxis[];

/** A step's time in its three parts: what the GPUs compute, what of the communication they cannot hide, and the rest. */
export interface Step {
  compute: number;
  exposed: number;
  rest: number;
  total: number;
}

/**
 * A step whose compute hides communication: `rest + comp + max(0, comm - h comp)`.
 *
 * @param busy time each axis is busy, any one unit
 * @param hiding h, share of the compute time that can hide communication, 0 to 1; `null`: all parts one after another
 */
export function stepOf(busy: ByAxis, hiding: number | null): Step {
  const sum = (axes: readonly TimedAxis[]) => axes.reduce((total, axis) => total + busy[axis], 0);
  const compute = sum(COMPUTE_AXES);
  const exposed = Math.max(0, sum(COMMUNICATION_AXES) - (hiding ?? 0) * compute);
  const rest = sum(REST_AXES);
  return { compute, exposed, rest, total: compute + exposed + rest };
}
