import { type FanEnd, FanEnds, fanY } from "./fan-ends";
import { bandPath, linePath, type Place } from "./paths";
import type { ChartNames } from "./row-chart";
import { percent, type Scale, tightScale } from "./scale";
import { tickText, type ValueFormat } from "./value-format";

export interface FanPoint {
  x: number;
  p05: number;
  p10: number;
  p25: number;
  p50: number;
  p75: number;
  p90: number;
  p95: number;
}

export interface FanProps extends ChartNames {
  points: readonly FanPoint[];
  /** What stands under the axis, at which x. */
  ticks: readonly { x: number; text: string }[];
  format: ValueFormat;
  /** Words beside the right edge: middle, upper and lower end. */
  endText: { p50: string; p95: string; p05: string };
  height?: number;
}

export const BANDS = [
  { low: "p05", high: "p95", fill: "var(--band90)" },
  { low: "p10", high: "p90", fill: "var(--band80)" },
  { low: "p25", high: "p75", fill: "var(--band50)" },
] as const;

/** Zero and all ends in sight; the ends of the axis follow the data. */
export const fanScale = (points: readonly FanPoint[]): Scale =>
  tightScale(
    points.flatMap((p) => [p.p05, p.p95]),
    { include: [0], room: 0.02, count: 4 },
  );

export const fanEnds = (last: FanPoint, text: FanProps["endText"]): FanEnd[] =>
  last.p05 === last.p95
    ? [{ text: text.p50, value: last.p50, strong: true }]
    : [
        { text: text.p95, value: last.p95 },
        { text: text.p50, value: last.p50, strong: true },
        { text: text.p05, value: last.p05 },
      ];

/** A growing sum with its bands: half, eight and nine in ten cases. Every band has an edge. */
export function Fan({ points, ticks, format, endText, height = 240, label, describedBy }: FanProps) {
  const last = points.at(-1);
  if (!last) return null;
  const first = points[0]?.x ?? 0;
  const y = fanScale(points);
  const px = (v: number) => fanY(y, v, height);
  const place = (p: FanPoint, key: keyof FanPoint): Place => [
    (p.x - first) / (last.x - first || 1),
    px(p[key]) / height,
  ];
  return (
    <div
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="chart grid grid-cols-[3rem_minmax(0,1fr)_auto] @container"
    >
      <svg width="100%" height={height} overflow="visible" className="block">
        {y.ticks.map((t) => (
          <text key={t} x="100%" dx={-8} y={px(t) + 4} textAnchor="end" className="soft">
            {tickText(t, y.step, format)}
          </text>
        ))}
      </svg>
      <div className="relative min-w-0">
        <svg width="100%" height={height} className="absolute inset-0">
          {y.ticks.map((t) => (
            <line key={t} x2="100%" y1={px(t)} y2={px(t)} stroke={t === 0 ? "var(--ink2)" : "var(--line)"} />
          ))}
        </svg>
        <svg
          width="100%"
          height={height}
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
          className="relative block"
          fill="none"
        >
          {BANDS.map((b) => {
            const [upper, lower] = [points.map((p) => place(p, b.high)), points.map((p) => place(p, b.low))];
            return (
              <g key={b.low} stroke="var(--noise-edge)" strokeWidth={0.75}>
                <path d={bandPath(upper, lower)} fill={b.fill} stroke="none" />
                <path d={linePath(upper)} vectorEffect="non-scaling-stroke" />
                <path d={linePath(lower)} vectorEffect="non-scaling-stroke" />
              </g>
            );
          })}
          <path
            d={linePath([
              [0, px(0) / height],
              [1, px(0) / height],
            ])}
            stroke="var(--ink2)"
            vectorEffect="non-scaling-stroke"
            strokeDasharray="1 3"
          />
          <path
            d={linePath(points.map((p) => place(p, "p50")))}
            stroke="var(--ink)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <FanEnds ends={fanEnds(last, endText)} y={y} height={height} />
      <span />
      <svg width="100%" height={20} overflow="visible" className="block">
        {ticks.map((t) => (
          <text
            key={t.x}
            x={percent((t.x - first) / (last.x - first || 1))}
            y={15}
            textAnchor="middle"
            className="soft"
          >
            {t.text}
          </text>
        ))}
      </svg>
      <span />
    </div>
  );
}
