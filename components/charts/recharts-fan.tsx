"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { BANDS, fanEnds, type FanPoint, type FanProps, fanScale } from "./fan";
import { FAN_TOP, FanEnds } from "./fan-ends";
import { tickText } from "./value-format";

const AXIS = 20;
const tick = { fill: "var(--ink3)", fontSize: 12 };

/** The fan with a pointer on it: every month's figures under the mouse. Drawn in the browser only. */
export function RechartsFan({ points, ticks, format, endText, height = 240, label, describedBy }: FanProps) {
  const last = points.at(-1);
  const y = fanScale(points);
  const names = new Map(ticks.map((t) => [t.x, t.text]));
  const money = (v: number) => tickText(v, Math.max(1, y.step / 100), format);
  const rows = points.map((p) => ({ ...p, band90: [p.p05, p.p95], band80: [p.p10, p.p90], band50: [p.p25, p.p75] }));
  return (
    <div
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="chart grid grid-cols-[minmax(0,1fr)_auto] [&_.recharts-surface]:overflow-visible"
    >
      <ResponsiveContainer width="100%" height={height + AXIS} initialDimension={{ width: 600, height: height + AXIS }}>
        <ComposedChart
          data={rows}
          accessibilityLayer={false}
          style={{ overflow: "visible" }}
          margin={{ top: FAN_TOP, right: 0, bottom: FAN_TOP, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={["dataMin", "dataMax"]}
            ticks={ticks.map((t) => t.x)}
            tickFormatter={(x: number) => names.get(x) ?? ""}
            tick={tick}
            tickLine={false}
            axisLine={false}
            interval={0}
            height={AXIS}
          />
          <YAxis
            domain={[y.low, y.high]}
            ticks={y.ticks}
            tickFormatter={(v: number) => tickText(v, y.step, format)}
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={48}
          />
          {BANDS.map((b) => (
            <Area
              key={b.low}
              dataKey={b.fill.slice(6, -1)}
              stroke="var(--noise-edge)"
              strokeWidth={0.75}
              fill={b.fill}
              fillOpacity={1}
              isAnimationActive={false}
              activeDot={false}
            />
          ))}
          <ReferenceLine y={0} stroke="var(--ink2)" ifOverflow="extendDomain" />
          <Line dataKey="p50" stroke="var(--ink)" strokeWidth={2} dot={false} isAnimationActive={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--ink3)", strokeDasharray: "2 3" }}
            content={({ active, payload }) => {
              const p = payload?.[0]?.payload as FanPoint | undefined;
              if (!active || !p) return null;
              return (
                <div className="rounded border border-line bg-surface px-3 py-2 text-xs leading-5 shadow-menu">
                  <p className="font-semibold">Month {p.x}</p>
                  <p className="num">middle {money(p.p50)}</p>
                  <p className="num text-ink2">
                    8 in 10: {money(p.p10)} to {money(p.p90)}
                  </p>
                  <p className="num text-ink2">
                    9 in 10: {money(p.p05)} to {money(p.p95)}
                  </p>
                </div>
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
      {last ? <FanEnds ends={fanEnds(last, endText)} y={y} height={height} /> : null}
    </div>
  );
}
