import { rowName } from "../comparison/sentence";
import type { ComparisonAxes } from "./comparison-axes";
import { TIMED_AXES } from "./profiles";
import { EXCLUSIONS, type ExclusionCode } from "./row-scope";
import type { NamedRow, Workload } from "./workload";

const named = (row: Parameters<typeof rowName>[0] & { key: string }): NamedRow => ({
  key: row.key,
  label: rowName(row),
});

/** The rows that the figure, or what explains it, stands on. */
export function included({ endToEnd, axes }: ComparisonAxes): Workload["included"] {
  const whole = endToEnd ? [{ ...named(endToEnd), as: "end-to-end" as const }] : [];
  return [
    ...whole,
    ...TIMED_AXES.flatMap((axis) => (axes[axis]?.rows ?? []).map((row) => ({ ...named(row), as: axis }))),
  ];
}

/** The others by reason, in the order in which the reasons are told. */
export function excludedByReason({ excluded }: ComparisonAxes): Workload["excluded"] {
  const codes = Object.keys(EXCLUSIONS) as ExclusionCode[];
  return codes.flatMap((reason) => {
    const rows = excluded.filter((e) => e.reason === reason).map((e) => named(e.row));
    return rows.length > 0 ? [{ reason, because: EXCLUSIONS[reason], rows }] : [];
  });
}
