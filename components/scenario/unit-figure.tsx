import { SideIntervals } from "@/components/charts/side-intervals";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { type UnitGroup, unitMoney, unitSentence } from "@/lib/view/work-rows";

interface Props {
  group: UnitGroup;
  currency: string;
  level: string;
}

/** What a unit of work costs on both sides, segment by segment. */
export function UnitFigure({ group, currency, level }: Props) {
  const { id, unit, confidential, rows } = group;
  const money = (x: number) => unitMoney(x, currency);
  const ends = (r: { low: number; value: number; high: number }) =>
    r.low === r.high ? money(r.value) : `${money(r.value)} (${money(r.low)} to ${money(r.high)})`;
  const title = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}${confidential ? ", confidential computing" : ""}`;
  const varies = rows.some((r) => r.difference.low !== r.difference.high);
  return (
    <ChartFrame
      id={`unit-${id}`}
      bare
      level={3}
      title={title}
      sentence={unitSentence(group, currency)}
      legend={varies ? `lines: ${level}` : undefined}
      table={
        <PlainTable
          label={`${title} on both sides`}
          caption={`Amounts in ${currency}${varies ? `; in brackets: ${level}` : ""}`}
          head={["Segment", "Virtualized", "Bare metal", "Virtualized costs more by"]}
          num={[1, 2, 3]}
          rows={rows.map((r) => [r.segment, ends(r.virtualized), ends(r.bareMetal), ends(r.difference)])}
        />
      }
    >
      <SideIntervals
        rows={rows.map((r, i) => ({
          id: String(i),
          label: r.segment,
          bareMetal: r.bareMetal,
          virtualized: r.virtualized,
          text: `${r.difference.value < 0 ? "VM cheaper by" : "VM dearer by"} ${money(Math.abs(r.difference.value))}`,
        }))}
        format={{ kind: "money", currency }}
        axisTitle={`${currency} for ${unit}. Circle: bare metal; diamond: virtualized.`}
        label={`${title}: what it costs on bare metal and virtualized`}
        describedBy={`unit-${id}-sentence`}
      />
    </ChartFrame>
  );
}
