import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { tightScale, percent } from "./scale";

export interface DumbbellRow {
  id: string;
  label: string;
  note?: string;
  /** Candidate with the baseline set to 100; more is more work, for times too. */
  candidate: number;
  text: string;
}

/** Both sides of each metric with bare metal at 100. */
export function Dumbbell({ rows, label, describedBy }: ChartNames & { rows: readonly DumbbellRow[] }) {
  const scale = tightScale(
    rows.map((r) => r.candidate),
    { include: [100] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "plain" }}
      zero={100}
      axisTitle="bare metal = 100"
      rows={rows.map((r) => ({
        id: r.id,
        label: r.label,
        note: r.note,
        value: r.text,
        draw: (
          <>
            <line x1={x(100)} x2={x(r.candidate)} y1="50%" y2="50%" stroke="var(--ink3)" strokeWidth={2} />
            <Mark x={x(100)} y="50%" role="baseline" title={`${r.label}, bare metal: 100`} />
            <Mark x={x(r.candidate)} y="50%" role="candidate" title={`${r.label}, virtualized: ${r.text}`} />
          </>
        ),
      }))}
    />
  );
}
