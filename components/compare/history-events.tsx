import type { History } from "@/lib/core/comparison/history";
import { betweenWords, changedWords, eventName, movesWords } from "@/lib/view/history-words";
import { formatPercent } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";

/** What the marks of the chart say in full, under their numbers. */
export function HistoryEvents({ history: { events, row } }: { history: History }) {
  return (
    <ol className="grid gap-3">
      {events.map((event, i) => (
        <li key={event.at} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
          <span className="num font-semibold">{i + 1}</span>
          <div className="min-w-0">
            <p className="font-semibold break-words">{eventName(event)}</p>
            <p className="measure type-table text-ink2">
              {unbroken(
                `${capital(betweenWords(event))}: ${movesWords(event, row.better)}. ${changedWords(event)} ${chanceWords(event)}`,
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The chance of the clearest of its shifts. */
function chanceWords({ overhead, baseline, candidate }: History["events"][number]): string {
  const p = Math.min(...[overhead, baseline, candidate].flatMap((shift) => shift?.p ?? []));
  const chance = p < 0.001 ? "under 0.1\u00a0%" : formatPercent(p, { significant: 2 });
  return `Chance alone would look like this in ${chance} of cases.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
