import { MoveTimeline } from "@/components/charts/move-timeline";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/view/format";
import { monthTicks } from "@/lib/view/month-words";
import { type Phased, phaseRows, phaseSentence } from "@/lib/view/phase-rows";

const ID = "phases";

/** Which segment moves when; nothing where the plan has no phases. */
export function PhaseFigure({ scenario }: { scenario: Phased & { currency: string } }) {
  const rows = phaseRows(scenario);
  if (rows.length === 0) return null;
  const { horizonMonths, startMonth, currency } = scenario;
  const bound = rows.some((r) => r.boundUntil !== null);
  return (
    <ChartFrame
      id={ID}
      bare
      level={3}
      title="Which segment moves when"
      sentence={phaseSentence(rows)}
      legend={`light: virtualized · solid: bare metal${bound ? " · line: commitment ends" : ""}`}
      table={
        <PlainTable
          label="Which segment moves when"
          head={["Segment", "Move", `Own cost, ${currency}`, "Committed"]}
          num={[2]}
          rows={rows.map((r) => [r.label, r.text, r.cost === 0 ? "–" : formatNumber(r.cost), r.commitment])}
        />
      }
    >
      <MoveTimeline
        rows={rows}
        horizon={horizonMonths}
        ticks={monthTicks(horizonMonths, startMonth)}
        axisTitle={startMonth === undefined ? "months from now" : ""}
        label={`When each of ${rows.length} segments moves, over ${horizonMonths} months`}
        describedBy={`${ID}-sentence`}
      />
    </ChartFrame>
  );
}
