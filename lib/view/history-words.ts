// What a history says, in words: its sentence, and each event by what changed.
import type { History } from "../core/comparison/history";
import type { Difference } from "../core/comparison/history-differences";
import type { HistoryEvent, Shift } from "../core/comparison/history-events";
import { rowName } from "../core/comparison/sentence";
import { LEAST_VALUES } from "../core/stats/change-points";
import { inSentence } from "../core/units/in-sentence";
import { countOf, listed } from "./counts";
import { formatDate, formatPercent } from "./format";
import { SIDE_WORDS } from "./modes";

const DIGITS = { decimals: 1, atLeast: 1 };
const percent = (fraction: number) => formatPercent(fraction, DIGITS);
const overheadOf = (slowdown: number) => 1 - 1 / slowdown;

/** "3 Oct to 9 Nov 2026", or one day. */
export function spanWords(from: string, to: string): string {
  const [first, last] = [formatDate(from), formatDate(to)];
  if (first === last) return first;
  const year = last.slice(-5);
  return `${first.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
}

/** "between 3 and 9 Oct 2026": a change happened somewhere between two sessions. */
export function betweenWords({ from, at }: Pick<HistoryEvent, "from" | "at">): string {
  const [first, last] = [formatDate(from), formatDate(at)];
  return first === last ? `on ${last}` : `between ${spanWords(from, at).replace(" to ", " and ")}`;
}

/** "driver 570.86 → 580.65". */
export const differenceWords = ({ word, before, after }: Difference): string => `${word} ${before} → ${after}`;

/** What a mark is called: the first thing that changed, and how many more did. */
export function eventName({ differences }: HistoryEvent): string {
  const [first, ...rest] = differences;
  if (!first) return "nothing recorded changed";
  return rest.length === 0 ? differenceWords(first) : `${differenceWords(first)} and ${rest.length} more`;
}

/** Everything that changed: "Recorded change: driver 570.86 → 580.65, kernel 6.8 → 6.11 (virtualized)." */
export function changedWords({ differences }: HistoryEvent): string {
  if (differences.length === 0) return "Nothing that was recorded of either side changed.";
  const sides = (["candidate", "baseline"] as const).flatMap((side) => {
    const own = differences.filter((d) => d.side === side).map(differenceWords);
    return own.length > 0 ? [`${own.join(", ")} (${SIDE_WORDS[side]})`] : [];
  });
  return `Recorded change: ${sides.join("; ")}.`;
}

/** How far a side's median moved, as capacity: lower is better for a time. */
function movedWords(side: "baseline" | "candidate", { before, after }: Shift, better: "higher" | "lower"): string {
  const gained = better === "higher" ? after / before - 1 : before / after - 1;
  return `${SIDE_WORDS[side]} ${gained < 0 ? "lost" : "gained"} ${percent(Math.abs(gained))}`;
}

/** Which side it was: "virtualized lost 3.3 %, bare metal stayed". */
function sidesWords(event: HistoryEvent, better: "higher" | "lower"): string {
  const sides = ["candidate", "baseline"] as const;
  const moved = sides.flatMap((side) => {
    const shift = event[side];
    return shift ? [movedWords(side, shift, better)] : [];
  });
  if (moved.length === 0) return "neither side alone shows it";
  // A side that was measured too seldom is not known to have stayed.
  if (event.untested) return moved.join(", ");
  const still = sides.filter((side) => !event[side]).map((side) => SIDE_WORDS[side]);
  return [...moved, ...(still.length > 0 ? [`${listed(still)} stayed`] : [])].join(", ");
}

const UNTESTED = "the other side was measured too seldom to test the overhead itself";

/** What moved: "overhead from 2.9 % to 6.1 %; virtualized lost 3.3 %, bare metal stayed". */
export function movesWords(event: HistoryEvent, better: "higher" | "lower"): string {
  const { overhead, untested } = event;
  if (untested) return `${sidesWords(event, better)}; ${UNTESTED}`;
  const lead = overhead
    ? `overhead from ${percent(overheadOf(overhead.before))} to ${percent(overheadOf(overhead.after))}`
    : "no change of the overhead beyond chance";
  return `${lead}; ${sidesWords(event, better)}`;
}

/** The opening sentence of a history. */
export function historySentence({ row, points, events }: History): string {
  const name = inSentence(rowName(row));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return `No session of ${name} has runs of both sides yet.`;
  const values = points.flatMap((point) => point.overhead?.value ?? []);
  if (points.length === 1) {
    const [value] = values;
    const lost = value === undefined ? "no overhead could be told" : `overhead ${percent(value)}`;
    return `One session of ${name} so far, on ${formatDate(first.at)}: ${lost}.`;
  }
  const span = `${countOf(points.length, "session")} from ${spanWords(first.at, last.at)}`;
  if (values.length === 0) return `${span} of ${name}, and none of them has an overhead.`;
  const range = `${percent(Math.min(...values))} to ${percent(Math.max(...values))}`;
  if (values.length < LEAST_VALUES) {
    return `${span}: overhead of ${name} ${range}. A change can be told from chance from ${LEAST_VALUES} sessions on.`;
  }
  const event = events.findLast((e) => e.overhead) ?? events.at(-1);
  if (!event) return `No change stands out among ${span}: overhead of ${name} ${range}.`;
  const others = events.length - 1;
  const more = others > 0 ? ` ${countOf(others, "other change")} among ${span}.` : "";
  if (event.untested) {
    return `${rowName(row)}: ${sidesWords(event, row.better)} ${betweenWords(event)}; ${UNTESTED}. ${changedWords(event)}${more}`;
  }
  return `${leadWords(event, name)} ${betweenWords(event)}: ${sidesWords(event, row.better)}. ${changedWords(event)}${more}`;
}

/** "The overhead of output tokens fell from 8.0 % to 2.4 %". */
function leadWords({ overhead }: HistoryEvent, name: string): string {
  if (!overhead) return `The overhead of ${name} stayed within chance, but its sides moved`;
  const [before, after] = [overheadOf(overhead.before), overheadOf(overhead.after)];
  return `The overhead of ${name} ${after > before ? "rose" : "fell"} from ${percent(before)} to ${percent(after)}`;
}

/** What would make more of it than there is; `null` where nothing is missing. */
export function historyNeeds({ points, baseline, candidate }: History): string | null {
  const seldom = new Set(points.map((point) => point.baselineAt)).size < LEAST_VALUES;
  if (points.length >= LEAST_VALUES) {
    return seldom
      ? `Measure bare metal again too: sessions that stand beside one and the same bare-metal session share its chance. With ${LEAST_VALUES} sessions of bare metal a change of the overhead can be told from chance; until then only a change of the virtualized side itself.`
      : null;
  }
  const again =
    "Measure both sides again after the next update of driver, hypervisor or kernel, and upload the runs under the same mode, GPU and label: each day becomes a point here by itself.";
  if (baseline.length === 0 || candidate.length === 0) return `One side has no run of this row. ${again}`;
  return `${again} With ${LEAST_VALUES} sessions a change can be told from chance.`;
}
