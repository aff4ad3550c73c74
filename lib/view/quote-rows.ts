// At what premium the answer flips, and on which side of it each quote lies (UX 2, question 9; MODEL 6.9).
import { premiumOf, takesScenarioPremium } from "../core/cost/moving";
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
  /** What bare metal costs more; absent: nobody said. */
  quote?: number;
}

export interface QuotePlan {
  /** Absent where the author of a report left prices out. */
  bareMetalPremium?: number | undefined;
  segments: readonly (Pick<Segment, "name" | "bindingShare"> & Partial<Pick<Segment, "prices" | "bareMetalPremium">>)[];
}

/** One row for the whole plan, or one a segment where segments have quotes of their own. */
export function quoteRows(
  { bareMetalPremium, segments }: QuotePlan,
  { breakEvenPremium, segments: shown }: { breakEvenPremium: Range; segments: readonly { overhead: Range }[] },
): QuoteRow[] {
  const common = bareMetalPremium || undefined;
  const own = bareMetalPremium !== undefined && !segments.every(takesScenarioPremium);
  if (!own || segments.length === 1) {
    const [only] = segments;
    const quote = own && only ? premiumOf(only, bareMetalPremium) : common;
    return [{ id: "all", segment: "", flip: breakEvenPremium, ...(quote === undefined ? {} : { quote }) }];
  }
  return segments.map((s, i) => {
    const { low, value, high } = shown[i]?.overhead ?? { low: 0, value: 0, high: 0 };
    const flip = (o: number) => extraCapacity(o * s.bindingShare);
    const quote = takesScenarioPremium(s) ? common : premiumOf(s, bareMetalPremium);
    return {
      id: `segment-${i + 1}`,
      segment: s.name,
      flip: { low: flip(low), value: flip(value), high: flip(high) },
      ...(quote === undefined ? {} : { quote }),
    };
  });
}

/** Who pays less at this quote, and whether the range leaves it open. */
export function sideOf({ flip, quote }: QuoteRow): string {
  if (quote === undefined) return "no quote";
  if (quote === flip.value) return "exactly on it";
  const side = quote < flip.value ? "below it: bare metal is the cheaper" : "above it: virtualized is the cheaper";
  const open = quote >= flip.low && quote <= flip.high && flip.low !== flip.high;
  return open ? `${side}, but inside the range, so it may be either way` : side;
}

/** What bare metal may cost more, and where each quote lies. */
export function quoteSentence(rows: readonly QuoteRow[], withoutQuote: string): string {
  const [first] = rows;
  if (!first) return "";
  if (rows.length > 1)
    return `${rows
      .map((r) =>
        r.quote === undefined
          ? `${r.segment} flips at ${formatPercent(r.flip.value)} and has no quote`
          : `${r.segment} flips at ${formatPercent(r.flip.value)}; its quote of ${formatPercent(r.quote)} lies ${sideOf(r)}`,
      )
      .join(". ")}.`;
  const { flip, quote } = first;
  const where =
    flip.value < 0
      ? `Bare metal must be at least ${formatPercent(-flip.value)} cheaper than the virtual machine to cost the same per unit of work`
      : `Bare metal may cost up to ${formatPercent(flip.value)} more than the virtual machine before it costs more per unit of work`;
  if (quote === undefined) return `${where}. ${withoutQuote}`;
  return `${where}. The premium entered, ${formatPercent(quote)}, lies ${sideOf(first)}.`;
}
