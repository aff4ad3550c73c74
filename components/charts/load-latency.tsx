import type { Series } from "@/lib/view/series";
import { unitFor } from "@/lib/view/format";
import { type CurvePoint, below, loadLatencyScales, placesOf } from "./load-latency-paths";
import { Mark } from "./mark";
import { linePath } from "./paths";
import { ROLES } from "./role";
import type { ChartNames } from "./row-chart";
import { percent } from "./scale";
import { XyChart } from "./xy-chart";

export interface LoadLatencySide extends Series {
  /** Load on the axis, latency in seconds; by load, rising. */
  points: readonly CurvePoint[];
  /** Load at which its curve meets the limit. */
  crossing: number | null;
  crossingText?: string;
}

interface Props extends ChartNames {
  sides: readonly LoadLatencySide[];
  /** Seconds. */
  limit: number | null;
  limitText?: string;
  xTitle: string;
  /** What the latency is: "p99 latency", without its unit. */
  yName: string;
  /** The points were measured: each has a mark of its own. */
  measured?: boolean;
  height?: number;
}

/** Latency of both sides against load, what lies over the limit, and the highest load of each side under it. */
export function LoadLatency({
  sides,
  limit,
  limitText,
  xTitle,
  yName,
  measured,
  height = 260,
  label,
  describedBy,
}: Props) {
  const seconds = loadLatencyScales(
    sides.map((s) => s.points),
    limit,
  ).y.high;
  const { unit, factor } = unitFor([seconds], "s");
  const inUnit = (points: readonly CurvePoint[]) => points.map((p) => ({ ...p, latency: p.latency / factor }));
  const line = limit === null ? null : limit / factor;
  const scales = loadLatencyScales(
    sides.map((s) => inUnit(s.points)),
    line,
  );
  const { x, y } = scales;
  const edge = line === null ? 0 : 1 - y.at(line);
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={{ kind: "plain" }}
      yFormat={{ kind: "plain", unit }}
      xTitle={xTitle}
      yTitle={`${yName}, ${unit}`}
      height={height}
      stretched={
        <>
          {line === null ? null : (
            <>
              <path d={`M0 0H1V${edge}H0Z`} fill="var(--noise)" />
              <path d={`M0 ${edge}H1`} stroke="var(--ink)" strokeWidth={1.25} vectorEffect="non-scaling-stroke" />
            </>
          )}
          {sides.map((s) => (
            <path
              key={s.id}
              d={linePath(placesOf(below(inUnit(s.points), y.high), scales))}
              stroke={ROLES[s.role].colour}
              strokeWidth={2}
              strokeDasharray={s.role === "candidate" ? "6 3" : undefined}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            >
              <title>{s.label}</title>
            </path>
          ))}
        </>
      }
      marks={
        <>
          {line === null ? null : (
            <text x={8} y={18} className="mid">
              {limitText ?? "over the limit"}
            </text>
          )}
          {line === null
            ? null
            : sides.map((s) =>
                s.crossing === null ? null : (
                  <line
                    key={s.id}
                    x1={percent(x.at(s.crossing))}
                    x2={percent(x.at(s.crossing))}
                    y1={percent(edge)}
                    y2="100%"
                    stroke={ROLES[s.role].colour}
                    strokeWidth={1.5}
                    strokeDasharray="2 3"
                  />
                ),
              )}
          {measured
            ? sides.flatMap((s) =>
                inUnit(s.points)
                  .filter((p) => p.latency <= y.high)
                  .map((p) => (
                    <Mark
                      key={`${s.id} ${p.load}`}
                      x={percent(x.at(p.load))}
                      y={percent(1 - y.at(p.latency))}
                      role={s.role}
                      size={3.5}
                    />
                  )),
              )
            : null}
          {line === null
            ? null
            : sides.map((s) =>
                s.crossing === null ? null : (
                  <Mark
                    key={s.id}
                    x={percent(x.at(s.crossing))}
                    y={percent(edge)}
                    role={s.role}
                    title={s.crossingText}
                  />
                ),
              )}
        </>
      }
    />
  );
}
