import { HistoryChart, type TimePoint } from "@/components/charts/history-chart";
import { ChartFrame } from "@/components/ui/chart-frame";
import { SideMark } from "@/components/ui/side-mark";
import type { History, SidePoint } from "@/lib/core/comparison/history";
import { countOf } from "@/lib/view/counts";
import { formatDate, formatPercent, formatQuantity } from "@/lib/view/format";
import { type HistoryRow, historyUnit } from "@/lib/view/history-rows";
import { eventName } from "@/lib/view/history-words";
import { unbroken } from "@/lib/view/unbroken";

const dateOf = (at: number) => formatDate(new Date(at).toISOString());

/** The overhead through time, what changed it, and both sides by themselves. */
export function HistoryFigure({ history, rows }: { history: History; rows: readonly HistoryRow[] }) {
  const { events, floor, row } = history;
  const { unit, factor } = historyUnit(history);
  const points = rows.flatMap(({ at, value, low, high, date, overhead, interval }): TimePoint[] =>
    value === null
      ? []
      : [{ at, value, low, high, title: `${date}: ${overhead}${low === null ? "" : `, ${interval}`}` }],
  );
  const side = (all: readonly SidePoint[]) =>
    all.map(({ at, median, runs }): TimePoint => {
      const title = `${formatDate(at)}: ${formatQuantity(median, row.unit)}, ${countOf(runs, "run")}`;
      return { at: Date.parse(at), value: median / factor, title };
    });
  return (
    <ChartFrame
      id="history"
      title={`Overhead of ${row.label.charAt(0).toLowerCase()}${row.label.slice(1)} through time`}
      legend="Line: 95 % interval of the difference. Grey: one run on a side, no interval"
      sentence={sentenceOf(history, points.length)}
    >
      {points.length > 0 ? (
        <HistoryChart
          points={points}
          sides={{ baseline: side(history.baseline), candidate: side(history.candidate), unit }}
          moments={events.map((event, i) => ({
            at: (Date.parse(event.from) + Date.parse(event.at)) / 2,
            mark: String(i + 1),
            text: eventName(event),
          }))}
          floor={floor?.value ?? 0}
          dateOf={dateOf}
          label={`Overhead of ${countOf(points.length, "session")}, ${countOf(events.length, "change")} marked`}
          describedBy="history-sentence"
        />
      ) : (
        <p className="measure text-ink2">No session has an overhead. The table says why, session by session.</p>
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 type-note text-ink3">
        <SideMark side="baseline" /> <SideMark side="candidate" />
        {floor ? (
          <span>
            Grey band: differences of up to {formatPercent(floor.value)} that we cannot tell from chance.{" "}
            {unbroken(floor.reason)}
          </span>
        ) : null}
      </p>
    </ChartFrame>
  );
}

function sentenceOf({ events, row }: History, n: number): string {
  if (n === 0) return "Nothing can be drawn.";
  const marks =
    events.length === 0 ? "no change of level is marked" : `${countOf(events.length, "change")} of level marked`;
  const better = row.better === "higher" ? "higher" : "lower";
  return `${countOf(n, "session")}, ${marks}. Above, positive is worse for the virtualized side; below, ${better} is better.`;
}
