"use client";

import {
  CartesianGrid,
  ErrorBar,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { WhiskerProps, WhiskerRow } from "./dot-whisker";
import { ROLES } from "./role";
import { tightScale } from "./scale";
import { tickText } from "./value-format";

const ROW = 36;
const AXIS = 24;

type Drawn = WhiskerRow & { at: number; reach: [number, number] };

function Shape({ cx = 0, cy = 0, payload }: { cx?: number; cy?: number; payload?: Drawn }) {
  const { colour, shape, hollow } = ROLES[payload?.role ?? "muted"];
  const d = shape === "circle" ? "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z" : "M0 -6.3L6.3 0L0 6.3L-6.3 0z";
  return (
    <g transform={`translate(${cx} ${cy})`}>
      <path d={d} fill="var(--surface)" stroke="var(--surface)" strokeWidth={3} />
      <path d={d} fill={hollow ? "var(--surface)" : colour} stroke={colour} strokeWidth={hollow ? 1.5 : 0} />
    </g>
  );
}

/** The dot-and-whisker chart with a pointer on it: label and value keep their columns. Drawn in the browser only. */
export function RechartsWhiskers({
  rows,
  format = { kind: "percent" },
  noise,
  ends,
  axisTitle,
  label,
  describedBy,
}: WhiskerProps) {
  const values = rows.flatMap((r) => [r.value, r.low ?? r.value, r.high ?? r.value]);
  const x = tightScale(values, { include: noise ? [0, noise.low, noise.high] : [0] });
  const drawn = rows.map(
    (r, at): Drawn => ({ ...r, at, reach: [r.value - (r.low ?? r.value), (r.high ?? r.value) - r.value] }),
  );
  const roles = [...new Set(drawn.map((r) => r.role))];
  const height = rows.length * ROW + AXIS;
  return (
    <div
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="chart grid grid-cols-[12rem_minmax(0,1fr)_9.5rem]"
    >
      <div>
        {rows.map((r) => (
          <div key={r.id} className="flex flex-col justify-center pe-3 type-note leading-4" style={{ height: ROW }}>
            <span className={r.note ? "line-clamp-1 font-medium" : "line-clamp-2 font-medium"}>{r.label}</span>
            {r.note ? <span className="line-clamp-1 text-xs leading-4 text-ink3">{r.note}</span> : null}
          </div>
        ))}
      </div>
      <div className="min-w-0">
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 400, height }}>
          <ScatterChart accessibilityLayer={false} margin={{ top: 0, right: 20, bottom: 0, left: 20 }}>
            <CartesianGrid horizontal={false} verticalValues={x.ticks} stroke="var(--line)" />
            <XAxis
              type="number"
              dataKey="value"
              domain={[x.low, x.high]}
              ticks={x.ticks}
              tickFormatter={(v: number) => tickText(v, x.step, format)}
              interval={0}
              tickLine={false}
              axisLine={false}
              height={AXIS}
            />
            {/* Places by number: categories would be ordered by series, and the marks leave their rows. */}
            <YAxis type="number" dataKey="at" domain={[-0.5, rows.length - 0.5]} allowDataOverflow reversed hide />
            {noise ? (
              <ReferenceArea
                x1={noise.low}
                x2={noise.high}
                fill="var(--noise)"
                fillOpacity={1}
                stroke="var(--noise-edge)"
                strokeDasharray="2 3"
                ifOverflow="extendDomain"
              />
            ) : null}
            <ReferenceLine x={0} stroke="var(--ink2)" strokeWidth={1.25} ifOverflow="extendDomain" />
            {roles.map((role) => (
              <Scatter
                key={role}
                data={drawn.filter((r) => r.role === role)}
                shape={<Shape />}
                isAnimationActive={false}
              >
                <ErrorBar
                  dataKey="reach"
                  direction="x"
                  width={0}
                  strokeWidth={2}
                  stroke={ROLES[role].colour}
                  isAnimationActive={false}
                />
              </Scatter>
            ))}
            <Tooltip
              isAnimationActive={false}
              cursor={false}
              content={({ active, payload }) => {
                const row = payload?.[0]?.payload as Drawn | undefined;
                if (!active || !row) return null;
                return (
                  <div className="max-w-64 rounded border border-line bg-surface px-3 py-2 text-xs leading-5 shadow-menu">
                    <p className="font-semibold">{row.label}</p>
                    <p className="num">{row.text}</p>
                    {row.note ? <p className="text-ink2">{row.note}</p> : null}
                  </div>
                );
              }}
            />
          </ScatterChart>
        </ResponsiveContainer>
        {ends ? (
          <p className="flex justify-between gap-4 text-xs leading-4 text-ink2">
            <span>← {ends.low}</span>
            <span className="text-end">{ends.high} →</span>
          </p>
        ) : null}
        {axisTitle ? <p className="mt-1 text-center text-xs leading-4 text-ink2">{axisTitle}</p> : null}
      </div>
      <div>
        {rows.map((r) => (
          <div key={r.id} className="flex items-center justify-end type-note num" style={{ height: ROW }}>
            {r.text}
          </div>
        ))}
      </div>
    </div>
  );
}
