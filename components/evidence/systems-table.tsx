import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { PublishedPair } from "@/lib/core/evidence/published";
import { summarise } from "@/lib/core/evidence/published";
import { formatPercent } from "@/lib/view/format";

const percent = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

/** The six systems behind the pairs: what differed besides the hypervisor, and who gains. */
export function SystemsTable({ pairs }: { pairs: readonly PublishedPair[] }) {
  const systems = [...new Set(pairs.map((p) => p.system))];
  return (
    <DataTable label={`${systems.length} systems`} stickyFirst roomy>
      <thead>
        <tr>
          <Th>Hardware</Th>
          <Th num>Pairs</Th>
          <Th num>Median</Th>
          <Th num>Lowest</Th>
          <Th num>Highest</Th>
          <Th>What else differs</Th>
          <Th>Who gains</Th>
        </tr>
      </thead>
      <tbody>
        {systems.map((id) => {
          const own = pairs.filter((p) => p.system === id);
          const first = own[0];
          if (!first) return null;
          const s = summarise(own);
          return (
            <tr key={id}>
              <Th scope="row" className="min-w-44">
                {first.hardware} <span className="text-ink3">{first.year}</span>
              </Th>
              <Td num>{s.pairs}</Td>
              <Td num className="font-semibold">
                {percent(s.median)}
              </Td>
              <Td num>{percent(s.lowest)}</Td>
              <Td num>{percent(s.highest)}</Td>
              <Td className="min-w-64">{first.notes}</Td>
              <Td className="min-w-48">{first.interest}</Td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
