// The answer in words: how much less (or more) the virtualized side carries under the limit, or that it cannot.
import type { Bounded, Figure } from "../core/units/figure";
import { spellNumber } from "../core/units/spell";
import { decimalsFor, formatNumber, formatPercent } from "./format";

/** Ends of the loss that follow from the ends of the overhead; `null`: at that end no load meets the limit. */
export interface LossRange {
  low: number | null;
  high: number | null;
}

export interface Told {
  /** "p99 ≤ 200 ms". */
  limit: string;
  baseline: Bounded;
  candidate: Bounded;
  loss: Figure;
  range: LossRange | null;
  /** "requests", "requests at once", "tokens". */
  what: string;
  /** "a second"; empty where the count is no rate. */
  per: string;
}

const say = (value: number): string => formatNumber(value, { significant: 4 });
const points = (x: number, decimals: number): string =>
  spellNumber(Number((x * 100).toPrecision(12)), { decimals, atLeast: decimals });

/** Two digits of a width, and never more than two decimals. */
const digits = (width: number): number => Math.min(2, decimalsFor(Math.abs(width) * 100));

/** "6.1 to 10.2 %", or the two ends in words where they lie on both sides of none. */
export function rangeWords({ low, high }: LossRange): string {
  if (low === null) return "at no end of the overhead's interval the limit can be met";
  const decimals = digits(high === null ? Math.abs(low) : high - low);
  const p = (x: number) => points(x, decimals);
  if (high === null) return `${p(low)} % or more; at the high end of the overhead the limit cannot be met`;
  if (low < 0 && high > 0) return `${p(-low)} % more to ${p(high)} % fewer`;
  return low < 0 ? `${p(-high)} to ${p(-low)} %` : `${p(low)} to ${p(high)} %`;
}

/** "8.4 %", with as many digits as its range has. */
export function lossWords(loss: number, range: LossRange | null): string {
  const width = range && range.low !== null && range.high !== null ? range.high - range.low : 0;
  const decimals = width > 0 ? digits(width) : 1;
  return formatPercent(Math.abs(loss), { decimals, atLeast: decimals });
}

const rate = (figure: Bounded, { what, per }: Told): string => {
  if (!("value" in figure)) return "none";
  return `${figure.state === "lower_bound" ? "at least " : ""}${[say(figure.value), what, per].filter(Boolean).join(" ")}`;
};

/** One sentence, complete without the chart. */
export function capacitySentence(told: Told): string {
  const { limit, baseline, candidate, loss, range } = told;
  const absent = { baseline: baseline.state === "infeasible", candidate: candidate.state === "infeasible" };
  if (absent.baseline && absent.candidate)
    return `${limit} is infeasible on both sides: neither meets it at any load, so there is no capacity to lose a share of.`;
  if (absent.candidate)
    return `${limit} is infeasible on the virtualized side: it meets the limit at no load. Bare metal carries ${rate(baseline, told)}.`;
  if (absent.baseline)
    return `${limit} is infeasible on bare metal: it meets the limit at no load. The virtualized side carries ${rate(candidate, told)}.`;
  if (!("value" in baseline) || !("value" in candidate))
    return `No answer: ${"reason" in baseline ? baseline.reason : ""}.`;
  const carries = `${say(candidate.value)} against ${say(baseline.value)}`;
  const both = [carries, told.per].filter(Boolean).join(" ");
  if (baseline.state === "lower_bound" && candidate.state === "lower_bound")
    return `${limit} is met by both sides at every load that was measured, so the loss is not known: measure beyond ${say(Math.max(baseline.value, candidate.value))} ${told.what}${told.per ? ` ${told.per}` : ""}.`;
  if (baseline.state === "lower_bound") {
    const least = 1 - candidate.value / baseline.value;
    if (least <= 0)
      return `${limit} is met on bare metal at every load that was measured, so the loss is not known: ${both}.`;
    return `At ${limit} the virtualized side carries at least ${lossWords(least, null)} fewer ${told.what}: ${say(candidate.value)} against at least ${say(baseline.value)}${told.per ? ` ${told.per}` : ""}.`;
  }
  if (candidate.state === "lower_bound")
    return `${limit} is met on the virtualized side at every load that was measured: it carries at least ${rate({ ...candidate, state: "ok" }, told)}, bare metal ${say(baseline.value)}.`;
  if (loss.state !== "ok") return `No answer: ${loss.reason}.`;
  const more = loss.value < 0;
  const ends = range ? ` (${rangeWords(range)})` : "";
  return `At ${limit} the virtualized side serves ${lossWords(loss.value, range)} ${more ? "more" : "fewer"} ${told.what}${ends}: ${both}.`;
}
