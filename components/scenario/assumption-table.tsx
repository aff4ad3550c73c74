import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { NOT_SET } from "@/lib/core/projection/assumptions";
import type { Assumption, Projection } from "@/lib/core/projection/projection";
import { countOf } from "@/lib/view/counts";
import { formatMoney, formatNumber, formatPercent } from "@/lib/view/format";

interface Props {
  assumptions: readonly Assumption[];
  settings: Projection["settings"];
  currency: string;
}

/** Every value nobody measured here, with range, source and grade; settings stand apart and carry no grade. */
export function AssumptionTable({ assumptions, settings, currency }: Props) {
  return (
    <>
      <DataTable label="Assumptions">
        <thead>
          <tr>
            <Th>Assumption</Th>
            <Th num>Value</Th>
            <Th num>Range</Th>
            <Th>Source</Th>
            <Th>Grade</Th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map((a) => (
            <tr key={a.id}>
              <Th scope="row" className="min-w-40">
                {capital(a.label)}
              </Th>
              <Td num>{shown(a.value, a.unit, currency)}</Td>
              <Td num>
                {a.range ? `${shown(a.range.low, a.unit, currency)} to ${shown(a.range.high, a.unit, currency)}` : "–"}
              </Td>
              <Td className="min-w-40 text-ink2">{a.source}</Td>
              <Td>{a.source === NOT_SET ? "–" : <GradeBadge grade={a.grade} />}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <h3 className="mt-6 type-note font-medium text-ink2">Settings (a choice, so without a grade)</h3>
      <dl className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-8 type-table">
        {settings.map((s) => (
          <div key={s.id} className="flex justify-between gap-4 border-b border-line py-1.5">
            <dt className="text-ink2">{capital(s.label)}</dt>
            <dd className="num">{shown(s.value, s.unit, currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A value with its unit: fractions as percentages, money with its code, the rest as it is. */
function shown(value: number | string, unit: string, currency: string): string {
  if (typeof value === "string") return value;
  if (unit === "fraction" || unit.startsWith("fraction/")) return `${formatPercent(value)}${perUnit(unit)}`;
  if (unit === currency || unit.startsWith(`${currency}/`)) return `${formatMoney(value, currency)}${perUnit(unit)}`;
  if (unit === "month") return countOf(value, "month");
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

const perUnit = (unit: string): string => {
  const per = unit.split("/")[1];
  return per ? ` a ${per}` : "";
};
