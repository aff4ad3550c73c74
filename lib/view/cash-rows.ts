// When a move is paid back (UX 2, question 10): the running total of what it saves, and where it crosses zero.
import type { Segment } from "../core/cost/segment";
import type { Quantiles } from "../core/projection/projection";
import type { CashMonth } from "../core/projection/cash-flow";
import { formatMoney, formatMoneyRange } from "./format";
import { monthsText } from "./month-words";

/** Months until a running total reaches zero; `null`: not within the horizon. */
export interface Crossing {
  early: number | null;
  middle: number | null;
  late: number | null;
}

/**
 * First time at which the running total of `key` is back at zero, a straight line between two months.
 *
 * @param lastCost month of the last one-off cost: before it nothing is paid back
 */
export function crossingOf(months: readonly CashMonth[], key: keyof Quantiles, lastCost = 0): number | null {
  for (let i = 0; i < months.length; i++) {
    const [now, before] = [months[i], months[i - 1]];
    const total = now?.cumulative[key] ?? 0;
    if (!now || total < 0 || now.month < lastCost) continue;
    // Where nothing is invested a first saving pays at once, and a first cost never does.
    if (!before) {
      if (total > 0 || (months[1]?.cumulative[key] ?? 0) > 0) return 0;
      continue;
    }
    const from = before.cumulative[key];
    if (from >= 0 && total === 0) continue;
    const at = from >= 0 ? before.month : before.month + ((now.month - before.month) * -from) / (total - from);
    return Math.max(at, lastCost);
  }
  return null;
}

/** The good case is back first: the 95 % point of the saving is the 5 % point of the time. */
export const crossings = (months: readonly CashMonth[], lastCost = 0): Crossing => ({
  early: crossingOf(months, "p95", lastCost),
  middle: crossingOf(months, "p50", lastCost),
  late: crossingOf(months, "p05", lastCost),
});

/** Month of the last one-off cost of a segment's own move within the horizon; 0 without one. */
export const lastCostOf = (segments: readonly { move?: Segment["move"] }[], horizon: number): number =>
  Math.max(
    0,
    ...segments.map(({ move }) =>
      move === undefined || move === "never" || move.cost === 0 || move.month > horizon ? 0 : move.month,
    ),
  );

/** What the chart and its sentence say, from the same months. */
export function cashSentence(months: readonly CashMonth[], crossing: Crossing, currency: string): string {
  const last = months.at(-1);
  if (!last) return "No months to add up.";
  const { p05, p50, p95 } = last.cumulative;
  const end = `After ${last.month} months moving has ${p50 < 0 ? "cost" : "saved"} ${formatMoney(Math.abs(p50), currency)} in the middle case`;
  const range = p05 === p95 ? "" : ` (9 in 10 cases: ${formatMoneyRange(p05, p95, currency)})`;
  const back =
    crossing.middle === null
      ? `no payback within ${last.month} months`
      : crossing.middle === 0
        ? "it saves from the first month"
        : `the running total is back at zero after ${monthsText(crossing.middle)}`;
  return `${end}${range}; ${back}.`;
}

/** "9 in 10 cases: 6.1 to 14.2 months", or as far as it can be said within the horizon. */
export function crossingWords({ early, late }: Crossing, horizon: number): string {
  if (early === null) return `9 in 10 cases: not within ${horizon} months`;
  if (late === null) return `9 in 10 cases: ${monthsText(early)} at best, not within ${horizon} months at worst`;
  if (monthsText(early) === monthsText(late)) return `9 in 10 cases: ${monthsText(early)}`;
  return `9 in 10 cases: ${monthsText(early).replace(/ months?$/, "")} to ${monthsText(late)}`;
}
