import { DataTable, Td, Th } from "@/components/ui/data-table";
import { gradeWord } from "@/components/ui/grade-badge";
import type { Words } from "@/components/ui/words";
import { exactPercent } from "@/lib/view/exact-percent";
import { formatMoney, formatMoneyCell, formatPercent } from "@/lib/view/format";
import type { SegmentRow, SegmentRows } from "./segment-rows";
import { type Definition, definitionLabel } from "./wording";

interface Props {
  rows: SegmentRows;
  currency: string;
  definition: Definition;
  words: Words;
}

/** Where the figure comes from: one row a segment, and rows that add up to the total below them. */
export function SegmentTable({ rows: { rows, total, months }, currency, definition, words }: Props) {
  const cell = (v: number) => formatMoneyCell(v, currency);
  const share = definition === "share";
  const rate = ({ overhead: { value: o }, bindingShare, monthlySpend, perYear }: SegmentRow) => {
    const step = Math.abs(perYear.value) < 100 ? 0.01 : 1;
    return share
      ? exactPercent(o, bindingShare * monthlySpend * months, step)
      : exactPercent(bindingShare === 0 ? 0 : o / (1 - o), monthlySpend * months, step);
  };
  return (
    <DataTable label={`${definitionLabel(definition, words)}, segment by segment`} stickyFirst>
      <thead>
        <tr>
          <Th>Segment</Th>
          <Th num>Bill a month</Th>
          {share ? <Th num>GPU-bound</Th> : null}
          <Th num>{share ? "Overhead" : "Extra capacity"}</Th>
          <Th num>Low, a year</Th>
          <Th num>Middle, a year</Th>
          <Th num>High, a year</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments may share a name
          <tr key={i}>
            <Th scope="row" className="min-w-40">
              <span className="font-medium">{r.name}</span>
              <span className="block type-note text-ink3">
                {gradeWord(r.grade)}: {r.source}
              </span>
            </Th>
            <Td num>{formatMoney(r.monthlySpend, currency)}</Td>
            {share ? <Td num>{formatPercent(r.bindingShare)}</Td> : null}
            <Td num>{rate(r)}</Td>
            <Td num>{cell(r.perYear.low)}</Td>
            <Td num>{cell(r.perYear.value)}</Td>
            <Td num>{cell(r.perYear.high)}</Td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <Th scope="row" className="font-semibold">
            Total
          </Th>
          <Td num>{formatMoney(total.monthlySpend, currency)}</Td>
          {share ? <Td /> : null}
          <Td />
          <Td num>{cell(total.perYear.low)}</Td>
          <Td num>{cell(total.perYear.value)}</Td>
          <Td num>{cell(total.perYear.high)}</Td>
        </tr>
      </tfoot>
    </DataTable>
  );
}
