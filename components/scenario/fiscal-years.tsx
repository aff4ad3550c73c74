import { Fragment } from "react";
import { PlainTable } from "@/components/ui/data-table";
import { NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { countOf } from "@/lib/view/counts";
import { favourable, moneyCells } from "@/lib/view/money-cells";
import { calendarMonth } from "@/lib/view/month-words";

/** The horizon's months by fiscal year; nothing where no calendar was given. */
export function FiscalYears({
  projection,
}: {
  projection: Pick<Projection, "fiscalYears" | "currency" | "warnings" | "segments">;
}) {
  const { fiscalYears: years, currency } = projection;
  if (years.length === 0) return null;
  const plain = moneyCells(years.flatMap((y) => [y.spend, ...Object.values(y.waste)]));
  const cell = (x: number) => favourable(x, plain);
  const unclaimed = notClaimed(projection) !== null;
  const varies = years.some((y) => y.waste.p05 !== y.waste.p95);
  return (
    <div className="mt-4 border-t border-line pt-3">
      <PlainTable
        label="Spend that bought no work, by fiscal year"
        caption={`By fiscal year: spend that bought no work, in ${currency}${varies ? "; range: 9 in 10 cases" : ""}`}
        head={["Fiscal year", "Bill", unclaimed ? `Middle, ${NOT_CLAIMED}` : "Middle, and range"]}
        num={[1, 2]}
        rows={years.map((y) => [
          <Fragment key="year">
            {y.year}
            <span className="block type-note text-ink3">
              {countOf(y.months, "month")}: {calendarMonth(y.from, 1)}
              {y.months > 1 ? ` to ${calendarMonth(y.to, 1)}` : ""}
            </span>
          </Fragment>,
          plain(y.spend),
          <Fragment key="waste">
            {cell(y.waste.p50)}
            {y.waste.p05 === y.waste.p95 ? null : (
              <span className="block type-note text-ink3">
                {cell(y.waste.p05)} to {cell(y.waste.p95)}
              </span>
            )}
          </Fragment>,
        ])}
      />
    </div>
  );
}
