import { HistoryPlot, type Moment } from "./history-plot";
import { Mark } from "./mark";
import type { ChartNames } from "./row-chart";
import { linearScale, percent, type Scale, tightScale } from "./scale";

export interface TimePoint {
  /** ms since 1970 */
  at: number;
  value: number;
  low?: number | null;
  high?: number | null;
  /** What a pointer on it says. */
  title: string;
}

interface Props extends ChartNames {
  /** Overheads, fractions. */
  points: readonly TimePoint[];
  /** Medians of both sides, in `unit`. */
  sides: { baseline: readonly TimePoint[]; candidate: readonly TimePoint[]; unit: string };
  moments: readonly Moment[];
  floor: number;
  /** Words for an instant under the axis. */
  dateOf: (at: number) => string;
}

const DAY = 86_400_000;

/** The overhead of each session with its interval over the noise band, what changed when, and both sides below. */
export function HistoryChart({ points, sides, moments, floor, dateOf, label, describedBy }: Props) {
  const instants = [...points, ...sides.baseline, ...sides.candidate].map((p) => p.at);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const room = Math.max((last - first) * 0.04, DAY / 2);
  const x = timeScale(first - room, last + room);
  const overheads = points.flatMap((p) => [p.value, p.low ?? p.value, p.high ?? p.value]);
  const y = linearScale([...overheads, floor, -floor], { include: [0], count: 5 });
  const medians = tightScale(
    [...sides.baseline, ...sides.candidate].map((p) => p.value),
    { room: 0.12, count: 4 },
  );
  const ticks = datesBetween(first, last, dateOf);
  const shared = { x, moments };
  return (
    <div className="grid gap-6">
      <HistoryPlot
        {...shared}
        {...{ y, label, describedBy, ticks }}
        yFormat={{ kind: "percent" }}
        yTitle="Overhead: share of capacity lost"
        height={220}
        named
        band={floor > 0 ? { low: -floor, high: floor } : undefined}
      >
        <Trace points={points} x={x} y={y} colour="var(--ink3)" />
        {points.map((p) => (
          <Whisker key={`${p.at} ${p.value}`} point={p} x={x} y={y} />
        ))}
        {points.map((p) => (
          <Mark
            key={`${p.at} ${p.value}`}
            x={percent(x.at(p.at))}
            y={percent(1 - y.at(p.value))}
            role={p.low === undefined || p.low === null ? "muted" : "candidate"}
            title={p.title}
          />
        ))}
      </HistoryPlot>
      <HistoryPlot
        {...shared}
        y={medians}
        ticks={ticks}
        yFormat={{ kind: "plain" }}
        yTitle={sides.unit && sides.unit !== "1" ? `Median of each side, ${sides.unit}` : "Median of each side"}
        height={140}
        label={`Medians of both sides: ${sides.baseline.length} and ${sides.candidate.length} sessions`}
        describedBy={describedBy}
      >
        {(["baseline", "candidate"] as const).map((side) => (
          <g key={side}>
            <Trace
              points={sides[side]}
              x={x}
              y={medians}
              colour={side === "baseline" ? "var(--bare)" : "var(--virt)"}
            />
            {sides[side].map((p) => (
              <Mark
                key={`${p.at} ${p.value}`}
                x={percent(x.at(p.at))}
                y={percent(1 - medians.at(p.value))}
                role={side}
                size={4.5}
                title={p.title}
              />
            ))}
          </g>
        ))}
      </HistoryPlot>
    </div>
  );
}

/** Both ends and the middle; one date where they are of one day, and no middle between neighbouring days. */
function datesBetween(first: number, last: number, dateOf: (at: number) => string) {
  const middle = (first + last) / 2;
  const span = last - first;
  const instants = dateOf(first) === dateOf(last) ? [middle] : span < 4 * DAY ? [first, last] : [first, middle, last];
  return instants.map((at) => ({ at, text: dateOf(at) }));
}

const timeScale = (low: number, high: number): Scale => ({
  ...{ low, high, ticks: [], step: DAY },
  at: (v) => (v - low) / (high - low),
});

interface Drawn {
  x: Scale;
  y: Scale;
}

/** From point to point: what lies between two sessions nobody measured, so the line is thin. */
function Trace({ points, x, y, colour }: Drawn & { points: readonly TimePoint[]; colour: string }) {
  return points.slice(1).map((p, i) => {
    const before = points[i] as TimePoint;
    return (
      <line
        key={`${p.at} ${p.value}`}
        x1={percent(x.at(before.at))}
        x2={percent(x.at(p.at))}
        y1={percent(1 - y.at(before.value))}
        y2={percent(1 - y.at(p.value))}
        stroke={colour}
        strokeOpacity={0.55}
      />
    );
  });
}

function Whisker({ point: { at, low, high }, x, y }: Drawn & { point: TimePoint }) {
  if (low === undefined || low === null || high === undefined || high === null) return null;
  const place = percent(x.at(at));
  return (
    <line
      x1={place}
      x2={place}
      y1={percent(1 - y.at(low))}
      y2={percent(1 - y.at(high))}
      stroke="var(--virt)"
      strokeWidth={1.5}
    />
  );
}
