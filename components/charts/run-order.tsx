import type { Role } from "@/lib/view/series";
import { ROLES } from "./role";
import { Mark } from "./mark";
import type { ChartNames } from "./row-chart";
import { percent, type Scale, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";
import { XyChart } from "./xy-chart";

interface Props extends ChartNames {
  /** Each with its place in the order of measuring, from 1; of a long series a selection. */
  values: readonly { place: number; value: number }[];
  /** How many were measured. */
  count: number;
  role: Role;
  median?: number;
  format?: ValueFormat;
  yTitle: string;
  height?: number;
  /** Values of another strip beside it, whose axis it shares. */
  among?: readonly number[];
}

/** Each value where it fell in time: drift and warm-up show as a slope. */
export function RunOrder({
  values,
  count,
  role,
  median,
  format = { kind: "plain" },
  yTitle,
  height = 160,
  among = [],
  label,
  describedBy,
}: Props) {
  const shown = values.filter((p) => Number.isFinite(p.value));
  const y = tightScale(
    shown.map((p) => p.value),
    { include: among, room: 0.08, count: 4 },
  );
  const x = orderScale(count);
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={{ kind: "plain" }}
      yFormat={format}
      xTitle={values.length < count ? "order of measuring (least and greatest of each stretch)" : "order of measuring"}
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
                <Mark key={p.place} x={percent(x.at(p.place))} y={percent(1 - y.at(p.value))} role={role} size={4} />
              ))
            : shown.map((p) => (
                <circle
                  key={p.place}
                  cx={percent(x.at(p.place))}
                  cy={percent(1 - y.at(p.value))}
                  r={2}
                  fill={ROLES[role].colour}
                />
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
