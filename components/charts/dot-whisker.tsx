import type { Reach, Series } from "@/lib/view/series";
import { Mark } from "./mark";
import { ROLES } from "./role";
import { type ChartNames, RowChart } from "./row-chart";
import { tightScale, percent } from "./scale";
import type { ValueFormat } from "./value-format";

export interface WhiskerRow extends Series, Reach {
  note?: string;
  /** As written beside the row: "6.6 % (4.0 to 9.1)". */
  text: string;
}

export interface WhiskerProps extends ChartNames {
  rows: readonly WhiskerRow[];
  format?: ValueFormat;
  noise?: { low: number; high: number };
  ends?: { low: string; high: string };
  axisTitle?: string;
}

/** One row a metric: the estimate, its interval, the band of chance. Rows come sorted. */
export function DotWhisker({
  rows,
  format = { kind: "percent" },
  noise,
  ends,
  axisTitle,
  label,
  describedBy,
}: WhiskerProps) {
  const values = rows.flatMap((r) => [r.value, r.low ?? r.value, r.high ?? r.value]);
  const scale = tightScale(values, { include: noise ? [0, noise.low, noise.high] : [0] });
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      noise={noise}
      ends={ends}
      axisTitle={axisTitle}
      rows={rows.map((r) => ({
        id: r.id,
        label: r.label,
        note: r.note,
        value: r.text,
        height: 36,
        draw: (
          <>
            {r.low !== undefined && r.high !== undefined ? (
              <line x1={x(r.low)} x2={x(r.high)} y1="50%" y2="50%" stroke={ROLES[r.role].colour} strokeWidth={2} />
            ) : null}
            <Mark x={x(r.value)} y="50%" role={r.role} title={`${r.label}: ${r.text}`} />
          </>
        ),
      }))}
    />
  );
}
