import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { Prior } from "@/lib/core/evidence/priors";
import { formatPercent } from "@/lib/view/format";

const percent = (o: number) => formatPercent(o, { decimals: 2 });

/** What stands in when nobody measured: low, middle, high and what they rest on. */
export function PriorsTable({ label, priors }: { label: string; priors: readonly (Prior & { id: string })[] }) {
  return (
    <DataTable label={label} stickyFirst roomy>
      <thead>
        <tr>
          <Th>Situation</Th>
          <Th num>P10</Th>
          <Th num>P50</Th>
          <Th num>P90</Th>
          <Th>Rests on</Th>
          <Th>Grade</Th>
        </tr>
      </thead>
      <tbody>
        {priors.map((p) => (
          <tr key={p.id} id={p.id} className="target:bg-virt-tint">
            <Th scope="row" className="min-w-52">
              <span className="font-medium">{p.label}</span>
              <span className="block type-note text-ink3">{p.meaning}</span>
            </Th>
            <Td num>{percent(p.p10)}</Td>
            <Td num className="font-semibold">
              {percent(p.p50)}
            </Td>
            <Td num>{percent(p.p90)}</Td>
            <Td className="min-w-64">
              {p.basis}{" "}
              {p.url ? (
                <a href={p.url} rel="noreferrer" className="link">
                  Source
                </a>
              ) : null}
            </Td>
            <Td>
              <GradeBadge grade={p.grade} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
