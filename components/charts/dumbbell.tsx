import { onAxis } from "@/lib/view/compare-axis";
import type { Series } from "@/lib/view/series";
import { Edge } from "./edge";
import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";

/** Speed of the candidate where the baseline's is 100. */
export interface DumbbellRow extends Series {
  note?: string;
  value: number;
  /** "3,310 → 3,170 token/s". */
  text: string;
  /** Points to either side of 100 that chance could explain. */
  floor?: number;
}

interface Props extends ChartNames {
  rows: readonly DumbbellRow[];
  /** How far the axis reaches to either side of 100, in points. */
  limit?: number;
  ends?: { low: string; high: string };
  /** Names are long: their column takes more of the width. */
  longNames?: boolean;
}

export const BASE = 100;

/** Two marks a row, the baseline's always at 100: how far apart they are is what virtualization takes. */
export function Dumbbell({ rows, limit = Infinity, ends, longNames, label, describedBy }: Props) {
  const drawn = rows.map((r) => ({ ...r, on: onAxis({ value: r.value - BASE, low: null, high: null }, limit) }));
  const floor = Math.max(0, ...rows.map((r) => r.floor ?? 0));
  const scale = tightScale(
    drawn.map(({ on }) => BASE + on.value),
    { include: [BASE - floor, BASE, BASE + floor] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "plain" }}
      zero={BASE}
      ends={ends}
      columns={longNames ? "named" : "usual"}
      rows={drawn.map(({ on, ...r }) => ({
        id: r.id,
        label: r.label,
        note: r.note,
        value: r.text,
        height: 36,
        ...(r.floor ? { band: { low: BASE - r.floor, high: BASE + r.floor } } : {}),
        draw: (
          <>
            <line x1={x(BASE)} x2={x(BASE + on.value)} y1="50%" y2="50%" stroke="var(--ink3)" strokeWidth={2} />
            <Mark x={x(BASE)} y="50%" role="baseline" title={`${r.label}, bare metal: ${BASE}`} />
            {on.off ? (
              <Edge x={x(BASE + on.value)} to={on.off} role="candidate" words="beyond the axis" />
            ) : (
              <Mark x={x(BASE + on.value)} y="50%" role="candidate" title={`${r.label}: ${r.text}`} />
            )}
          </>
        ),
      }))}
    />
  );
}
