// MODEL 4, the two cases in which parts of a step run at the same time.
import type { ByAxis, TimedAxis } from "./profiles";

export interface Times {
  /** Baseline step time. */
  baseline: number;
  /** Candidate step time. */
  candidate: number;
  overhead: number;
}

const times = (baseline: number, candidate: number): Times => ({
  baseline,
  candidate,
  overhead: 1 - baseline / candidate,
});

/** Parts fully overlapped: the step lasts as long as its longest part. `time` is the baseline's, any unit. */
export function fullyOverlapped(parts: readonly { time: number; overhead: number }[]): Times {
  return times(Math.max(...parts.map((p) => p.time)), Math.max(...parts.map((p) => p.time / (1 - p.overhead))));
}

/**
 * Compute that hides communication: what the hidden share cannot cover is exposed, and the overhead jumps.
 *
 * @param hiding share of the compute time that can hide communication, 0 to 1
 */
export function exposedCommunication(input: {
  compute: number;
  communication: number;
  hiding: number;
  computeOverhead: number;
  networkOverhead: number;
}): Times {
  const step = (compute: number, communication: number) =>
    compute + Math.max(0, communication - input.hiding * compute);
  return times(
    step(input.compute, input.communication),
    step(input.compute / (1 - input.computeOverhead), input.communication / (1 - input.networkOverhead)),
  );
}

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
