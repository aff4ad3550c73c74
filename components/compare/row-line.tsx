"use client";

import { memo } from "react";
import { cx } from "@/components/ui/class-names";
import { Td, Th } from "@/components/ui/data-table";
import { SideMark } from "@/components/ui/side-mark";
import { StateIcon } from "@/components/ui/state-icon";
import { type LiveRow, fullLabel, isGrey, verdictWord } from "@/lib/view/compare-live";
import { bare } from "@/lib/view/bare";
import { countOf } from "@/lib/view/counts";
import { type Family, worstWords } from "@/lib/view/row-families";
import type { SideHeads } from "@/lib/view/side-heads";
import { FILTERS } from "./filter-bar";
import { useChange } from "./live-rows";

/** On a narrow screen a row is a card: both values stand under the name, without scrolling sideways. */
export const WIDE = "max-sm:hidden";
const NARROW = "sm:hidden";

export interface Columns {
  heads: SideHeads;
  runs: boolean;
}

export type Item = { key: string; row: LiveRow } | { key: string; fold: Family };

/** A family's shown rows, then the fold of its other sizes. */
export function itemsOf(families: readonly Family[]): Item[] {
  return families.flatMap((family) => [
    ...family.shown.map((row): Item => ({ key: row.id, row })),
    ...(family.rows.length > family.shown.length ? [{ key: `fold ${family.key}`, fold: family }] : []),
  ]);
}

interface Props {
  item: Item;
  columns: Columns;
  /** From 0, among all rows. */
  index: number;
  measure?: (element: Element | null) => void;
}

/** One row of the table; drawn anew only when it changes or moves. */
export const RowLine = memo(function RowLine({ item, columns, index, measure }: Props) {
  const place = { ref: measure, "data-index": index, "aria-rowindex": index + 2 };
  return "fold" in item ? (
    <tr {...place}>
      <td colSpan={2} className="border-b border-line py-1 ps-0">
        <Fold family={item.fold} />
      </td>
      <td colSpan={columns.runs ? 6 : 5} className={cx(WIDE, "border-b border-line")} />
    </tr>
  ) : (
    <tr {...place} data-for={item.row.id} className={cx("hover:[&>*]:bg-sunken", isGrey(item.row) && "text-ink3")}>
      <Cells row={item.row} runs={columns.runs} />
    </tr>
  );
});

/** "30 more sizes, worst 50 % at 1 KiB": shows that metric alone, with all of its sizes. */
function Fold({ family }: { family: Family }) {
  const change = useChange();
  const { lead, rows, shown } = family;
  const words = [countOf(rows.length - shown.length, "more size"), worstWords(family)].filter(Boolean).join(", ");
  return (
    <button
      type="submit"
      form={FILTERS}
      name="m"
      value={lead.metric}
      className="link min-h-6 text-start type-note screen-only"
      onClick={(e) => {
        e.preventDefault();
        change({ metric: lead.metric });
      }}
    >
      {words}
      <span className="sr-only">: {fullLabel(lead)}</span>
    </button>
  );
}

function Cells({ row, runs }: { row: LiveRow; runs: boolean }) {
  const grey = isGrey(row);
  return (
    <>
      <Th scope="row" className="break-words">
        <Name row={row} grey={grey} />
        <span className={cx(NARROW, "mt-1 grid gap-0.5 type-note text-ink2")}>
          <span className="flex flex-wrap items-center gap-x-2 num">
            <SideMark side="baseline" quiet />
            {row.baseline} {unitOf(row)}
          </span>
          <span className="flex flex-wrap items-center gap-x-2 num">
            <SideMark side="candidate" quiet />
            {row.candidate} {unitOf(row)}
            {row.difference === "–" ? null : <span className="text-ink3">({row.difference})</span>}
          </span>
        </span>
      </Th>
      <Td num className={cx(WIDE, "text-ink2")}>
        {unitOf(row) || "–"}
      </Td>
      <Td num className={WIDE}>
        {row.baseline}
      </Td>
      <Td num className={WIDE}>
        {row.candidate}
        {row.difference === "–" ? null : <span className="block type-note text-ink3">{row.difference}</span>}
      </Td>
      <Td num className={grey ? undefined : "font-semibold"}>
        {bare(row.overhead)}
        <span className={cx(NARROW, "block type-note font-normal text-ink2")}>
          {row.interval === "–" ? "" : bare(row.interval)}
        </span>
        <span className={cx(NARROW, "block type-note font-normal whitespace-normal")}>{verdictWord(row)}</span>
      </Td>
      <Td num className={cx(WIDE, "text-ink2")}>
        {bare(row.interval)}
      </Td>
      {runs ? (
        <Td num className={cx(WIDE, "text-ink2")}>
          {row.runs}
        </Td>
      ) : null}
      <Td className={WIDE}>{verdictWord(row)}</Td>
    </>
  );
}

const unitOf = ({ unit }: LiveRow): string => (unit === "1" ? "" : unit);

/** The name opens the row's details: why the verdict is what it is, every run, every test. */
function Name({ row, grey }: { row: LiveRow; grey: boolean }) {
  const change = useChange();
  return (
    <button
      type="submit"
      form={FILTERS}
      name="row"
      value={row.id}
      aria-haspopup="dialog"
      title={row.why || undefined}
      className={cx(
        "min-h-6 max-w-full text-start break-words underline decoration-dotted underline-offset-3 hover:decoration-solid",
        grey ? "text-ink3" : "text-ink",
      )}
      onClick={(e) => {
        e.preventDefault();
        change({ row: row.id });
      }}
    >
      {row.name}
      {row.doubts > 0 ? (
        <>
          {"\u00a0"}
          <span className="inline-flex translate-y-0.5 text-warn">
            <StateIcon state="warn" />
            <span className="sr-only">{countOf(row.doubts, "doubt")}</span>
          </span>
        </>
      ) : null}
      {row.note ? <span className="block type-note text-ink3">{row.note}</span> : null}
    </button>
  );
}
