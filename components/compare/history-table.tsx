import type { Route } from "next";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { bare } from "@/lib/view/bare";
import type { HistoryRow } from "@/lib/view/history-rows";
import { unbroken } from "@/lib/view/unbroken";

/** The chart's twin, the newest session first; each opens its own comparison. */
export function HistoryTable({ rows, unit }: { rows: readonly HistoryRow[]; unit: string }) {
  const inUnit = unit && unit !== "1" ? `, ${unit}` : "";
  return (
    <DataTable label="Every session" stickyFirst maxHeight="32rem">
      <thead>
        <tr>
          <Th>Session</Th>
          <Th num>Overhead, %</Th>
          <Th num>95 % interval</Th>
          <Th num>Bare metal{inUnit}</Th>
          <Th num>Virtualized{inUnit}</Th>
          <Th num>Runs</Th>
          <Th>Bare metal of</Th>
          <Th>Verdict</Th>
        </tr>
      </thead>
      <tbody>
        {[...rows].reverse().map((row) => (
          <tr key={row.href}>
            <Th scope="row" className="whitespace-nowrap">
              <Link href={row.href as Route} className="link -my-0.5 inline-block py-0.5">
                {row.date}
              </Link>
            </Th>
            <Td num className="font-semibold">
              {bare(row.overhead)}
            </Td>
            <Td num className="whitespace-nowrap text-ink2">
              {bare(row.interval)}
            </Td>
            <Td num>{row.baseline}</Td>
            <Td num>{row.candidate}</Td>
            <Td num className="whitespace-nowrap text-ink2">
              {row.runs}
            </Td>
            <Td className="whitespace-nowrap text-ink2">{row.baselineDate}</Td>
            <Td>
              {row.verdict}
              {row.value === null ? (
                <span className="block max-w-72 type-note text-ink3">{unbroken(row.why)}</span>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
