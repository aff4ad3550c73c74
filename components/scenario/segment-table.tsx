import { DataTable, Td, Th } from "@/components/ui/data-table";
import { gradeWord } from "@/components/ui/grade-badge";
import type { Words } from "@/components/ui/words";
import { NOT_CLAIMED } from "@/lib/core/projection/not-claimed";
import { exactPercent } from "@/lib/view/exact-percent";
import { formatPercent } from "@/lib/view/format";
import { favourable, moneyCells } from "@/lib/view/money-cells";
import type { SegmentRow, SegmentRows } from "./segment-rows";
import { type Definition, definitionLabel } from "./wording";

interface Props {
  rows: SegmentRows;
  currency: string;
  definition: Definition;
  words: Words;
}

/** Where the figure comes from: one row a segment, and rows that add up to the total below them. */
export function SegmentTable({ rows: { rows, total, months, unclaimed }, currency, definition, words }: Props) {
  const { low, value, high } = total.perYear;
  const plain = moneyCells([low, value, high, ...rows.flatMap((r) => Object.values(r.perYear))]);
  const bill = moneyCells(rows.map((r) => r.monthlySpend));
  const cell = (v: number) => favourable(v, plain);
  const tagged = [total, ...rows].some((r) => Object.values(r.perYear).some((v) => cell(v).endsWith("F")));
  const share = definition === "share";
  const rate = ({ overhead: { value: o }, bindingShare, monthlySpend, perYear }: SegmentRow) => {
    const step = Math.abs(perYear.value) < 100 ? 0.01 : 1;
    return share
      ? exactPercent(o, bindingShare * monthlySpend * months, step)
      : exactPercent(bindingShare === 0 ? 0 : o / (1 - o), monthlySpend * months, step);
  };
  const label = `${definitionLabel(definition, words)}, segment by segment`;
  return (
    <DataTable
      label={label}
      caption={
        <>
          <span className="sr-only">{label}: </span>Amounts in {currency}
          {tagged ? ". In brackets with F: favourable, money not lost." : null}
        </>
      }
      stickyFirst
    >
      <thead>
        <tr>
          <Th>Segment</Th>
          <Th num>Bill a month</Th>
          {share ? <Th num>GPU-bound</Th> : null}
          <Th num>{`${share ? "Overhead" : "Extra capacity"}${unclaimed ? `, ${NOT_CLAIMED}` : ""}`}</Th>
          <Th num>Low, a year</Th>
          <Th num>{unclaimed ? `Middle, ${NOT_CLAIMED}` : "Middle, a year"}</Th>
          <Th num>High, a year</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r, i) => (
          // Segments may share a name
          <tr key={i}>
            <Th scope="row" className="min-w-40">
              <span className="font-medium">{r.name}</span>
              <span className="block type-note text-ink3">
                {gradeWord(r.grade)}: {r.source}
              </span>
            </Th>
            <Td num>{bill(r.monthlySpend)}</Td>
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
          <Td num>{bill(total.monthlySpend)}</Td>
          {share ? <Td /> : null}
          <Td />
          <Td num>{cell(low)}</Td>
          <Td num>{cell(value)}</Td>
          <Td num>{cell(high)}</Td>
        </tr>
      </tfoot>
    </DataTable>
  );
}
