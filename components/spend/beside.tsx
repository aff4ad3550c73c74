import { DataTable, Td, Th } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/view/format";
import type { BesideRow } from "@/lib/view/left-out-rows";

const money = (decimal: string) => formatNumber(Number(decimal), { decimals: 2, atLeast: 2 });

/** Commitments, credits, taxes and adjustments, each on its own line. */
export function Beside({ rows }: { rows: readonly BesideRow[] }) {
  return (
    <DataTable label="Beside the spend" stickyFirst>
      <thead>
        <tr>
          <Th>What</Th>
          <Th num>Of GPUs</Th>
          <Th num>No GPU named</Th>
          <Th>Currency</Th>
          <Th num>Rows</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={`${r.kind} ${r.currency}`}>
            <Th scope="row" className="min-w-44">
              {r.kind}
            </Th>
            <Td num>{money(r.ofGpus)}</Td>
            <Td num>{money(r.other)}</Td>
            <Td>{r.currency}</Td>
            <Td num>{formatNumber(r.rows)}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
