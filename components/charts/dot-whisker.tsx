import { onAxis } from "@/lib/view/compare-axis";
import type { Reach, Series } from "@/lib/view/series";
import { Edge } from "./edge";
import { Mark } from "./mark";
import { ROLES } from "./role";
import { type ChartNames, RowChart } from "./row-chart";
import { tightScale, percent } from "./scale";
import type { ValueFormat } from "./value-format";

export interface WhiskerRow extends Series, Reach {
  note?: string;
  /** As written beside the row: "6.6 % (4.0 to 9.1)". */
  text: string;
  /** The row's own noise floor, drawn as a band to either side of zero. */
  floor?: number;
}

interface Props extends ChartNames {
  rows: readonly WhiskerRow[];
  format?: ValueFormat;
  /** One band for every row. */
  noise?: { low: number; high: number };
  /** How far the axis reaches to either side of zero; a row beyond it stands at the edge, with its value in words. */
  limit?: number;
  ends?: { low: string; high: string };
  /** Names are long: their column takes more of the width. */
  longNames?: boolean;
  axisTitle?: string;
}

/** One row a metric: the estimate, its interval, the band of chance. Rows come sorted. */
export function DotWhisker({
  rows,
  format = { kind: "percent" },
  noise,
  limit = Infinity,
  ends,
  longNames,
  axisTitle,
  label,
  describedBy,
}: Props) {
  const drawn = rows.map((r) => ({
    ...r,
    on: onAxis({ value: r.value, low: r.low ?? null, high: r.high ?? null }, limit),
  }));
  const values = drawn.flatMap(({ on }) => [on.value, on.low ?? on.value, on.high ?? on.value]);
  const floor = Math.max(0, ...rows.map((r) => r.floor ?? 0));
  const scale = tightScale(values, { include: [0, -floor, floor, ...(noise ? [noise.low, noise.high] : [])] });
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      noise={noise}
      ends={ends}
      columns={longNames ? "named" : "usual"}
      axisTitle={axisTitle}
      rows={drawn.map(({ on, ...r }) => ({
        id: r.id,
        label: r.label,
        note: r.note,
        value: r.text,
        height: 36,
        ...(r.floor ? { band: { low: -r.floor, high: r.floor } } : {}),
        draw: (
          <>
            {on.low !== undefined && on.high !== undefined ? (
              <line x1={x(on.low)} x2={x(on.high)} y1="50%" y2="50%" stroke={ROLES[r.role].colour} strokeWidth={2} />
            ) : null}
            {on.cutLow ? <Edge x={x(-limit)} to="low" role={r.role} /> : null}
            {on.cutHigh ? <Edge x={x(limit)} to="high" role={r.role} /> : null}
            {on.off ? (
              <Edge x={x(on.value)} to={on.off} role={r.role} words={`beyond the axis: ${r.text.split(" (")[0]}`} />
            ) : (
              <Mark x={x(on.value)} y="50%" role={r.role} title={`${r.label}: ${r.text}`} />
            )}
          </>
        ),
      }))}
    />
  );
}
