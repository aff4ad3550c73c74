// At what premium the answer flips, and on which side of it each quote lies (UX 2, question 9; MODEL 6.8 and 6.9).
import { premiumOf, takesScenarioPremium } from "../core/cost/moving";
import { monthlyLicences, monthlyPower } from "../core/cost/running-costs";
import type { Segment } from "../core/cost/segment";
import { extraCapacity } from "../core/overhead/slowdown";
import type { Range } from "../core/overhead/resolved-overhead";
import { formatPercent } from "./format";

export interface QuoteRow {
  id: string;
  /** The segment; empty where one row speaks for all. */
  segment: string;
  /** Premium at which both sides cost the same per unit of work. */
  flip: Range;
  /** `overhead`: nothing else is in it, so it names no side as the cheaper; `running`: what falls away each month is. */
  counts: "overhead" | "running";
  /** What bare metal costs more; absent: nobody said. */
  quote?: number;
  /** The quote is the segment's own, not the plan's premium. */
  own: boolean;
}

type Quoted = Pick<Segment, "name" | "bindingShare"> &
  Partial<Pick<Segment, "prices" | "bareMetalPremium" | "monthlySpend" | "licences" | "power" | "gpus">>;

export interface QuotePlan {
  /** Absent where the author of a report left prices out. */
  bareMetalPremium?: number | undefined;
  segments: readonly Quoted[];
}

/** One row for the whole plan, or one a segment where segments have quotes of their own. */
export function quoteRows(
  { bareMetalPremium, segments }: QuotePlan,
  { breakEvenPremium, segments: shown }: { breakEvenPremium: Range; segments: readonly { overhead: Range }[] },
): QuoteRow[] {
  const common = bareMetalPremium || undefined;
  const told = bareMetalPremium !== undefined;
  const row = (s: Quoted, i: number): QuoteRow => {
    const quote = !told ? undefined : takesScenarioPremium(s) ? common : premiumOf(s, bareMetalPremium);
    return {
      id: segments.length === 1 ? "all" : `segment-${i + 1}`,
      segment: segments.length === 1 ? "" : s.name,
      flip: flipsAt(s, shown[i]?.overhead ?? NONE),
      counts: "running",
      own: told && !takesScenarioPremium(s),
      ...(quote === undefined ? {} : { quote }),
    };
  };
  if (told && (segments.length === 1 || !segments.every(takesScenarioPremium))) return segments.map(row);
  const quote = common === undefined ? {} : { quote: common };
  return [{ id: "all", segment: "", flip: breakEvenPremium, counts: "overhead", own: false, ...quote }];
}

const NONE: Range = { low: 0, value: 0, high: 0 };

/** Where the month's saving of 6.8 with licences L and electricity E is zero: (S·o·f + o·f·E + L) ÷ (S·(1 − o·f)). */
function flipsAt(s: Quoted, { low, value, high }: Range): Range {
  const { bindingShare: f, monthlySpend: spend = 0 } = s;
  const at = (o: number) => {
    if (spend === 0) return extraCapacity(o * f);
    return extraCapacity(o * f) + (o * f * monthlyPower(s) + monthlyLicences(s)) / (spend * (1 - o * f));
  };
  return { low: at(low), value: at(value), high: at(high) };
}

/** Who pays less in a month at this quote, and whether the range leaves it open. By the overhead alone no side is named. */
export function sideOf({ flip, quote, counts }: QuoteRow): string {
  if (quote === undefined) return "no quote";
  if (quote === flip.value) return "exactly on it";
  const where = quote < flip.value ? "below it" : "above it";
  const payer = quote < flip.value ? "bare metal costs less a month" : "virtualized costs less a month";
  const side = counts === "overhead" ? where : `${where}: ${payer}`;
  const open = quote >= flip.low && quote <= flip.high && flip.low !== flip.high;
  return open ? `${side}, but inside the range, so it may be either way` : side;
}

/** What is in the premium at which a row flips, and what is not. */
export const countsWords = (rows: readonly QuoteRow[]): string =>
  rows.some((r) => r.counts === "overhead")
    ? "By the overhead alone, without licences, electricity, benefits and one-off costs."
    : "Licences and electricity are in it; benefits, commitments and one-off costs are not.";

/** What bare metal may cost more, and where each quote lies. */
export function quoteSentence(rows: readonly QuoteRow[], withoutQuote: string): string {
  const [first] = rows;
  if (!first) return "";
  const counts = countsWords(rows);
  if (rows.length > 1)
    return `${rows
      .map((r) =>
        r.quote === undefined
          ? `${r.segment} flips at ${formatPercent(r.flip.value)} and has no quote`
          : `${r.segment} flips at ${formatPercent(r.flip.value)}; ${r.own ? "its quote of" : "the premium entered,"} ${formatPercent(r.quote)}${r.own ? "" : ","} lies ${sideOf(r)}`,
      )
      .join(". ")}. ${counts}`;
  const { flip, quote } = first;
  const where =
    flip.value < 0
      ? `Bare metal must be at least ${formatPercent(-flip.value)} cheaper than the virtual machine to cost the same per unit of work`
      : `Bare metal may cost up to ${formatPercent(flip.value)} more than the virtual machine before it costs more per unit of work`;
  if (quote === undefined) return `${where}. ${counts} ${withoutQuote}`;
  return `${where}. The premium entered, ${formatPercent(quote)}, lies ${sideOf(first)}. ${counts}`;
}
