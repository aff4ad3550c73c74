import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { Assumption, Projection } from "@/lib/core/projection/projection";
import { SourceCell, ValueCell, capital, hasGrade, shownValue } from "./assumption-cells";

interface Props {
  assumptions: readonly Assumption[];
  settings: Projection["settings"];
  currency: string;
}

/** Every value nobody measured here, with range, source and grade; settings stand apart and carry no grade. */
export function AssumptionTable({ assumptions, settings, currency }: Props) {
  return (
    <>
      <DataTable label="Assumptions" className="row-cards">
        <thead>
          <tr>
            <Th>Assumption</Th>
            <Th num>Value, range</Th>
            <Th>Source, owner, date</Th>
            <Th>Grade</Th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map((a) => (
            <tr key={a.id}>
              <Th scope="row" className="min-w-40 max-sm:font-medium">
                {capital(a.label)}
              </Th>
              <Td num>
                <ValueCell a={a} currency={currency} />
              </Td>
              <Td className="min-w-40 text-ink2">
                <SourceCell a={a} />
              </Td>
              <Td>{hasGrade(a) ? <GradeBadge grade={a.grade} /> : "–"}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <h3 className="mt-6 type-note font-medium text-ink2">Settings (a choice, so without a grade)</h3>
      <dl className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-8 type-table">
        {settings.map((s) => (
          <div key={s.id} className="flex justify-between gap-4 border-b border-line py-1.5">
            <dt className="text-ink2">{capital(s.label)}</dt>
            <dd className="num">{shownValue(s.value, s.unit, currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
