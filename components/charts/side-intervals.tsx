import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, type Scale, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

export interface SideRow {
  id: string;
  label: string;
  note?: string;
  bareMetal: { low: number; value: number; high: number };
  virtualized: { low: number; value: number; high: number };
  /** As written beside the marks. */
  text: string;
}

interface Props extends ChartNames {
  rows: readonly SideRow[];
  format: ValueFormat;
  axisTitle: string;
}

const HEIGHT = 40;

/** The same thing on both sides, each with its range: bare metal above, virtualized below. */
export function SideIntervals({ rows, format, axisTitle, label, describedBy }: Props) {
  const scale = tightScale(
    rows.flatMap((r) => [r.bareMetal.low, r.bareMetal.high, r.virtualized.low, r.virtualized.high]),
    { room: 0.08, count: 4 },
  );
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      axisTitle={axisTitle}
      columns="roomy"
      rows={rows.map((r) => ({
        id: r.id,
        label: r.label,
        note: r.note,
        value: r.text,
        height: HEIGHT,
        draw: (
          <>
            <Side of={r.bareMetal} scale={scale} y={13} role="baseline" />
            <Side of={r.virtualized} scale={scale} y={27} role="candidate" />
          </>
        ),
      }))}
    />
  );
}

interface SideProps {
  of: SideRow["bareMetal"];
  scale: Scale;
  y: number;
  role: "baseline" | "candidate";
}

function Side({ of: { low, value, high }, scale, y, role }: SideProps) {
  const x = (v: number) => percent(scale.at(v));
  const colour = role === "baseline" ? "var(--bare)" : "var(--virt)";
  return (
    <>
      {low === high ? null : <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke={colour} strokeWidth={2} />}
      <Mark x={x(value)} y={y} role={role} size={5} />
    </>
  );
}
