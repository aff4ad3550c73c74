import { CHOSEN_RATE, rateChosen } from "@/lib/view/chosen-rate";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { PublishedPair } from "@/lib/core/evidence/published";
import { formatNumber, formatPercent } from "@/lib/view/format";

const overhead = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

/** Every published pair: both values as published, what they come to, and where they stand. */
export function PairsTable({ pairs }: { pairs: readonly PublishedPair[] }) {
  return (
    <DataTable label={`${pairs.length} published pairs`} stickyFirst maxHeight="36rem">
      <thead>
        <tr>
          <Th>Workload</Th>
          <Th>Hardware</Th>
          <Th>Virtualized side</Th>
          <Th num className="whitespace-nowrap">
            Bare metal
          </Th>
          <Th num>Virtualized</Th>
          <Th>Unit</Th>
          <Th num>Overhead</Th>
          <Th num>Year</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((p) => (
          <tr key={p.id} id={p.id} className="target:bg-virt-tint">
            <Th scope="row" className="whitespace-nowrap">
              {p.workload} {p.scenario}
              {rateChosen(p) ? <span className="block type-note font-normal text-ink3">{CHOSEN_RATE}</span> : null}
            </Th>
            <Td className="min-w-40">{p.hardware}</Td>
            <Td className="min-w-44">{p.virtualization}</Td>
            <Td num>{formatNumber(p.baseline, { significant: 6 })}</Td>
            <Td num>{formatNumber(p.candidate, { significant: 6 })}</Td>
            <Td className="whitespace-nowrap text-ink2">{p.unit}</Td>
            <Td num className="font-semibold">
              {overhead(p.overhead)}
            </Td>
            <Td num>{p.year}</Td>
            <Td className="min-w-28">
              <a href={p.url} rel="noreferrer" className="link" title={`${p.title}: ${p.paths.join(" against ")}`}>
                {p.title.replace(", closed division", "")}
              </a>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
