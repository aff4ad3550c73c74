import type { BaseUnit } from "../units/unit";
import type { Axis, CeilingKind, Metric } from "./metric";

/**
 * One entry. Flags: L says nothing when the load is fixed, H may be a headline, E end to end, P the processor's work where
 * there is no GPU; < lower is better. Last, what hardware limits it.
 */
export type Entry = readonly [
  id: string,
  label: string,
  unit: BaseUnit,
  flags: string,
  meaning: string,
  ceiling?: CeilingKind,
];

/** The entries of one axis as metrics. */
export function metricsOf(axis: Axis, entries: readonly Entry[]): readonly Metric[] {
  return entries.map(
    ([id, label, unit, flags, meaning, ceiling]): Metric => ({
      id,
      label,
      meaning,
      unit,
      better: flags.includes("<") ? "lower" : "higher",
      axis,
      loadLimited: flags.includes("L"),
      headline: flags.includes("H"),
      scope: flags.includes("E") ? "end-to-end" : "axis",
      ...(flags.includes("P") ? { movesToCpu: true } : {}),
      ...(ceiling && { ceiling }),
    }),
  );
}
