import type { ReactNode } from "react";
import type { FanProps } from "@/components/charts/fan";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import type { Projection } from "@/lib/core/projection/projection";
import { CARD, formatMoney, formatMoneyRange } from "@/lib/view/format";

export const FAN_ID = "fan";

/** What a fan chart draws of a projection: the running total, with 50, 80 and 90 in 100 cases. */
export function fanOf(projection: Projection): FanProps {
  const { currency, series } = projection;
  const zero = { x: 0, p05: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0, p95: 0 };
  const last = series.at(-1)?.cumulativeWaste;
  const months = series.length;
  const step = months <= 12 ? 3 : months <= 24 ? 6 : 12;
  const text = (v: number | undefined) => (v === undefined ? "" : formatMoney(v, currency, CARD));
  return {
    points: [zero, ...series.map((m) => ({ x: m.month, ...m.cumulativeWaste }))],
    ticks: Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => ({
      x: i * step,
      text: i === 0 ? "now" : String(i * step),
    })),
    format: { kind: "money", currency },
    endText: { p05: text(last?.p05), p50: text(last?.p50), p95: text(last?.p95) },
    label: `Spend that bought no work, added up over ${months} months, in ${currency}`,
    describedBy: `${FAN_ID}-sentence`,
  };
}

interface Props {
  projection: Projection;
  /** The chart itself: drawn on the server, or the one that can be explored. */
  children: ReactNode;
  level?: 2 | 3;
  bare?: boolean;
}

/** The running total over the horizon with its sentence, legend and table twin. */
export function FanFigure({ projection, children, level, bare }: Props) {
  return (
    <ChartFrame
      id={FAN_ID}
      title={`${projection.series.length} months, added up`}
      level={level}
      bare={bare}
      legend={`months from now · bands: 50, 80, 90 in 100 cases · ${projection.currency}`}
      sentence={fanSentence(projection)}
      sentenceAt="bottom"
      table={<MonthTable projection={projection} />}
    >
      {children}
    </ChartFrame>
  );
}

function fanSentence({ series, currency }: Projection): string {
  const last = series.at(-1);
  if (!last) return "No months to add up.";
  const { p05, p50, p95 } = last.cumulativeWaste;
  const middle = `After ${last.month} months the middle case adds up to ${formatMoney(p50, currency)} that bought no work`;
  return p05 === p95
    ? `${middle}. The overhead is one value, so there is no range.`
    : `${middle}; nine in ten cases end between ${formatMoney(p05, currency)} and ${formatMoney(p95, currency)}.`;
}

function MonthTable({ projection }: { projection: Projection }) {
  const { currency, series } = projection;
  return (
    <PlainTable
      label="Spend that bought no work, month by month"
      maxHeight="24rem"
      stickyFirst
      head={[
        "Month",
        `Bill, ${currency}`,
        "That month, middle",
        "That month, 9 in 10",
        "Added up, middle",
        "Added up, 8 in 10",
        "Added up, 9 in 10",
      ]}
      num={[0, 1, 2, 3, 4, 5, 6]}
      rows={series.map(({ month, spend, waste, cumulativeWaste: sum }) => [
        month,
        formatMoney(spend, currency),
        formatMoney(waste.p50, currency),
        formatMoneyRange(waste.p05, waste.p95, currency),
        formatMoney(sum.p50, currency),
        formatMoneyRange(sum.p10, sum.p90, currency),
        formatMoneyRange(sum.p05, sum.p95, currency),
      ])}
    />
  );
}
