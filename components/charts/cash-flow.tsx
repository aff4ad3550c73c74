import type { MonthTick } from "@/lib/view/month-words";
import { Mark } from "./mark";
import { type Place, bandPath, linePath } from "./paths";
import type { ChartNames } from "./row-chart";
import { linearScale, percent, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";
import { XyChart } from "./xy-chart";

export interface CashPoint {
  month: number;
  p05: number;
  p50: number;
  p95: number;
  discounted: number;
}

interface Props extends ChartNames {
  points: readonly CashPoint[];
  ticks: readonly MonthTick[];
  format: ValueFormat;
  yTitle: string;
  xTitle: string;
  /** Months until the running total is back at zero; `null`: not within the horizon. */
  payback: { early: number | null; middle: number | null; late: number | null };
  /** Stands where nothing crosses. */
  noPayback: string;
  /** Months after which bound capacity is free. */
  commitments: readonly { month: number; text: string }[];
  height?: number;
}

/** What a move has saved by each month: a line with its band, and where it crosses zero. */
export function CashFlow({
  points,
  ticks,
  format,
  yTitle,
  xTitle,
  payback,
  noPayback,
  commitments,
  height = 260,
  label,
  describedBy,
}: Props) {
  const last = points.at(-1);
  if (!last) return null;
  const x = { ...linearScale([0, last.month]), low: 0, high: last.month, at: (v: number) => v / last.month };
  const y = tightScale(
    points.flatMap((p) => [p.p05, p.p95, p.discounted]),
    { include: [0], room: 0.06, count: 4 },
  );
  const at = (key: keyof CashPoint) => points.map((p): Place => [x.at(p.month), 1 - y.at(p[key])]);
  const zero = percent(1 - y.at(0));
  const varies = points.some((p) => p.p05 !== p.p95);
  const headroom = y.at(0) < 0.8;
  const [early, late] = [payback.early, payback.late ?? last.month];
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={{ kind: "plain" }}
      yFormat={format}
      xTicks={ticks}
      xTitle={xTitle}
      yTitle={yTitle}
      height={height}
      stretched={
        <>
          {varies ? (
            <path
              d={bandPath(at("p95"), at("p05"))}
              fill="var(--band90)"
              stroke="var(--noise-edge)"
              strokeWidth={0.75}
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
          <path
            d={linePath([
              [0, 1 - y.at(0)],
              [1, 1 - y.at(0)],
            ])}
            stroke="var(--ink2)"
            strokeWidth={1.25}
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={linePath(at("discounted"))}
            stroke="var(--ink2)"
            strokeWidth={1.5}
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
          <path d={linePath(at("p50"))} stroke="var(--ink)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
        </>
      }
      marks={
        <>
          {commitments.map((c, i) => {
            const right = x.at(c.month) > 0.6;
            return (
              // Two commitments may end in one month
              <g key={i}>
                <line
                  x1={percent(x.at(c.month))}
                  x2={percent(x.at(c.month))}
                  y2="100%"
                  stroke="var(--ink3)"
                  strokeDasharray="2 3"
                />
                <text
                  x={percent(x.at(c.month))}
                  y={headroom ? 12 + 16 * i : height - 8 - 16 * i}
                  dx={right ? -6 : 6}
                  textAnchor={right ? "end" : "start"}
                  className="mid halo"
                >
                  {c.text}
                </text>
              </g>
            );
          })}
          {early !== null && early !== late ? (
            <>
              <line
                x1={percent(x.at(early))}
                x2={percent(x.at(late))}
                y1={zero}
                y2={zero}
                stroke="var(--bare)"
                strokeWidth={4}
              />
              {[early, ...(payback.late === null ? [] : [late])].map((end) => (
                <svg key={end} x={percent(x.at(end))} y={zero} overflow="visible">
                  <line y1={-6} y2={6} stroke="var(--bare)" strokeWidth={2} />
                </svg>
              ))}
            </>
          ) : null}
          {payback.middle === null ? (
            <text x="100%" y={zero} dx={-6} dy={-8} textAnchor="end" className="strong halo">
              {noPayback}
            </text>
          ) : (
            <Mark x={percent(x.at(payback.middle))} y={zero} role="baseline" />
          )}
        </>
      }
    />
  );
}
