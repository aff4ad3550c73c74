import { DataTable, Td, Th } from "@/components/ui/data-table";
import { formatNumber, formatPercent } from "@/lib/view/format";
import type { SpendRow } from "@/lib/view/spend";

interface Props {
  label: string;
  /** Head of the first column. */
  what: string;
  currency: string;
  rows: readonly SpendRow[];
  total: string;
}

const money = (decimal: string) => formatNumber(Number(decimal), { decimals: 2, atLeast: 2 });

/** Spend row by row with its share, drawn and written; the last row is the bill's own total. */
export function SpendTable({ label, what, currency, rows, total }: Props) {
  return (
    <DataTable label={label} stickyFirst maxHeight="24rem">
      <thead>
        <tr>
          <Th>{what}</Th>
          <Th num>Spend, {currency}</Th>
          <Th num>Share</Th>
          <Th aria-hidden="true" className="w-40 print:hidden" />
          <Th num>On the invoice, {currency}</Th>
          <Th num>GPU-hours</Th>
          <Th num>Rows</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.name}>
            <Th scope="row" className="min-w-32">
              {r.name}
            </Th>
            <Td num>{money(r.effectiveCost)}</Td>
            <Td num>{r.share === null ? "n/a" : formatPercent(r.share, { decimals: 1 })}</Td>
            <Td aria-hidden="true" className="print:hidden">
              <span
                className="block h-2 rounded-xs bg-ink3"
                style={{ width: `${100 * Math.max(0, Math.min(1, r.share ?? 0))}%` }}
              />
            </Td>
            <Td num>{money(r.billedCost)}</Td>
            <Td num>{r.gpuHours === null ? "not known" : formatNumber(r.gpuHours, { significant: 5 })}</Td>
            <Td num>{formatNumber(r.rows)}</Td>
          </tr>
        ))}
        <tr className="font-semibold">
          <Th scope="row">Total</Th>
          <Td num>{money(total)}</Td>
          <Td num>{formatPercent(1, { decimals: 1 })}</Td>
          <Td aria-hidden="true" className="print:hidden" />
          <Td />
          <Td />
          <Td num>{formatNumber(rows.reduce((n, r) => n + r.rows, 0))}</Td>
        </tr>
      </tbody>
    </DataTable>
  );
}
