// The sentences of `/`, computed from the same figures as its charts.
import type { OverheadSource } from "@/lib/core/cost/overhead-source";
import { CLAIM_ARTICLES } from "@/lib/core/evidence/claims";
import { priorOf } from "@/lib/core/evidence/priors";
import { extraCapacity } from "@/lib/core/overhead/slowdown";
import { formatMoney, formatPercent } from "@/lib/view/format";
import type { Answer } from "./calculator-answer";

const ONLY_YOURS = "Only your own files can say which is true for you.";
const NO_BILL = "Enter a monthly bill to see money.";

/** What the page opens with. */
export function openingOf(answer: Answer): string {
  const { question, year, say, rows } = answer;
  const bill =
    question.bill === null
      ? "Of the capacity you pay for"
      : `On ${question.billGrade === "example" ? "an example bill" : "a bill"} of ${formatMoney(question.bill, question.currency)} a month`;
  const first = `${bill}, ${sourceOf(answer)} ${amountOf(answer, say(Math.abs(year.value)))}.`;
  const article = rows.find((r) => r.kind === "claimed");
  const published = rows.find((r) => r.kind === "cited");
  const claims = isClaim(answer)
    ? `Published measurements show ${published?.text ?? ""}.`
    : `An article says ${article?.text ?? ""} ${article?.more ?? ""}.`;
  return [first, claims, question.bill === null ? NO_BILL : ONLY_YOURS].join(" ");
}

const isClaim = ({ projection }: Answer): boolean => projection.overhead.grade === "claimed";

function sourceOf({ question, pair }: Answer): string {
  const { overhead } = question;
  if (pair) return `one published pair (${pair.workload} ${pair.scenario}, ${pair.year}) suggests that`;
  if (overhead.source !== "evidence") return `by the ${overhead.source === "point" ? "value" : "range"} you typed,`;
  const prior = priorOf(overhead.prior);
  return prior.grade === "claimed" ? `${prior.source} claims that` : `${prior.source} suggest that`;
}

function amountOf({ question, year }: Answer, amount: string): string {
  if (year.value === 0) return "virtualization takes nothing";
  const money = question.bill !== null;
  if (question.definition === "match") {
    if (year.value < 0) return `the same output needs ${money ? `${amount} a year` : amount} less`;
    return money
      ? `about ${amount} a year of extra capacity keeps the same output`
      : `about ${amount} more capacity keeps the same output`;
  }
  if (year.value < 0)
    return `virtual machines give about ${money ? `${amount} a year` : amount} of work more for the same money`;
  return money ? `about ${amount} a year buys no work` : `about ${amount} buys no work`;
}

/** Both definitions of the same loss, and the figure everybody gets wrong. */
export function definitionLine({ projection, question }: Answer): string {
  const o = projection.overhead.value;
  const hours = hoursLine(o, question.bindingShare);
  const known = `At 15\u00a0% it is ${formatPercent(extraCapacity(0.15), { significant: 3 })} more servers, not 15\u00a0%.`;
  if (o <= 0) return `${hours}${known}`;
  const why =
    question.definition === "match"
      ? `What is left, ${formatPercent(1 - o)}, must do the work of 100\u00a0%, so ${formatPercent(extraCapacity(o))} more is needed.`
      : `Losing ${formatPercent(o)} needs ${formatPercent(extraCapacity(o))} more for the same output.`;
  return `${hours}${why} ${known}`;
}

/** Where only some hours count: the loss in those hours, of the whole bill, and why one reading ignores them. */
function hoursLine(overhead: number, share: number): string {
  if (share === 1) return "";
  const percent = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });
  const sized =
    share === 0
      ? "Where the GPU is never the limit, no extra capacity is needed."
      : "Extra capacity does not depend on these hours: a fleet is sized for its binding hours.";
  return `${percent(overhead)} in the hours that count, ${percent(overhead * share)} of the bill. ${sized} `;
}

/** The ends of the headline, with their level. */
export function rangeLine({ projection, year, say }: Answer): string {
  if (year.low === year.high) return `${upper(projection.level)}.`;
  return `${upper(projection.level)}: ${say(year.low)} to ${say(year.high)}.`;
}

/** What the fan shows at its end. */
export function fanLine({ fan, question, say, year }: Answer, lastMonth: string): string {
  const last = fan.at(-1);
  if (!last) return NO_BILL;
  const what = question.definition === "match" ? "of extra capacity" : "that bought no work";
  const middle = `By ${lastMonth} the middle case adds up to ${say(last.p50)} ${what}`;
  if (last.p05 === last.p95) return `${middle}. It is one value, so there is no range.`;
  if (onlyEnds(question.overhead)) {
    const { low, high } = endsAt({ year }, last.x);
    return `${middle}, halfway between the ends the article states: ${say(low)} and ${say(high)}. It gives no more than these two.`;
  }
  return `${middle}; nine in ten cases end between ${say(last.p05)} and ${say(last.p95)}. ${curveLine(question.overhead)}`;
}

/** An article's claim has two ends and nothing else: no band is made up for it. */
export const onlyEnds = (overhead: OverheadSource): boolean =>
  overhead.source === "evidence" && priorOf(overhead.prior).grade === "claimed";

/** The running total at the ends of the headline, after so many months. */
export const endsAt = ({ year }: Pick<Answer, "year">, months: number): { low: number; high: number } => ({
  low: (year.low / 12) * months,
  high: (year.high / 12) * months,
});

/** What a band is: never more than a curve through what was published or typed. */
function curveLine(overhead: OverheadSource): string {
  if (overhead.source !== "evidence") return "Each band is a curve through the range you typed, read as 8 in 10 cases.";
  const { level } = priorOf(overhead.prior);
  return level.startsWith("8 in 10 published")
    ? "Each band is a curve through three published quantiles (P10, P50, P90)."
    : `Each band is a curve through three values (${level}); its ends are read as 8 in 10 cases.`;
}

/** One line for the three answers, from the rows that are drawn. */
export function threeLine({ rows, pairs, question }: Answer): string {
  if (question.bindingShare === 0) return "No hour counts, so all three answers are zero.";
  const published = rows.find((r) => r.kind === "cited");
  const claimed = rows.find((r) => r.kind === "claimed");
  const above = claimed?.low === undefined ? 0 : pairs.filter((p) => p.value >= (claimed.low ?? 0)).length;
  const reach = above > 1 ? "reach" : "reaches";
  const dots =
    pairs.length === 0
      ? ""
      : ` Each dot is one published pair; ${above === 0 ? "none" : above} of the ${pairs.length} ${reach} the article's low end.`;
  return `Same bill, same axis: the article starts at ${claimed?.text ?? "–"}, published measurements centre on ${published?.text ?? "–"}.${dots}`;
}

/** What the article is, for the notes. */
export const articleNote = CLAIM_ARTICLES[0]
  ? `${CLAIM_ARTICLES[0].publisher}: “${CLAIM_ARTICLES[0].title}”. ${CLAIM_ARTICLES[0].missing}`
  : "";

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
