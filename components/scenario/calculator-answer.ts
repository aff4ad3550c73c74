// What `/` says: one bill, one overhead, one answer; and beside it what others would answer to the same question.
import type { AnswerRow } from "@/components/charts/three-answers";
import type { FanPoint } from "@/components/charts/fan";
import type { ValueFormat } from "@/components/charts/value-format";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import type { OverheadSource } from "@/lib/core/cost/overhead-source";
import type { Scenario } from "@/lib/core/cost/scenario";
import { waste } from "@/lib/core/cost/waste";
import { CLAIM_ARTICLES } from "@/lib/core/evidence/claims";
import type { Grade } from "@/lib/core/evidence/grade";
import { DEFAULT_PRIOR, type PriorId, priorOf } from "@/lib/core/evidence/priors";
import { PUBLISHED, type PairId, type PublishedPair, pairOf } from "@/lib/core/evidence/published";
import { extraCapacity } from "@/lib/core/overhead/slowdown";
import { project } from "@/lib/core/projection/project";
import { segmentMoney, totalsOf } from "@/lib/core/projection/totals";
import type { Range, ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney, formatPercent } from "@/lib/view/format";
import { fanPoints, matchPoints } from "./fan-points";
import type { Definition } from "./wording";

/** What was asked, every text read. */
export interface Question {
  /** Currency units a month; null: cleared, and the answer is in per cent. */
  bill: number | null;
  billGrade: Grade;
  currency: string;
  overhead: OverheadSource;
  /** The overhead is that of one published pair, by its id. */
  pairId?: PairId;
  bindingShare: number;
  months: number;
  definition: Definition;
}

export interface PairRow {
  pair: PublishedPair;
  overhead: string;
  /** In what the page counts in. */
  value: number;
  amount: string;
}

export interface Answer {
  question: Question;
  projection: Projection;
  /** Where the overhead is that of one published pair. */
  pair?: PublishedPair;
  /** The figure shown and its ends: money a year, or a fraction without a bill. */
  year: Range;
  format: ValueFormat;
  say: (value: number) => string;
  rows: AnswerRow[];
  pairs: PairRow[];
  fan: FanPoint[];
}

/** As many digits as the core's own sentences show. */
const SHOWN = { significant: 4 } as const;

const PROFILE = "batch-inference";
const ARTICLE = CLAIM_ARTICLES[0];

export function answerTo(question: Question): Answer {
  const { bill, currency, bindingShare, months } = question;
  const scenario: Scenario = {
    version: 1,
    name: "Start",
    currency,
    segments: [
      { name: "All GPUs", profile: PROFILE, monthlySpend: bill ?? 0, bindingShare, overhead: question.overhead },
    ],
    horizonMonths: months,
    monthlyGrowth: 0,
    bareMetalPremium: 0,
    migrationCost: 0,
    monthlyBenefits: [],
    annualDiscountRate: 0,
    seed: 42,
  };
  const pair = question.pairId && pairOf(question.pairId);
  const resolved = resolve(question.overhead, pair);
  const projection = project(scenario, [resolved], question.billGrade);
  const price = pricedBy(question, scenario, resolved);
  const say = (v: number) => (bill === null ? formatPercent(v) : formatMoney(v, currency, SHOWN));
  const pairs = pairsFor(question.overhead);
  return {
    question,
    projection,
    pair,
    year: yearOf(question, projection),
    format: bill === null ? { kind: "percent" } : { kind: "money", currency },
    say,
    rows: rowsOf(question, projection, pairs, price, say),
    pairs: pairs.map((pair) => {
      const value = price(pair.overhead);
      return { pair, overhead: percent2(pair.overhead), value, amount: say(value) };
    }),
    fan: bill === null ? [] : fanOf(question, projection, scenario, resolved),
  };
}

/** One published pair is a cited value, not one that somebody typed. */
function resolve(source: OverheadSource, pair: PublishedPair | undefined): ResolvedOverhead {
  const resolved = resolveOverhead(source, PROFILE);
  return pair
    ? {
        ...resolved,
        grade: pair.grade,
        level: "one published pair, no range",
        source: `${pair.title}, ${pair.workload}`,
      }
    : resolved;
}

