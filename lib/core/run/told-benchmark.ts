import type { Measurement } from "./run";

/** A measurement with the benchmark that the user named, where the tool's own file names none: part of the pairing. */
export function toldBenchmark<M extends Pick<Measurement, "params" | "context">>(
  m: M,
  benchmark: string | undefined,
): M {
  if (benchmark === undefined || m.params.benchmark !== undefined) return m;
  const { benchmark: _, ...context } = m.context;
  return { ...m, params: { ...m.params, benchmark }, context };
}
