// MODEL 4, the two cases in which parts of a step run at the same time.

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
