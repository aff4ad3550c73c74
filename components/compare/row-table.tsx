"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { Th } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import { countOf } from "@/lib/view/counts";
import { exportHref } from "@/lib/view/export-href";
import { formatNumber } from "@/lib/view/format";
import type { SideHeads } from "@/lib/view/side-heads";
import { useIsAlive } from "./is-alive";
import { useChange, useLive } from "./live-rows";
import { type Columns, type Item, RowLine, WIDE, itemsOf } from "./row-line";
import { useLight } from "./row-light";

interface Props {
  heads: SideHeads;
}

/** Up to here every row is in the page; beyond it only those in sight are. */
const WHOLE = 100;
/** Without scripts and on paper: more would only be waited for. */
const PLAIN = 300;
/** Pixels of a row before it is measured. */
const GUESS = 52;

/** The chart's twin: every row with both values, in the chart's order. */
export function RowTable({ heads }: Props) {
  const { all, selection, query } = useLive();
  const change = useChange();
  const items = useMemo(() => itemsOf(selection.families), [selection.families]);
  const alive = useIsAlive();
  const printing = useIsPrinting();
  const virtual = alive && !printing && items.length > WHOLE;
  const columns = useMemo(
    (): Columns => ({ heads, runs: new Set(selection.rows.map((r) => r.runs)).size > 1 }),
    [heads, selection.rows],
  );
  return (
    <Sheet
      id="table"
      title={`${countOf(selection.rows.length, "row")}, both sides`}
      note={`In the chart's order. Positive: ${heads.candidate.toLowerCase()} is worse.`}
      className="scroll-mt-20"
    >
      {items.length === 0 ? (
        <p className="text-ink2">
          No row is left of {countOf(all.length, "row")}
          {selection.hidden > 0 ? `: chance could explain ${formatNumber(selection.hidden)} of them` : ""}.{" "}
          {selection.hidden > 0 ? (
            <button type="button" className="link" onClick={() => change({ show: "all" })}>
              Show them
            </button>
          ) : null}
        </p>
      ) : virtual ? (
        <VirtualRows items={items} columns={columns} />
      ) : (
        <Frame columns={columns} rowCount={items.length} tall={items.length > 30}>
          {items.slice(0, PLAIN).map((item, i) => (
            <RowLine key={item.key} item={item} columns={columns} index={i} />
          ))}
        </Frame>
      )}
      {items.length > PLAIN && !virtual ? (
        <p className="mt-3 type-note text-ink2">
          The first {PLAIN} of {formatNumber(items.length)} rows. The{" "}
          <a href={exportHref(query)} className="link">
            CSV file
          </a>{" "}
          has them all.
        </p>
      ) : null}
    </Sheet>
  );
}

/** Only the rows in sight stand in the table; spacers keep the height of the others, and row numbers say where one is. */
function VirtualRows({ items, columns }: { items: readonly Item[]; columns: Columns }) {
  const box = useRef<HTMLDivElement>(null);
  // The compiler leaves this component as it is, which is right: it does nothing but follow the virtualizer.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS,
    getItemKey: (i) => items[i]?.key ?? i,
    overscan: 10,
    useFlushSync: false,
  });
  const seen = rows.getVirtualItems();
  const before = seen[0]?.start ?? 0;
  const after = rows.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <Frame columns={columns} rowCount={items.length} tall box={box}>
      {before > 0 ? <Spacer height={before} /> : null}
      {seen.map(({ index, key }) => {
        const item = items[index];
        return item ? (
          <RowLine key={key} item={item} columns={columns} index={index} measure={rows.measureElement} />
        ) : null;
      })}
      {after > 0 ? <Spacer height={after} /> : null}
    </Frame>
  );
}

const Spacer = ({ height }: { height: number }) => (
  <tr aria-hidden="true">
    <td style={{ height }} />
  </tr>
);

interface FrameProps {
  columns: Columns;
  rowCount: number;
  /** A long table scrolls inside its box, under its head. */
  tall: boolean;
  box?: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}

/** The table with its head; columns have fixed widths, so that they stay where they are while rows come and go. */
function Frame({ columns: { heads, runs }, rowCount, tall, box, children }: FrameProps) {
  const lit = useLight();
  return (
    <div
      ref={box}
      role="group"
      aria-label="Every metric of the comparison, scrolls"
      tabIndex={0}
      className={`relative max-w-full overflow-auto print:max-h-none! print:overflow-visible ${tall ? "max-h-[min(42rem,80vh)]" : ""}`}
      {...lit}
    >
      <table
        aria-rowcount={rowCount + 1}
        className="w-full table-fixed border-collapse type-table [--row:0.3125rem] sm:min-w-[41rem] [&_tr>*:first-child]:sticky [&_tr>*:first-child]:start-0 [&_tr>*:first-child]:z-1 [&_tr>*:first-child]:bg-surface [&_thead_tr>*:first-child]:z-3"
      >
        <caption className="sr-only">Every metric of the comparison</caption>
        <colgroup>
          <col />
          <col className={`w-20 ${WIDE}`} />
          <col className={`w-20 ${WIDE}`} />
          <col className={`w-24 ${WIDE}`} />
          <col className="w-26" />
          <col className={`w-28 ${WIDE}`} />
          {runs ? <col className={`w-16 ${WIDE}`} /> : null}
          <col className={`w-28 ${WIDE}`} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Th>Metric</Th>
            <Th num className={WIDE}>
              Unit
            </Th>
            <Th num className={WIDE}>
              {heads.baseline}
            </Th>
            <Th num className={WIDE}>
              {heads.candidate}
            </Th>
            <Th num>Overhead, %</Th>
            <Th num className={WIDE}>
              95 % interval
            </Th>
            {runs ? (
              <Th num className={WIDE}>
                Runs
              </Th>
            ) : null}
            <Th className={WIDE}>Verdict</Th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** While the page is being printed its whole table is. */
function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = window.matchMedia("print");
    const follow = () => setPrinting(paper.matches);
    paper.addEventListener("change", follow);
    return () => paper.removeEventListener("change", follow);
  }, []);
  return printing;
}
