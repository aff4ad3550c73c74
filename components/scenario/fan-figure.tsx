import type { ReactNode } from "react";
import type { FanProps } from "@/components/charts/fan";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import { fanPoints } from "./fan-points";
import { CARD, formatMoney } from "@/lib/view/format";
import { moneyCells } from "@/lib/view/money-cells";
import { beginning, monthTicks } from "@/lib/view/month-words";
import { yearMiddles } from "./middles";
import type { Answer } from "./plan";
import type { Definition } from "./wording";

export const FAN_ID = "fan";

/** What a fan chart draws of a projection: the running total, with 50, 80 and 90 in 100 cases. */
export function fanOf(projection: Answer, startMonth?: string): FanProps {
  const { currency, series } = projection;
  const last = series.at(-1)?.cumulativeWaste;
  const months = series.length;
  const text = (v: number | undefined) => (v === undefined ? "" : formatMoney(v, currency, CARD));
  return {
    points: fanPoints(series),
    ticks: monthTicks(months, startMonth).map(({ at, text }) => ({ x: at, text })),
    format: { kind: "money", currency },
    endText: {
      p05: text(last?.p05),
      p50: notClaimed(projection) ? NOT_CLAIMED : text(last?.p50),
      p95: text(last?.p95),
    },
    label: `Spend that bought no work, added up over ${months} months, in ${currency}`,
    describedBy: `${FAN_ID}-sentence`,
  };
}

interface Props {
  projection: Answer;
  /** What the page's figure means; the chart is the share of the bill either way, and says so. */
  definition?: Definition;
  /** The chart itself: drawn on the server, or the one that can be explored. */
  children: ReactNode;
  level?: 2 | 3;
  bare?: boolean;
}

/** The running total over the horizon with its sentence, legend and table twin. */
export function FanFigure({ projection, definition = "share", children, level, bare }: Props) {
  return (
    <ChartFrame
      id={FAN_ID}
      title="Spend that bought no work, added up"
      level={level}
      bare={bare}
      legend={`${projection.series.length} months from ${beginOf(projection)} · bands: 50, 80, 90 in 100 cases · ${projection.currency}`}
      sentence={fanSentence(projection, definition)}
      sentenceAt="bottom"
      table={<MonthTable projection={projection} />}
    >
      {children}
    </ChartFrame>
  );
}

function fanSentence(projection: Answer, definition: Definition): string {
  const { series, currency } = projection;
  const last = series.at(-1);
  if (!last) return "No months to add up.";
  const { p05, p50, p95 } = last.cumulativeWaste;
  const middle = `After ${last.month} months the middle case adds up to ${formatMoney(p50, currency)} that bought no work`;
  if (notClaimed(projection))
    return `Nothing is claimed. After ${last.month} months 9 in 10 cases, the outer band, end between ${formatMoney(p05, currency)} and ${formatMoney(p95, currency)}.`;
  const cases =
    p05 === p95
      ? `${middle}. The overhead is one value, so there is no range.`
      : `${middle}; 9 in 10 cases, the outer band, end between ${formatMoney(p05, currency)} and ${formatMoney(p95, currency)}.`;
  const match = "This is the share of the bill, not what the extra capacity costs.";
  return [cases, definition === "match" ? match : yearMiddles(projection)].filter(Boolean).join(" ");
}

function MonthTable({ projection }: { projection: Answer }) {
  const { currency, series } = projection;
  const middle = notClaimed(projection) ? `middle, ${NOT_CLAIMED}` : "middle";
  const cell = moneyCells(series.flatMap((m) => [m.spend, m.cumulativeWaste.p95, m.cumulativeWaste.p05]));
  // On paper the two ends of a range may stand on two lines.
  const range = (low: number, high: number) => (
    <span className="print:whitespace-normal">
      <span className="whitespace-nowrap">{cell(low)} to</span> <span className="whitespace-nowrap">{cell(high)}</span>
    </span>
  );
  return (
    <PlainTable
      label="Spend that bought no work, month by month"
      caption={
        <>
          <span className="sr-only">Spend that bought no work, month by month: </span>Amounts in {currency}
        </>
      }
      maxHeight="24rem"
      stickyFirst
      head={[
        "Month",
        "Bill",
        `That month, ${middle}`,
        "That month, 9 in 10",
        `Added up, ${middle}`,
        "Added up, 8 in 10",
        "Added up, 9 in 10",
      ]}
      num={[0, 1, 2, 3, 4, 5, 6]}
      rows={series.map(({ month, spend, waste, cumulativeWaste: sum }) => [
        month,
        cell(spend),
        cell(waste.p50),
        range(waste.p05, waste.p95),
        cell(sum.p50),
        range(sum.p10, sum.p90),
        range(sum.p05, sum.p95),
      ])}
    />
  );
}

/** "now", or the month that the scenario begins in. */
function beginOf({ settings }: Pick<Answer, "settings">): string {
  const month = settings.find((s) => s.id === "start-month")?.value;
  return beginning(typeof month === "string" ? month : undefined).replace(/^start of /, "");
}
