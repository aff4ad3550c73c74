// Every value that nobody measured here, with its grade; and the settings, which carry none (UX 5).
import { HOURS_PER_MONTH } from "../cost/hours";
import { growthRule } from "../cost/growth-rule";
import { takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";
import { type Grade, weakest } from "../evidence/grade";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { NOT_SET, type Told, gradeOf, rowOf, unlessZero } from "./assumption-rows";
import type { Assumption, Projection } from "./projection";
import { BINDING_LABEL, segmentAssumptions } from "./segment-assumptions";

/** Where a figure of the user's own comes from, by what is known of it. */
const BILL_SOURCE: Record<Grade, string> = {
  measured: "billing export",
  cited: "document",
  entered: "typed",
  claimed: "stated",
  example: "an example, not yours",
};

/** Source of a bill that is reckoned from its price. */
export const FROM_PRICE = `${HOURS_PER_MONTH} hours × GPUs × price`;

/** Inputs that no money of the answer rests on: a rate for showing, a count of machines or of work. */
const BESIDE = /^(rate|gpus|utilisation|unused-commitment|work)(-|$)/;

/** An input that nobody gave claims nothing, and one that moves no money either, so they hold no grade down. */
export const isGraded = (a: Assumption): boolean => a.source !== NOT_SET && !BESIDE.test(a.id);

/** How far a segment's bill can be trusted: what it was read from, else its price, else its source, else `typed`. */
export function billGradeOf(s: Segment, typed: Grade): Grade {
  if (s.spendGrade) return s.spendGrade;
  const note = s.sources?.monthlySpend;
  if (note) return gradeOf(note);
  return s.spendFrom === "price" ? weakest(["cited", gradeOf(s.sources?.gpus)]) : typed;
}

/**
 * Overheads that were typed, with the source their author gave: a document with a date makes one Cited. What was
 * measured or published keeps its own.
 */
export function withNotes({ segments }: Scenario, overheads: readonly ResolvedOverhead[]): ResolvedOverhead[] {
  return overheads.map((o, i) => {
    const { sources, overhead } = segments[i] ?? {};
    const typed = overhead?.source === "range" || overhead?.source === "point";
    return sources?.overhead && typed ? { ...o, source: sources.overhead.text, grade: gradeOf(sources.overhead) } : o;
  });
}

/**
 * One row an input: bill and overhead of each segment, what else its segment says, growth, premium, migration and
 * benefits. Fractions are fractions; money is in the scenario's currency units.
 *
 * @param overheads one a segment, {@link withNotes} applied
 * @param bills how far each segment's bill can be trusted
 */
export function assumptionsOf(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  bills: readonly Grade[],
): Assumption[] {
  const { currency, segments, sources = {}, ranges = {} } = scenario;
  const several = segments.length > 1;
  const named = (i: number) => (id: string, label: string) =>
    several ? { id: `${id}-${i + 1}`, label: `${label}, ${segments[i]?.name ?? ""}` } : { id, label };
  const own = (id: string, label: string, value: number, unit: string, told: Told) =>
    unlessZero({ id, label, value, unit }, told);
  return [
    ...segments.map((s, i) => billRow(s, currency, named(i), bills[i] ?? "entered")),
    ...segments.flatMap((s, i) => overheadRow(s, overheads[i], named(i))),
    ...segments.flatMap((s, i) => segmentAssumptions(s, currency, named(i))),
    own("growth", "growth of the bill", scenario.monthlyGrowth, "fraction/month", {
      note: sources.monthlyGrowth,
      range: ranges.monthlyGrowth,
    }),
    ...(segments.some(takesScenarioPremium)
      ? [
          own("premium", "bare-metal premium", scenario.bareMetalPremium, "fraction", {
            note: sources.bareMetalPremium,
            range: ranges.bareMetalPremium,
          }),
        ]
      : []),
    own("migration", "one-off cost of moving", scenario.migrationCost, currency, {
      note: sources.migrationCost,
      range: ranges.migrationCost,
    }),
    ...scenario.monthlyBenefits.map((b, i) =>
      own(`benefit-${i + 1}`, `what virtualization saves: ${b.name}`, b.amount, `${currency}/month`, {
        note: sources.monthlyBenefits,
      }),
    ),
    ...(sources.annualDiscountRate
      ? [rowOf({ ...DISCOUNT, value: scenario.annualDiscountRate }, { note: sources.annualDiscountRate })]
      : []),
    ...(scenario.rates ?? []).map((r) =>
      rowOf(
        {
          id: `rate-${r.currency}`,
          label: `exchange rate, ${r.currency} for 1 ${currency}`,
          value: r.perUnit,
          unit: `${r.currency}/${currency}`,
        },
        { known: { source: r.source, grade: "cited", date: r.date } },
      ),
    ),
  ];
}

type Named = (id: string, label: string) => { id: string; label: string };

function billRow(s: Segment, currency: string, named: Named, grade: Grade): Assumption {
  const source = s.spendFrom === "price" ? FROM_PRICE : BILL_SOURCE[grade];
  return rowOf(
    { ...named("bill", "monthly bill"), value: s.monthlySpend, unit: `${currency}/month` },
    { note: s.sources?.monthlySpend, range: s.ranges?.monthlySpend, known: { source, grade } },
  );
}

function overheadRow(s: Segment, overhead: ResolvedOverhead | undefined, named: Named): Assumption[] {
  if (!overhead) return [];
  const { low, value, high } = overhead.range;
  const row = rowOf(
    { ...named("overhead", "overhead"), value, unit: "fraction" },
    {
      note: s.sources?.overhead,
      range: low === high ? undefined : { low, high },
      known: { source: overhead.source, grade: overhead.grade },
    },
  );
  // What was measured or published says so itself; a note adds who stands for it.
  return [{ ...row, source: overhead.source }];
}

const DISCOUNT = { id: "discount-rate", label: "discount rate a year", unit: "fraction/year" } as const;

/** What the reader may set without making a claim. */
export function settingsOf(scenario: Scenario): Projection["settings"] {
  const plain = scenario.segments
    .map((s, i) => ({ s, i }))
    .filter(({ s }) => s.ranges?.bindingShare === undefined && s.sources?.bindingShare === undefined);
  const same = scenario.segments.every((s) => s.bindingShare === scenario.segments[0]?.bindingShare);
  const together = same && plain.length === scenario.segments.length;
  const binding = plain.map(({ s, i }) => ({
    id: together ? "binding-share" : `binding-share-${i + 1}`,
    label: together ? BINDING_LABEL : `${BINDING_LABEL}, ${s.name}`,
    value: s.bindingShare,
    unit: "fraction",
  }));
  const month = (id: string, label: string, value: number | string | undefined) =>
    value === undefined ? [] : [{ id, label, value, unit: "" }];
  return [
    ...(together ? binding.slice(0, 1) : binding),
    { id: "horizon", label: "horizon", value: scenario.horizonMonths, unit: "month" },
    ...month("start-month", "first month", scenario.startMonth),
    ...month("fiscal-year-start", "month in which the fiscal year starts", scenario.fiscalYearStart),
    ...month("growth-rule", "what grows", growthRule(scenario) ?? undefined),
    { id: "hours-per-month", label: "hours in a month", value: HOURS_PER_MONTH, unit: "h" },
    ...(scenario.sources?.annualDiscountRate ? [] : [{ ...DISCOUNT, value: scenario.annualDiscountRate }]),
    { id: "currency", label: "currency", value: scenario.currency, unit: "" },
    { id: "seed", label: "seed of the simulation", value: scenario.seed, unit: "" },
  ];
}

/** The first assumption that holds the figure's grade down, for people: "monthly bill, typed". */
export function weakestOf(assumptions: readonly Assumption[], grade: Grade): string {
  const a = assumptions.find((x) => isGraded(x) && x.grade === grade);
  return a ? `${a.label}, ${a.source}` : "";
}
