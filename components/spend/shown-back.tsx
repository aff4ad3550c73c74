import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { GpuSpend } from "@/lib/core/billing/gpu-spend";
import { formatNumber } from "@/lib/view/format";
import { shownBackRows } from "@/lib/view/spend";

/** The spend by account and by tag, the largest first; "untagged" is a share of its own. */
export function ShownBack({ shownBack }: { shownBack: GpuSpend["shownBack"] }) {
  return (
    <DataTable label="GPU spend by account and tag" stickyFirst maxHeight="24rem">
      <thead>
        <tr>
          <Th>Account or tag</Th>
          <Th>Kind</Th>
          <Th num>Spend</Th>
          <Th>Currency</Th>
        </tr>
      </thead>
      <tbody>
        {shownBackRows(shownBack).map((s) => (
          <tr key={`${s.by} ${s.key} ${s.value} ${s.currency}`}>
            <Th scope="row" className="min-w-44 [overflow-wrap:anywhere]">
              {s.key ? `${s.key}: ${s.value}` : s.value}
            </Th>
            <Td>{s.by}</Td>
            <Td num>{formatNumber(Number(s.effectiveCost), { decimals: 2, atLeast: 2 })}</Td>
            <Td>{s.currency}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
