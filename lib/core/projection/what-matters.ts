// The tornado of a scenario: which input moves the value of moving most, all others at base. The ranges are inputs and are
// printed: those that were typed, else the ones stated here.
import { type Central, cashOf, centralFigures, worthNow } from "../cost/cash";
import { type SegmentFigures, takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import { INPUT_LABELS, inputName } from "./input-names";
import type { InputKind } from "./inputs";
import type { Sensitivity } from "./projection";
import { tornado } from "./sensitivity";
import type { SegmentMoney, Totals } from "./totals";

/** One input to move: to an end of its range. */
interface Moved extends Pick<Sensitivity, "input" | "label" | "range" | "unit" | "assumed"> {
  to(end: number): Change;
  /** What the ends stand for, where they are not the range itself: factors, or points to add. */
  ends?: { low: number; high: number };
}

/** What differs from the central case. */
interface Change {
  plan?: Partial<Pick<Scenario, "monthlyGrowth" | "migrationCost">>;
  figures?: (of: SegmentFigures, segment: number) => Partial<SegmentFigures>;
}

/**
 * Overhead of each segment over its own range; what else has a typed range over that. Without one: premium by 5 points;
 * GPU-bound hours half to half as many again, at most all; the cost of moving half to double, or up to one month's bill
 * when none is set; the bill by a quarter.
 *
 * @returns the widest first; `low` and `high` in currency units
 */
export function whatMatters(scenario: Scenario, parts: readonly SegmentMoney[], totals: Totals): Sensitivity[] {
  const central: Central[] = parts.map((p) => p.overhead);
  const figures = centralFigures(scenario, central);
  const inputs = [
    ...overheadInputs(scenario, parts, totals),
    ...premiumInput(scenario, figures),
    ...segmentInputs(scenario, "binding-share"),
    ...segmentInputs(scenario, "spend"),
    ...planInputs(scenario, totals.spend),
  ];
  const worthOf = ({ plan = {}, figures: change = () => ({}) }: Change) => {
    const moved = figures.map((f, i) => ({ ...f, ...change(f, i) }));
    return worthNow(cashOf({ ...scenario, ...plan }, moved), scenario.annualDiscountRate);
  };
  const rows = inputs.map(({ input, range, ends = range, to }) => ({
    input,
    ...ends,
    at: (x: number) => worthOf(to(x)),
  }));
  const byId = new Map(inputs.map((i) => [i.input, i]));
  return tornado(rows).flatMap((row) => {
    const input = byId.get(row.input);
    if (!input) return [];
    const { label, range, unit, assumed } = input;
    return [{ ...row, label, range, unit, ...(assumed ? { assumed } : {}) }];
  });
}

function overheadInputs(scenario: Scenario, parts: readonly SegmentMoney[], { overhead }: Totals): Moved[] {
  const ranged = parts.flatMap(({ overhead: { range } }, segment) =>
    parts.length === 1 || range.low !== range.high ? [{ segment, range: { low: range.low, high: range.high } }] : [],
  );
  if (ranged.length === 0) {
    const { low, high } = overhead;
    return [
      { input: "overhead", label: INPUT_LABELS.overhead, range: { low, high }, unit: "fraction", to: () => ({}) },
    ];
  }
  return ranged.map(({ segment, range }) => ({
    ...named(scenario, "overhead", segment),
    range,
    unit: "fraction",
    to: (overhead) => ({ figures: (_, i) => (i === segment ? { overhead } : {}) }),
  }));
}

const POINTS = 0.05;
const LEAST = -0.99;

/** The scenario's premium; where every segment has its own, all of them by as many points. */
function premiumInput(scenario: Scenario, figures: readonly SegmentFigures[]): Moved[] {
  const takes = scenario.segments.map(takesScenarioPremium);
  const { bareMetalPremium: p, ranges } = scenario;
  const base = { ...named(scenario, "premium", null), unit: "fraction" };
  if (takes.some(Boolean)) {
    const typed = endsOf(ranges?.bareMetalPremium);
    const range = typed ?? { low: Math.max(p - POINTS, LEAST), high: p + POINTS };
    return [
      { ...base, range, assumed: !typed, to: (premium) => ({ figures: (_, i) => (takes[i] ? { premium } : {}) }) },
    ];
  }
  const mean = weighted(figures, (f) => f.premium);
  return [
    {
      ...base,
      assumed: true,
      range: { low: mean - POINTS, high: mean + POINTS },
      ends: { low: -POINTS, high: POINTS },
      to: (by) => ({ figures: ({ premium }) => ({ premium: Math.max(premium + by, LEAST) }) }),
    },
  ];
}

const PER_SEGMENT = {
  "binding-share": { figure: "bindingShare", range: "bindingShare" },
  spend: { figure: "spend", range: "monthlySpend" },
} as const;

/** A segment's typed range is a row of its own; the others move together by a factor. */
function segmentInputs(scenario: Scenario, kind: keyof typeof PER_SEGMENT): Moved[] {
  const { segments, currency } = scenario;
  const { figure, range: key } = PER_SEGMENT[kind];
  const unit = kind === "spend" ? `${currency}/month` : "fraction";
  const typed = segments.map((s) => endsOf(s.ranges?.[key]));
  const own = typed.flatMap((range, segment): Moved[] =>
    range
      ? [
          {
            ...named(scenario, kind, segment),
            range,
            unit,
            to: (value) => ({ figures: (_, i) => (i === segment ? { [figure]: value } : {}) }),
          },
        ]
      : [],
  );
  const rest = segments.filter((_, i) => typed[i] === undefined);
  if (rest.length === 0) return own;
  const ends = kind === "spend" ? { low: 0.75, high: 1.25 } : { low: 0.5, high: mostBinding(rest) };
  const together =
    kind === "spend"
      ? rest.reduce((sum, s) => sum + s.monthlySpend, 0)
      : weighted(
          rest.map((s) => ({ spend: s.monthlySpend, bindingShare: s.bindingShare })),
          (s) => s.bindingShare,
        );
  return [
    ...own,
    {
      input: kind,
      label: own.length === 0 ? INPUT_LABELS[kind] : `${INPUT_LABELS[kind]}, other segments`,
      range: { low: together * ends.low, high: together * ends.high },
      unit,
      assumed: true,
      ends,
      to: (factor) => ({ figures: (f, i) => (typed[i] ? {} : { [figure]: f[figure] * factor }) }),
    },
  ];
}

function planInputs({ migrationCost, ranges, currency, segments }: Scenario, spend: number): Moved[] {
  const typed = endsOf(ranges?.migrationCost);
  const migration = typed ?? {
    low: migrationCost / 2,
    high: migrationCost === 0 ? spend : migrationCost * 2,
  };
  const growth = endsOf(ranges?.monthlyGrowth);
  return [
    {
      ...named({ segments }, "migration", null),
      range: migration,
      unit: currency,
      assumed: !typed,
      to: (cost) => ({ plan: { migrationCost: cost } }),
    },
    ...(growth
      ? [
          {
            ...named({ segments }, "growth", null),
            range: growth,
            unit: "fraction/month",
            to: (monthlyGrowth: number) => ({ plan: { monthlyGrowth } }),
          },
        ]
      : []),
  ];
}

const endsOf = (range?: { low: number; high: number }) => range && { low: range.low, high: range.high };

function named(scenario: Pick<Scenario, "segments">, kind: InputKind, segment: number | null) {
  const { input, label } = inputName(scenario, { kind, segment });
  return { input, label };
}

function mostBinding(of: readonly { bindingShare: number }[]): number {
  const most = Math.max(...of.map((s) => s.bindingShare));
  return most > 0 ? Math.min(1.5, 1 / most) : 1;
}

/** By spend; where there is none, all count alike. */
function weighted<T extends { spend: number }>(all: readonly T[], value: (of: T) => number): number {
  const total = all.reduce((sum, f) => sum + f.spend, 0);
  return all.reduce((sum, f) => sum + (total > 0 ? f.spend / total : 1 / all.length) * value(f), 0);
}
