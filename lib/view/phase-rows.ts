// Which segment moves when (UX 2, hybrid plans), by number of month or by the calendar.
import type { Scenario } from "../core/cost/scenario";
import type { Segment } from "../core/cost/segment";
import { listed } from "./counts";
import { formatPercent } from "./format";
import { calendarMonth, monthWords } from "./month-words";

export interface PhaseRow {
  id: string;
  label: string;
  /** After so many months; `null`: not within the horizon. */
  moves: number | null;
  /** Last month in which a commitment binds it; `null`: none. */
  boundUntil: number | null;
  /** "moves in month 7 (Jun 2027)", "stays virtualized". */
  text: string;
  /** The same beside a bar: "from Jun 2027". */
  short: string;
  /** One-off cost of this segment's own move, currency units. */
  cost: number;
  commitment: string;
}

/** A plan, live or frozen. */
export interface Phased extends Pick<Scenario, "horizonMonths" | "startMonth"> {
  segments: readonly Pick<Segment, "name" | "move" | "commitment">[];
}

/** One row a segment; none where the plan says neither when to move nor what is bound. */
export function phaseRows({ segments, horizonMonths, startMonth }: Phased): PhaseRow[] {
  if (segments.every((s) => s.move === undefined && s.commitment === undefined)) return [];
  return segments.map(({ name, move, commitment }, i) => {
    const after = move === "never" ? horizonMonths : (move?.month ?? 0);
    const moves = after < horizonMonths ? after : null;
    const bound = commitment && commitment.share > 0 && commitment.endMonth > 0 ? commitment : null;
    return {
      id: `segment-${i + 1}`,
      label: name,
      moves,
      boundUntil: bound ? bound.endMonth : null,
      text: moves === null ? "stays virtualized" : `moves in ${monthWords(moves + 1, startMonth)}`,
      short:
        moves === null
          ? "stays virtualized"
          : `from ${startMonth === undefined ? monthWords(moves + 1) : calendarMonth(startMonth, moves + 1)}`,
      cost: move === undefined || move === "never" ? 0 : move.cost,
      commitment: bound ? boundWords(bound, startMonth) : "–",
    };
  });
}

const boundWords = ({ share, endMonth, freedIsReused }: NonNullable<Segment["commitment"]>, start?: string): string =>
  `${formatPercent(share, { decimals: 0 })} to the end of ${monthWords(endMonth, start)}${freedIsReused ? ", used otherwise" : ""}`;

/** "Training moves in month 1 and Inference moves in month 7; Development stays virtualized." */
export function phaseSentence(rows: readonly PhaseRow[]): string {
  const moving = rows.filter((r) => r.moves !== null).map((r) => `${r.label} ${r.text}`);
  const staying = rows.filter((r) => r.moves === null).map((r) => r.label);
  const stay = staying.length === 0 ? "" : `${listed(staying)} ${staying.length === 1 ? "stays" : "stay"} virtualized`;
  const bound = rows.filter((r) => r.boundUntil !== null && r.moves !== null && r.boundUntil > r.moves);
  const wait =
    bound.length === 0
      ? ""
      : ` ${listed(bound.map((r) => r.label))} ${bound.length === 1 ? "is" : "are"} still under contract then.`;
  return `${[listed(moving), stay].filter(Boolean).join("; ")}.${wait}`;
}
