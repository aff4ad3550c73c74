// The one sentence a result opens with, in finance words, computed from the same figures.
import type { Scenario } from "../cost/scenario";
import type { Grade } from "../evidence/grade";
import { spellMoney, spellPercent } from "../units/spell";
import { isPartial, partialWords } from "../overhead/partial-range";
import type { Range } from "../overhead/resolved-overhead";
import type { SegmentMoney, Totals } from "./totals";

/** Less than four in five of the cases agree on a direction, and the range holds zero: none is stated alone. */
const eitherWay = ({ low, high }: { low: number; high: number }, chance: number): boolean =>
  low < 0 && high > 0 && chance > 0.2 && chance < 0.8;

/** @param chance share of the cases in which anything is wasted */
export function sentenceOf(
  scenario: Scenario,
  parts: readonly SegmentMoney[],
  totals: Totals,
  level: string,
  billGrade: Grade,
  chance: number,
): string {
  if (totals.spend === 0) return withoutBill(totals.overhead, level);
  const money = (x: number) => spellMoney(x, scenario.currency);
  const bill = `${billGrade === "example" ? "an example bill" : "a bill"} of ${money(totals.spend)} a month`;
  const year = scenario.monthlyGrowth === 0 ? "a year" : "in the first twelve months";
  const { low, value, high } = totals.perYear.waste;
  const verdict = onlyVerdict(parts);
  if (verdict === "no-claim")
    return `On ${bill}, no money is claimed: the difference is too small or too uncertain to put a price on. It could be up to ${money(Math.max(0, high))} ${year}.`;
  if (verdict === "equivalent")
    return `On ${bill}, virtual machines do the same work for the same money: at most ${money(Math.max(0, high))} ${year}.`;
  if (verdict === "not-comparable") return "The two sides cannot be compared, so no money is claimed.";
  const range = low === high ? "" : ` ${rangeOf(money(low), money(high), level)}`;
  const open = eitherWay({ low, high }, chance) ? ", but it may be either way" : "";
  return `On ${bill}, ${said(parts, amount(value, money, year))}${open}.${range}`;
}

function amount(value: number, money: (x: number) => string, year: string): string {
  if (value < 0) return `virtual machines give about ${money(-value)} of work more ${year} for the same money`;
  if (value === 0) return "virtualization takes nothing";
  return `about ${money(value)} ${year} buys no work`;
}

function said(parts: readonly SegmentMoney[], what: string): string {
  const only = parts.length === 1 ? parts[0]?.overhead : undefined;
  if (!only) return `${what}, over ${parts.length} segments`;
  if (only.grade === "cited") return `${only.source} suggest ${what}`;
  if (only.grade === "claimed") return `${only.source} claims that ${what}`;
  return `${what}, by ${only.source}`;
}

/** What the range is, in a sentence of its own; "likely" only where the range is of the whole figure. */
export const rangeOf = (low: string, high: string, level: string): string =>
  isPartial(level) ? partialWords(level, `${low} to ${high}`) : `Likely between ${low} and ${high} (${level}).`;

function withoutBill({ low, value, high }: Range, level: string): string {
  const partly = low !== high && isPartial(level);
  const range = low === high || partly ? "" : `, likely ${spellPercent(low)} to ${spellPercent(high)}`;
  const what =
    value < 0
      ? `Virtual machines do ${spellPercent(-value)} more work for the same money`
      : `Virtual machines do ${spellPercent(value)} less work for the same money`;
  const part = partly ? ` ${partialWords(level, `${spellPercent(low)} to ${spellPercent(high)}`)}` : "";
  return `${what}${range}.${part} Enter a monthly bill to see money.`;
}

/** The verdict, when all segments rest on the same one: with several, the segments' own warnings say it. */
function onlyVerdict(parts: readonly SegmentMoney[]): SegmentMoney["overhead"]["verdict"] {
  const first = parts[0]?.overhead.verdict;
  return parts.every((p) => p.overhead.verdict === first) ? first : undefined;
}
