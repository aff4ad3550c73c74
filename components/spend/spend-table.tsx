import { DataTable, Td, Th } from "@/components/ui/data-table";
import { formatNumber, formatPercent } from "@/lib/view/format";
import { type SpendRow, spendShown } from "@/lib/view/spend";

interface Props {
  label: string;
  /** Head of the first column. */
  what: string;
  currency: string;
  rows: readonly SpendRow[];
}

const money = (decimal: string) => formatNumber(Number(decimal), { decimals: 2, atLeast: 2 });
const hours = (known: number | null) => (known === null ? "not known" : formatNumber(known, { significant: 5 }));

/** Spend row by row with its share, drawn and written; the last row is their total, to the cent. */
export function SpendTable({ label, what, currency, rows }: Props) {
  const shown = spendShown(rows);
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
        {shown.rows.map((r) => (
          <tr key={r.name}>
            <Th scope="row" className="min-w-32">
              {r.name}
            </Th>
            <Td num>{money(r.effectiveCost)}</Td>
            <Td num>{r.share === null ? "n/a" : formatPercent(r.share, { decimals: 1 })}</Td>
            <Td aria-hidden="true" className="print:hidden">
              <span
                className="mt-1.5 block h-2 rounded-xs bg-ink3"
                style={{ width: `${100 * Math.max(0, Math.min(1, r.share ?? 0))}%` }}
              />
            </Td>
            <Td num>{money(r.billedCost)}</Td>
            <Td num>{hours(r.gpuHours)}</Td>
            <Td num>{formatNumber(r.rows)}</Td>
          </tr>
        ))}
        <tr className="font-semibold">
          <Th scope="row">Total</Th>
          <Td num>{money(shown.total.effectiveCost)}</Td>
          <Td num>{formatPercent(1, { decimals: 1 })}</Td>
          <Td aria-hidden="true" className="print:hidden" />
          <Td num>{money(shown.total.billedCost)}</Td>
          <Td num>{hours(shown.total.gpuHours)}</Td>
          <Td num>{formatNumber(shown.total.rows)}</Td>
        </tr>
      </tbody>
    </DataTable>
  );
}
