import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { GpuSpend } from "@/lib/core/billing/gpu-spend";
import { formatNumber } from "@/lib/view/format";

/** Rows that are not in the spend: how many, why, what they cost, and where the first of them stand. */
export function LeftOut({ leftOut }: { leftOut: GpuSpend["leftOut"] }) {
  if (leftOut.length === 0) return <p className="text-ink2">Every row of the bill is GPU spend.</p>;
  return (
    <DataTable label="Rows left out, and why" stickyFirst>
      <thead>
        <tr>
          <Th>Why</Th>
          <Th num>Rows</Th>
          <Th num>Cost of those rows</Th>
          <Th>Lines</Th>
        </tr>
      </thead>
      <tbody>
        {leftOut.map((l) => (
          <tr key={l.reason}>
            <Th scope="row" className="min-w-44">
              {l.reason}
            </Th>
            <Td num>{formatNumber(l.rows)}</Td>
            <Td num className="whitespace-nowrap">
              {l.costs.length === 0
                ? "–"
                : l.costs
                    .map((c) => `${formatNumber(Number(c.effectiveCost), { decimals: 2, atLeast: 2 })} ${c.currency}`)
                    .join(", ")}
            </Td>
            <Td className="min-w-44 text-ink2">
              {l.lines.slice(0, 8).join(", ")}
              {l.rows > 8 ? " …" : ""}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
