// Where the curves of latency against load lie: the ends of both axes, and curves that leave the chart at its top.
import { linearScale, type Scale } from "./scale";
import type { Place } from "./paths";

/** Load on the axis, latency in the axis' unit. */
export interface CurvePoint {
  load: number;
  latency: number;
}

/** Both axes from zero. A queue's latency has no end, so the limit or the unloaded latency decides how much is shown. */
export function loadLatencyScales(
  curves: readonly (readonly CurvePoint[])[],
  limit: number | null,
): { x: Scale; y: Scale } {
  const latencies = curves.flatMap((c) => c.map((p) => p.latency)).filter(Number.isFinite);
  const unloaded = Math.max(0, ...curves.flatMap((c) => c[0]?.latency ?? []));
  const wanted = limit === null ? unloaded * 5 : Math.max(limit * 1.8, unloaded * 1.3);
  const top = Math.min(wanted, Math.max(limit === null ? 0 : limit * 1.2, ...latencies));
  const y = linearScale([top], { count: 4 });
  // A queue leaves the chart long before it is full; what was measured is shown to its last load.
  const shown = curves.flatMap((c) => below(c, y.high).map((p) => p.load));
  return { x: linearScale(shown, { count: 5 }), y };
}

/** The part of a curve up to `top`, ended where the line between two points crosses it. */
export function below(points: readonly CurvePoint[], top: number): CurvePoint[] {
  const first = points.findIndex((p) => !(p.latency <= top));
  if (first < 0) return [...points];
  const [inside, outside] = [points[first - 1], points[first]];
  const kept = points.slice(0, first);
  if (!inside || !outside || !Number.isFinite(outside.latency)) return kept;
  const share = (top - inside.latency) / (outside.latency - inside.latency);
  return [...kept, { load: inside.load + share * (outside.load - inside.load), latency: top }];
}

/** Points as places of a unit square, y downwards. */
export const placesOf = (points: readonly CurvePoint[], { x, y }: { x: Scale; y: Scale }): Place[] =>
  points.map((p): Place => [x.at(p.load), 1 - y.at(p.latency)]);
