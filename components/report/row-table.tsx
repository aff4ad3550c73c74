import { DataTable, Td, Th } from "@/components/ui/data-table";
import { SideMark } from "@/components/ui/side-mark";
import { followsLoad } from "@/lib/core/comparison/load";
import { VERDICT_WORDS } from "@/lib/core/comparison/verdict-words";
import type { FrozenRow } from "@/lib/core/report/frozen-comparison";
import { decimalsFor, formatIn, formatInterval, formatPercent, unitFor } from "@/lib/view/format";
import { type NamedRow, rowGroups } from "@/lib/view/report-rows";

/** Every row of the comparison with its interval, by workload: what the chart above it draws, uncapped. */
export function RowTable({ rows }: { rows: readonly FrozenRow[] }) {
  return (
    <DataTable label="All metrics" stickyFirst>
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th num>
            <SideMark side="baseline" />
          </Th>
          <Th num>
            <SideMark side="candidate" />
          </Th>
          <Th>Unit</Th>
          <Th num>Runs</Th>
          <Th num>Overhead</Th>
          <Th num>95 % interval</Th>
          <Th>Verdict</Th>
        </tr>
      </thead>
      {rowGroups(rows).map((group) => (
        <tbody key={group.title}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={8}
              className="border-b border-line pt-4 pb-1 text-start type-note font-medium text-ink2"
            >
              {group.title}
            </th>
          </tr>
          {group.rows.map((named) => (
            <RowLine key={named.row.key} named={named} />
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

function RowLine({ named: { row, label, note } }: { named: NamedRow }) {
  const { baseline, candidate, overhead } = row;
  const { unit, factor } = unitFor([baseline.median, candidate.median], row.unit);
  const { low, high } = overhead ?? {};
  const ends = low === undefined || high === undefined ? null : { low, high };
  const decimals = decimalsFor(ends ? (ends.high - ends.low) * 100 : 0);
  return (
    <tr>
      <Th scope="row" className="min-w-40 print:min-w-0">
        {label}
        {note ? <span className="block type-note text-ink3">{note}</span> : null}
      </Th>
      <Td num>{formatIn(baseline.median, factor)}</Td>
      <Td num>{formatIn(candidate.median, factor)}</Td>
      <Td className="whitespace-nowrap text-ink2">{unit}</Td>
      <Td num>
        {baseline.runs} v {candidate.runs}
      </Td>
      <Td num className={followsLoad(row) ? "text-ink3" : "font-semibold"}>
        {overhead ? formatPercent(overhead.value, { decimals, atLeast: decimals }) : "n/a"}
      </Td>
      <Td num>{ends ? formatInterval(ends.low, ends.high) : "none"}</Td>
      <Td className="whitespace-nowrap print:whitespace-normal">
        {VERDICT_WORDS[row.verdict]}
        {overhead && !followsLoad(row) ? null : (
          <span className="block max-w-60 type-note whitespace-normal text-ink3">{row.because}</span>
        )}
      </Td>
    </tr>
  );
}
