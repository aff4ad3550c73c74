import type { ReactNode } from "react";
import type { ChartNames } from "./row-chart";
import { percent, type Scale } from "./scale";
import { tickText, type ValueFormat } from "./value-format";

interface Props extends ChartNames {
  x: Scale;
  y: Scale;
  xFormat: ValueFormat;
  yFormat: ValueFormat;
  xTitle?: string;
  yTitle?: string;
  /** Marks of the x axis with words of their own: months of a calendar. */
  xTicks?: readonly { at: number; text: string }[];
  height: number;
  /** Paths in a unit square, stretched to the plot; strokes keep their width with `vectorEffect`. */
  stretched?: ReactNode;
  /** Marks at fluid places. */
  marks?: ReactNode;
}

/** Two axes, hairlines, and room for lines and marks. */
export function XyChart({
  x,
  y,
  xFormat,
  yFormat,
  xTitle,
  yTitle,
  xTicks = x.ticks.map((at) => ({ at, text: tickText(at, x.step, xFormat) })),
  height,
  stretched,
  marks,
  label,
  describedBy,
}: Props) {
  return (
    <div role="img" aria-label={label} aria-describedby={describedBy} className="chart">
      {yTitle ? <p className="mb-1 text-xs leading-4 text-ink2">{yTitle}</p> : null}
      <div className="grid grid-cols-[3.25rem_minmax(0,1fr)] pe-5">
        <svg width="100%" height={height} overflow="visible" className="block">
          {y.ticks.map((t) => (
            <text key={t} x="100%" dx={-8} y={percent(1 - y.at(t))} dy={4} textAnchor="end" className="soft">
              {tickText(t, y.step, yFormat)}
            </text>
          ))}
        </svg>
        <div className="relative min-w-0">
          <svg width="100%" height={height} overflow="visible" className="absolute inset-0">
            {y.ticks.map((t) => (
              <line key={t} x2="100%" y1={percent(1 - y.at(t))} y2={percent(1 - y.at(t))} stroke="var(--line)" />
            ))}
            <line x2="100%" y1="100%" y2="100%" stroke="var(--ink3)" />
          </svg>
          <svg
            width="100%"
            height={height}
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            className="relative block"
            fill="none"
            overflow="visible"
          >
            {stretched}
          </svg>
          <svg width="100%" height={height} overflow="visible" className="absolute inset-0">
            {marks}
          </svg>
        </div>
        <span />
        <svg width="100%" height={20} overflow="visible" className="block">
          {xTicks.map(({ at, text }) => (
            <text key={at} x={percent(x.at(at))} y={15} textAnchor="middle" className="soft">
              {text}
            </text>
          ))}
        </svg>
      </div>
      {xTitle ? <p className="mt-0.5 text-center text-xs leading-4 text-ink2">{xTitle}</p> : null}
    </div>
  );
}
