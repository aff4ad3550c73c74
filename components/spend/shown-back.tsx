import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { GpuSpend } from "@/lib/core/billing/gpu-spend";
import { formatNumber, formatPercent } from "@/lib/view/format";
import { shownBackRows } from "@/lib/view/spend";

interface Props {
  shownBack: GpuSpend["shownBack"];
  currency: string;
  /** GPU spend in this currency, of which each row is a share. */
  total: string;
}

/** The spend in one currency by account and by tag, the largest first; "untagged" is a share of its own. */
export function ShownBack({ shownBack, currency, total }: Props) {
  const whole = Number(total);
  return (
    <DataTable label={`GPU spend by account and tag, ${currency}`} stickyFirst maxHeight="24rem">
      <thead>
        <tr>
          <Th>Account or tag</Th>
          <Th>Kind</Th>
          <Th num>Spend, {currency}</Th>
          <Th num>Share</Th>
        </tr>
      </thead>
      <tbody>
        {shownBackRows(shownBack.filter((s) => s.currency === currency)).map((s) => (
          <tr key={`${s.by} ${s.key} ${s.value}`}>
            <Th scope="row" className="min-w-44 [overflow-wrap:anywhere]">
              {s.key ? `${s.key}: ${s.value}` : s.value}
            </Th>
            <Td>{s.by}</Td>
            <Td num>{formatNumber(Number(s.effectiveCost), { decimals: 2, atLeast: 2 })}</Td>
            <Td num>{whole === 0 ? "n/a" : formatPercent(Number(s.effectiveCost) / whole, { decimals: 1 })}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