/** The headline: the projection's year by the chosen definition; without a bill the share itself. */
function yearOf({ bill, bindingShare, definition }: Question, projection: Projection): Range {
  if (bill !== null) return definition === "share" ? projection.perYear.waste : projection.perYear.costToMatch;
  return definition === "share"
    ? mapped(projection.overhead, (o) => waste(o, 1, bindingShare))
    : projection.extraCapacity;
}

/** Another overhead on the same bill, in what the page counts in. */
function pricedBy(question: Question, scenario: Scenario, resolved: ResolvedOverhead): (overhead: number) => number {
  const { bill, bindingShare, definition } = question;
  if (bill === null) return definition === "share" ? (o) => waste(o, 1, bindingShare) : extraCapacity;
  return (o) => {
    const { perYear } = totalsOf(segmentMoney(scenario, [{ ...resolved, range: { low: o, value: o, high: o } }]));
    return definition === "share" ? perYear.waste.value : perYear.costToMatch.value;
  };
}

function fanOf(q: Question, projection: Projection, scenario: Scenario, resolved: ResolvedOverhead): FanPoint[] {
  return q.definition === "share" ? fanPoints(projection.series) : matchPoints(scenario, [resolved]);
}

const mapped = ({ low, value, high }: Range, f: (o: number) => number): Range => ({
  low: f(low),
  value: f(value),
  high: f(high),
});
const percent2 = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

/** The published row follows the preset when that is a published one; otherwise it stays with the usual one. */
function publishedPrior(source: OverheadSource): PriorId {
  return source.source === "evidence" && priorOf(source.prior).grade === "cited" ? source.prior : DEFAULT_PRIOR;
}

function pairsFor(source: OverheadSource): readonly PublishedPair[] {
  const prior = publishedPrior(source);
  if (prior === "tuned-single-node") return PUBLISHED;
  return prior === "tuned-slo-serving" ? PUBLISHED.filter((p) => p.scenario === "Server") : [];
}

function rowsOf(
  question: Question,
  projection: Projection,
  pairs: readonly PublishedPair[],
  price: (o: number) => number,
  say: (v: number) => string,
): AnswerRow[] {
  const prior = priorOf(publishedPrior(question.overhead));
  const published = mapped({ low: prior.p10, value: prior.p50, high: prior.p90 }, price);
  const rows: AnswerRow[] = [];
  if (ARTICLE) {
    const claim = { low: price(ARTICLE.overhead.low), high: price(ARTICLE.overhead.high) };
    rows.push({
      id: "article",
      label: "An article claims",
      note: "10–15\u00a0%, no method given",
      text: say(claim.low),
      more: `to ${say(claim.high)}`,
      kind: "claimed",
      ...claim,
    });
  }
  rows.push({
    id: "published",
    label: "Published measurements",
    note:
      pairs.length > 0
        ? `${pairs.length} MLPerf pairs, median ${formatPercent(prior.p50)}`
        : `${prior.label}, middle ${formatPercent(prior.p50)}`,
    text: say(published.value),
    more: `${say(published.low)} to ${say(published.high)}`,
    kind: "cited",
    ...published,
    dots: pairs.map((p) => ({
      id: p.id,
      value: price(p.overhead),
      title: `${p.workload} ${p.scenario}, ${p.hardware}, ${p.year}: ${percent2(p.overhead)}, ${say(price(p.overhead))}`,
      pickable: true,
    })),
  });
  if (question.pairId === undefined && question.overhead.source !== "evidence") {
    const own = yearOf(question, projection);
    rows.push({
      id: "typed",
      label: "What you typed",
      note: "your own range, no document",
      text: say(own.value),
      more: own.low === own.high ? undefined : `${say(own.low)} to ${say(own.high)}`,
      kind: "entered",
      ...own,
    });
  }
  rows.push({
    id: "yours",
    label: "Your own files",
    note: "bare metal and VM results",
    text: "–",
    kind: "empty",
    empty: "nothing measured here yet",
  });
  return rows;
}
