import { CashFlow } from "@/components/charts/cash-flow";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import type { Projection } from "@/lib/core/projection/projection";
import { cashSentence, crossings, lastCostOf } from "@/lib/view/cash-rows";
import { favourable, moneyCells } from "@/lib/view/money-cells";
import { beginning, monthTicks, monthWords } from "@/lib/view/month-words";
import type { Answer, Plan } from "./plan";

interface Props {
  scenario: Plan;
  projection: Pick<Answer, "currency">;
  months: Projection["cashFlow"];
}

const ID = "cash";

/** What moving has saved by each month, with its band, and where it is paid back. */
export function CashFigure({ scenario, projection: { currency }, months }: Props) {
  const { segments, startMonth, horizonMonths } = scenario;
  const crossing = crossings(months, lastCostOf(segments, horizonMonths));
  const plain = moneyCells(months.flatMap((m) => [m.cumulative.p05, m.cumulative.p95]));
  // Here a negative amount is money spent: against moving, not in favour of anything.
  const cell = (x: number) => favourable(x, plain).replace(/ F$/, "");
  const varies = months.some((m) => m.cumulative.p05 !== m.cumulative.p95);
  const ends = segments.flatMap(({ name, commitment, move }) =>
    commitment && commitment.endMonth > 0 && commitment.endMonth < horizonMonths && move !== "never"
      ? [
          {
            month: commitment.endMonth,
            text: `${segments.length > 1 ? `${name}: commitment` : "commitment"} ends`,
          },
        ]
      : [],
  );
  return (
    <ChartFrame
      id={ID}
      bare
      level={3}
      title="What moving has saved, added up"
      sentence={cashSentence(months, crossing, currency)}
      legend={`line: middle case${varies ? " · band: 9 in 10 cases" : ""} · dashed: discounted, central case`}
      table={
        <PlainTable
          label="What moving has saved, month by month"
          caption={`Amounts in ${currency}; in brackets: cost.`}
          maxHeight="24rem"
          stickyFirst
          head={["Month", "That month", "Added up, middle", "Added up, 9 in 10", "Added up, discounted"]}
          num={[1, 2, 3, 4]}
          rows={months.map((m) => [
            <span key="month" className="whitespace-nowrap">
              {m.month === 0 ? beginning(startMonth) : monthWords(m.month, startMonth).replace(/^month /, "")}
            </span>,
            cell(m.saving.p50),
            cell(m.cumulative.p50),
            varies ? `${cell(m.cumulative.p05)} to ${cell(m.cumulative.p95)}` : "–",
            cell(m.discounted),
          ])}
        />
      }
    >
      <CashFlow
        points={months.map((m) => ({ month: m.month, ...m.cumulative, discounted: m.discounted }))}
        ticks={monthTicks(horizonMonths, startMonth)}
        format={{ kind: "money", currency }}
        yTitle={`saved by moving, ${currency}`}
        xTitle={startMonth === undefined ? "months from now" : ""}
        payback={crossing}
        noPayback={`No payback within ${horizonMonths} months`}
        commitments={ends}
        label={`What moving has saved after each of ${horizonMonths} months, in ${currency}`}
        describedBy={`${ID}-sentence`}
      />
    </ChartFrame>
  );
}
