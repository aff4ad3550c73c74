// What two plans differ by, in words: the sentence a comparison of plans opens with, and the cells of its delta columns.
import type { InputRow } from "../core/cost/scenario-differences";
import type { BridgeCause } from "../core/projection/bridge";
import { formatMoney, formatMoneyCell, formatNumber, formatPercent, formatPoints } from "./format";
import type { AnswerCell, AnswerRow, PlanColumn, PlanDifference } from "./plans-compared";

const CAUSES = {
  price: "the price",
  volume: "the volume",
  overhead: "the overhead",
  "exchange-rate": "the exchange rate",
  licences: "licences",
  benefits: "what virtualization saves",
  interaction: "what the causes do together",
} as const satisfies Record<BridgeCause, string>;

const moreOrLess = (amount: number, currency: string): string =>
  `${formatMoney(Math.abs(amount), currency)} ${amount < 0 ? "less" : "more"}`;

/** "US$3,000 and US$12,000 less", "US$3,000 less and US$2,000 more": the smaller first where both go one way. */
function between(low: number, high: number, currency: string): string {
  if (low < 0 && high > 0) return `${moreOrLess(low, currency)} and ${moreOrLess(high, currency)}`;
  const [near, far] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  return `${formatMoney(Math.abs(near), currency)} and ${moreOrLess(far, currency)}`;
}

/** "B costs US$12,000 less than A in the first twelve months. The largest cause is the price: US$15,000 less." */
export function differenceSentence({ plan, bridge, interval }: PlanDifference, base: PlanColumn): string {
  const [b, a] = [plan.letter, base.letter];
  if ("reason" in bridge) return `No difference between ${b} and ${a} is stated: ${bridge.reason}.`;
  const { difference, largest, steps, currency } = bridge;
  if (difference === 0 && largest === null) return `${b} costs the same as ${a}.`;
  const total =
    difference === 0
      ? `${b} costs the same as ${a} in the first twelve months.`
      : `${b} costs ${moreOrLess(difference, currency)} than ${a} in the first twelve months.`;
  const step = steps.find((s) => s.cause === largest);
  const cause = step ? ` The largest cause is ${CAUSES[step.cause]}: ${moreOrLess(step.amount, currency)}.` : "";
  if ("reason" in interval || interval.p05 === interval.p95) return `${total}${cause}`;
  const { p05, p95 } = interval;
  return `${total}${cause} In 9 of 10 cases it is between ${between(p05, p95, currency)}.`;
}

/** Why the difference has no interval of its own; `null` where it has one, or where there is no difference either. */
export function intervalNote({ bridge, interval, plan }: PlanDifference, base: PlanColumn): string | null {
  if ("reason" in bridge || !("reason" in interval)) return null;
  return `No interval of the difference between ${plan.letter} and ${base.letter}: ${interval.reason}. Each plan has its own.`;
}

/** A figure with its ends, as the table writes it. */
export function answerText(
  { kind, id }: AnswerRow,
  cell: AnswerCell,
  currency: string,
): { value: string; range: string | null } {
  const { value, low, high, words } = cell;
  if (value === null) return { value: words ?? "n/a", range: null };
  const write = (x: number): string => {
    if (kind === "percent") return formatPercent(x);
    if (kind === "months") return `${formatNumber(x)} months`;
    return id === "npv" ? formatMoney(x, currency) : formatMoneyCell(x, currency);
  };
  const range = low === undefined || high === undefined || low === high ? null : `${write(low)} to ${write(high)}`;
  return { value: write(value), range };
}

const signed = (x: number, text: string): string => (x > 0 && /[1-9]/.test(text) ? `+${text}` : text);

/** What a plan's figure is more than the base's: "(US$12,000) F" is favourable, "US$12,000 U" is not. */
export function answerDelta(row: AnswerRow, base: AnswerCell, cell: AnswerCell, currency: string | null): string {
  if (base.value === null || cell.value === null) return "–";
  const more = cell.value - base.value;
  if (row.kind === "months") return signed(more, `${formatNumber(more)} months`);
  if (row.kind === "percent") return tagged(more, signed(more, formatPoints(more)), row.less !== null);
  if (currency === null) return "–";
  if (row.less === null) return signed(more, formatMoney(more, currency));
  const size = formatMoney(Math.abs(more), currency);
  return tagged(more, more < 0 && /[1-9]/.test(size) ? `(${size})` : size, true);
}

const tagged = (more: number, text: string, tag: boolean): string =>
  tag && /[1-9]/.test(text) && more !== 0 ? `${text} ${more < 0 ? "F" : "U"}` : text;

/** What a plan's input is more than the base's, where both are one number in one unit; no tag: an input is not a result. */
export function inputDelta(row: InputRow, base: number, at: number, currency: string | null): string {
  const [a, b] = [row.numbers[base], row.numbers[at]];
  if (a == null || b == null || row.kind === null || a === b) return "–";
  const more = b - a;
  if (row.kind === "percent") return signed(more, formatPoints(more));
  if (row.kind === "money") return currency === null ? "–" : signed(more, formatMoney(more, currency));
  return row.path === "seed" ? "–" : signed(more, formatNumber(more));
}
