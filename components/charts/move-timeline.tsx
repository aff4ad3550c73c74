import type { MonthTick } from "@/lib/view/month-words";
import type { PhaseRow } from "@/lib/view/phase-rows";
import { type ChartNames, RowChart } from "./row-chart";
import { linearScale, percent } from "./scale";

interface Props extends ChartNames {
  rows: readonly PhaseRow[];
  horizon: number;
  ticks: readonly MonthTick[];
  axisTitle: string;
}

const HEIGHT = 28;

/** Which segment runs where, month by month: hollow virtualized, solid on bare metal, a tick where a commitment ends. */
export function MoveTimeline({ rows, horizon, ticks, axisTitle, label, describedBy }: Props) {
  const scale = { ...linearScale([0, horizon]), low: 0, high: horizon, at: (v: number) => v / horizon };
  const x = (v: number) => percent(scale.at(Math.min(v, horizon)));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "plain" }}
      ticks={ticks}
      zero={null}
      axisTitle={axisTitle}
      rows={rows.map((row) => {
        const moved = row.moves ?? horizon;
        return {
          id: row.id,
          label: row.label,
          value: row.short,
          height: HEIGHT,
          draw: (
            <>
              <rect
                x="0%"
                width={x(moved)}
                y={9}
                height={HEIGHT - 18}
                fill="var(--virt-tint)"
                stroke="var(--virt)"
                strokeWidth={moved > 0 ? 1.25 : 0}
              />
              {moved < horizon ? (
                <rect x={x(moved)} width={percent(1 - scale.at(moved))} y={9} height={HEIGHT - 18} fill="var(--bare)" />
              ) : null}
              {row.boundUntil === null ? null : (
                <line
                  x1={x(row.boundUntil)}
                  x2={x(row.boundUntil)}
                  y1={2}
                  y2={HEIGHT - 2}
                  stroke="var(--ink)"
                  strokeWidth={2}
                />
              )}
            </>
          ),
        };
      })}
    />
  );
}
