// What a fan chart draws of a projection's months.
import type { FanPoint } from "@/components/charts/fan";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import { extraCapacity } from "@/lib/core/overhead/slowdown";
import { project } from "@/lib/core/projection/project";
import type { Projection } from "@/lib/core/projection/projection";

const ZERO: FanPoint = { x: 0, p05: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0, p95: 0 };

/** The running total of what bought no work, from nothing on. */
export const fanPoints = (series: Projection["series"]): FanPoint[] => [
  ZERO,
  ...series.map((m) => ({ x: m.month, ...m.cumulativeWaste })),
];

/**
 * The running total of what it costs to match, one overhead a segment: the same months with the extra capacity drawn
 * for the share lost. A fleet is sized for its GPU-bound hours, so their share does not scale it; without any, nothing is added.
 */
export function matchPoints(scenario: Scenario, overheads: readonly ResolvedOverhead[]): FanPoint[] {
  const sized = scenario.segments.map((s) => ({ ...s, bindingShare: s.bindingShare === 0 ? 0 : 1 }));
  const drawn = overheads.map((o) => ({ ...o, quantile: (u: number) => extraCapacity(o.quantile(u)) }));
  return fanPoints(project({ ...scenario, segments: sized }, drawn).series);
}
