import type { ReactNode } from "react";
import type { ChartNames } from "./row-chart";
import { percent, type Scale } from "./scale";
import { tickText, type ValueFormat } from "./value-format";

/** An instant that something happened at, with a line through the plot. */
export interface Moment {
  at: number;
  /** "1": what its entry below the chart is numbered. */
  mark: string;
  text: string;
}

interface Props extends ChartNames {
  x: Scale;
  y: Scale;
  yFormat: ValueFormat;
  yTitle: ReactNode;
  height: number;
  /** What stands under the axis, at which instant; none: the axis is another plot's. */
  ticks: readonly { at: number; text: string }[];
  moments: readonly Moment[];
  /** The moments are named above this plot. */
  named?: boolean;
  /** Grey: differences that chance could explain. */
  band?: { low: number; high: number };
  children: ReactNode;
}

const LINE = 18;
/** A longer name stands in full below the chart. */
const LONGEST = 34;

/** One plot over time: hairlines, the moments that cut it, and marks at fluid places. */
export function HistoryPlot({
  x,
  y,
  yFormat,
  yTitle,
  height,
  ticks,
  moments,
  named,
  band,
  label,
  describedBy,
  children,
}: Props) {
  const head = named ? moments.length * LINE : 0;
  return (
    <div role="img" aria-label={label} aria-describedby={describedBy} className="chart">
      <p className="mb-2 text-xs leading-4 text-ink2">{yTitle}</p>
      <div className="grid grid-cols-[3.75rem_minmax(0,1fr)] pe-4">
        <svg width="100%" height={height + head} overflow="visible" className="block">
          {y.ticks.map((t) => (
            <text key={t} x="100%" dx={-8} y={head + (1 - y.at(t)) * height + 4} textAnchor="end" className="soft">
              {tickText(t, y.step, yFormat)}
            </text>
          ))}
        </svg>
        <div className="relative min-w-0">
          <svg width="100%" height={height + head} overflow="visible" className="block">
            <svg y={head} width="100%" height={height} overflow="visible">
              {band ? <Band y={y} band={band} /> : null}
              {y.ticks.map((t) => (
                <line
                  key={t}
                  x2="100%"
                  y1={percent(1 - y.at(t))}
                  y2={percent(1 - y.at(t))}
                  stroke={t === 0 ? "var(--ink2)" : "var(--line)"}
                />
              ))}
            </svg>
            {moments.map((moment, i) => (
              <line
                key={moment.mark}
                x1={percent(x.at(moment.at))}
                x2={percent(x.at(moment.at))}
                y1={named ? (i + 1) * LINE - 2 : 0}
                y2="100%"
                stroke="var(--ink2)"
                strokeDasharray="4 3"
              />
            ))}
            {named
              ? moments.map((moment, i) => (
                  <MomentName key={moment.mark} moment={moment} place={x.at(moment.at)} y={(i + 1) * LINE - 6} />
                ))
              : null}
            <svg y={head} width="100%" height={height} overflow="visible">
              {children}
            </svg>
          </svg>
        </div>
        <span />
        <svg width="100%" height={ticks.length > 0 ? 20 : 4} overflow="visible" className="block">
          {ticks.map((t, i) => (
            <text
              key={t.at}
              x={percent(x.at(t.at))}
              y={15}
              textAnchor={ticks.length === 1 ? "middle" : i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle"}
              className="soft"
            >
              {t.text}
            </text>
          ))}
        </svg>
      </div>
    </div>
  );
}

/** Away from the nearer edge, so that it stays inside; where there is no room, the number alone. */
function MomentName({ moment: { mark, text }, place, y }: { moment: Moment; place: number; y: number }) {
  const isLate = place > 0.5;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return (
    <text
      x={percent(place)}
      dx={isLate ? 4 : -4}
      y={y}
      textAnchor={isLate ? "end" : "start"}
      stroke="var(--surface)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      <tspan fontWeight={600}>{mark}</tspan>
      <tspan dx={6} className="max-sm:hidden">
        {short}
      </tspan>
    </text>
  );
}

/** The part of the noise band that is in sight. */
function Band({ y, band }: { y: Scale; band: { low: number; high: number } }) {
  const [low, high] = [Math.max(band.low, y.low), Math.min(band.high, y.high)];
  if (high <= low) return null;
  const [top, bottom] = [percent(1 - y.at(high)), percent(1 - y.at(low))];
  return (
    <g>
      <rect width="100%" y={top} height={percent(y.at(high) - y.at(low))} fill="var(--noise)" />
      {[top, bottom].map((edge) => (
        <line key={edge} x2="100%" y1={edge} y2={edge} stroke="var(--noise-edge)" strokeDasharray="2 3" />
      ))}
    </g>
  );
}
