// MODEL 7: the uncertain figures of a scenario in the order they are drawn: of each segment its overhead, binding share and
// spend; then growth, premium and cost of moving.
import { takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";
import type { TypedRange } from "../cost/typed-range";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { within } from "../stats/draw-table";
import { type Draw, constant, pert, splitNormal, triangular } from "../stats/draws";

export type InputKind = "overhead" | "binding-share" | "spend" | "growth" | "premium" | "migration";

/** One figure of a scenario, known or drawn. */
export interface Input {
  kind: InputKind;
  /** Index of its segment; `null`: of the whole scenario. */
  segment: number | null;
  /** Its uniform within a trial. */
  place: number;
  /** The central case. Currency units a month for a spend, currency units for the cost of moving, else a fraction. */
  value: number;
  /** The ends that were stated, where there are any. */
  range?: { low: number; high: number };
  draw: Draw;
  /** Whether it is drawn; else every trial has `value`. */
  varies: boolean;
}

export interface Inputs {
  segments: { overhead: Input; bindingShare: Input; spend: Input }[];
  growth: Input;
  premium: Input;
  migration: Input;
}

/** Uniforms a trial takes. */
export const placesOf = ({ segments }: Pick<Scenario, "segments">): number => 3 * segments.length + 3;

/**
 * Every input of a scenario with what it is drawn from. Cases in which a binding share leaves 0 to 1, an amount falls below 0
 * or growth or premium take more than everything are left out of the distribution, which keeps one uniform each.
 */
export function inputsOf(scenario: Scenario, overheads: readonly ResolvedOverhead[]): Inputs {
  const { segments, ranges = {} } = scenario;
  const of = (kind: InputKind, place: number, value: number, range: TypedRange | undefined, [low, high]: Ends) =>
    typed(
      { kind, segment: place < 3 * segments.length ? Math.floor(place / 3) : null, place, value },
      range,
      low,
      high,
    );
  const after = 3 * segments.length;
  return {
    segments: segments.map((s, i) => ({
      overhead: overheadInput(s, overheads[i] as ResolvedOverhead, i),
      bindingShare: of("binding-share", 3 * i + 1, s.bindingShare, s.ranges?.bindingShare, [0, 1]),
      spend: of("spend", 3 * i + 2, s.monthlySpend, s.ranges?.monthlySpend, [0, Infinity]),
    })),
    growth: of("growth", after, scenario.monthlyGrowth, ranges.monthlyGrowth, [-1, Infinity]),
    premium: of(
      "premium",
      after + 1,
      scenario.bareMetalPremium,
      segments.some(takesScenarioPremium) ? ranges.bareMetalPremium : undefined,
      [-1, Infinity],
    ),
    migration: of("migration", after + 2, scenario.migrationCost, ranges.migrationCost, [0, Infinity]),
  };
}

type Ends = readonly [number, number];

function overheadInput(s: Segment, { range: { low, value, high }, quantile }: ResolvedOverhead, i: number): Input {
  const base = { kind: "overhead", segment: i, place: 3 * i, value } as const;
  return low === high
    ? { ...base, draw: constant(value), varies: false }
    : { ...base, range: { low, high }, draw: quantile, varies: true };
}

/** A range that somebody typed around a value, as its shape says (MODEL 7). */
export function rangeDraw(value: number, { low, high, shape = "p10-p90" }: TypedRange): Draw {
  return { "p10-p90": splitNormal, triangular, pert }[shape](low, value, high);
}

/** Distributions that are kept, so that what was typed before finds its table again: every input of many segments. */
const KEPT = 1000;
const kept = new Map<string, Draw>();

function typed(
  base: Pick<Input, "kind" | "segment" | "place" | "value">,
  range: TypedRange | undefined,
  low: number,
  high: number,
): Input {
  if (range === undefined || range.low === range.high) return { ...base, draw: constant(base.value), varies: false };
  const key = [base.value, range.low, range.high, range.shape, low, high].join(" ");
  const draw = kept.get(key) ?? within(rangeDraw(base.value, range), low, high);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, draw);
  return { ...base, range: { low: range.low, high: range.high }, draw, varies: true };
}

/** All of them, in the order they are drawn. */
export const allInputs = ({ segments, growth, premium, migration }: Inputs): Input[] => [
  ...segments.flatMap((s) => [s.overhead, s.bindingShare, s.spend]),
  growth,
  premium,
  migration,
];
