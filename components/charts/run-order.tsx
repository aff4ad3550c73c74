import type { Role } from "@/lib/view/series";
import { ROLES } from "./role";
import { Mark } from "./mark";
import type { ChartNames } from "./row-chart";
import { percent, type Scale, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";
import { XyChart } from "./xy-chart";

interface Props extends ChartNames {
  /** In the order in which they were measured. */
  values: readonly number[];
  role: Role;
  median?: number;
  format?: ValueFormat;
  yTitle: string;
  height?: number;
}

const MOST = 300;

/** Each value where it fell in time: drift and warm-up show as a slope. */
export function RunOrder({
  values,
  role,
  median,
  format = { kind: "plain" },
  yTitle,
  height = 160,
  label,
  describedBy,
}: Props) {
  const real = values.map((v, i) => ({ v, n: i + 1 })).filter((p) => Number.isFinite(p.v));
  const every = Math.max(1, Math.ceil(real.length / MOST));
  const shown = real.filter((_, i) => i % every === 0);
  const y = tightScale(
    real.map((p) => p.v),
    { room: 0.08, count: 4 },
  );
  const x = orderScale(values.length);
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={{ kind: "plain" }}
      yFormat={format}
      xTitle={every > 1 ? `order of measuring (every ${every}th value drawn)` : "order of measuring"}
      yTitle={yTitle}
      height={height}
      marks={
        <>
          {median !== undefined ? (
            <line
              x2="100%"
              y1={percent(1 - y.at(median))}
              y2={percent(1 - y.at(median))}
              stroke={ROLES[role].colour}
              strokeDasharray="4 3"
            />
          ) : null}
          {shown.length <= 60
            ? shown.map((p) => (
                <Mark key={p.n} x={percent(x.at(p.n))} y={percent(1 - y.at(p.v))} role={role} size={4} />
              ))
            : shown.map((p) => (
                <circle key={p.n} cx={percent(x.at(p.n))} cy={percent(1 - y.at(p.v))} r={2} fill={ROLES[role].colour} />
              ))}
        </>
      }
    />
  );
}

function orderScale(n: number): Scale {
  const scale = tightScale([1, Math.max(2, n)], { room: 0.02, count: 6 });
  const whole = scale.ticks.filter((t) => Number.isInteger(t) && t >= 1 && t <= n);
  return { ...scale, ticks: whole.length > 0 ? whole : [1], step: Math.max(1, scale.step) };
}
