import type { Series } from "@/lib/view/series";
import { Mark } from "./mark";
import { ROLES } from "./role";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, stack, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

export interface StripGroup extends Series {
  note?: string;
  text?: string;
  /** One dot a value. */
  dots?: readonly { value: number; title: string }[];
  /** Without a middle only its two ends are known. */
  interval?: { low: number; value?: number; high: number };
}

interface Props extends ChartNames {
  groups: readonly StripGroup[];
  format?: ValueFormat;
  ends?: { low: string; high: string };
  noise?: { low: number; high: number };
}

/** Values as dots and intervals as bars, group by group on one axis. */
export function IntervalStrip({ groups, format = { kind: "percent" }, ends, noise, label, describedBy }: Props) {
  const all = groups.flatMap((g) => [...(g.dots ?? []).map((d) => d.value), g.interval?.low, g.interval?.high]);
  const scale = tightScale(
    all.filter((v) => v !== undefined),
    { include: noise ? [0, noise.low, noise.high] : [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      ends={ends}
      noise={noise}
      rows={groups.map((g) => {
        const dots = g.dots ?? [];
        const floors = stack(
          dots.map((d) => scale.at(d.value)),
          0.022,
        );
        const levels = dots.length > 0 ? Math.max(...floors) + 1 : 0;
        const height = (g.interval ? 28 : 12) + levels * 8 + (g.note ? 12 : 4);
        const { colour, hollow } = ROLES[g.role];
        return {
          id: g.id,
          label: g.label,
          note: g.note,
          value: g.text,
          height,
          draw: (
            <>
              {g.interval ? (
                <>
                  <line
                    x1={x(g.interval.low)}
                    x2={x(g.interval.high)}
                    y1={14}
                    y2={14}
                    stroke={colour}
                    strokeWidth={2}
                    strokeDasharray={hollow ? "4 3" : undefined}
                  />
                  {g.interval.value === undefined ? null : (
                    <Mark x={x(g.interval.value)} y={14} role={g.role} title={g.text} />
                  )}
                </>
              ) : null}
              {dots.map((d, i) => (
                <circle
                  key={d.title}
                  cx={x(d.value)}
                  cy={(g.interval ? 28 : height / 2 - ((levels - 1) * 8) / 2) + (floors[i] ?? 0) * 8}
                  r={3}
                  fill={hollow ? "var(--surface)" : colour}
                  stroke={colour}
                  strokeWidth={hollow ? 1.25 : 0}
                >
                  <title>{d.title}</title>
                </circle>
              ))}
            </>
          ),
        };
      })}
    />
  );
}
