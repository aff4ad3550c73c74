// MODEL 6.5, 6.7 and 6.8 with phases: which part of which segment runs on bare metal in which month, and what that saves.
// 6.8 stays the only saving formula; licences and electricity of the virtualized side are added where they are given.
import { monthlySaving } from "./break-even";
import { monthlyRate } from "./discount";
import { effectivePrice } from "./price";
import { monthlyLicences, monthlyPower } from "./running-costs";
import type { Scenario } from "./scenario";
import type { Segment } from "./segment";
import { movesEver } from "./what-moves";

type Priced = Pick<Segment, "prices" | "bareMetalPremium">;
type Bound = Pick<Segment, "move" | "commitment">;
type Running = Pick<Segment, "licences" | "power" | "gpus">;

/** What bare metal costs this segment more, as a fraction: by its two prices, else its own premium, else the scenario's. */
export function premiumOf({ prices, bareMetalPremium }: Priced, ofScenario: number): number {
  if (prices?.bareMetal) return effectivePrice(prices.bareMetal) / effectivePrice(prices.virtualized) - 1;
  return bareMetalPremium ?? ofScenario;
}

/** Whether the segment's premium is the scenario's, so that it moves with it. */
export const takesScenarioPremium = ({ prices, bareMetalPremium }: Priced): boolean =>
  prices?.bareMetal === undefined && bareMetalPremium === undefined;

/** Whether some segments that move take the scenario's premium and others have a price of their own: it is not the plan's. */
export function premiumIsPartial(segments: readonly (Priced & Pick<Segment, "move">)[]): boolean {
  const moving = segments.filter(movesEver);
  return moving.some(takesScenarioPremium) && !moving.every(takesScenarioPremium);
}

/** Said of the scenario's premium where it is not every moving segment's ({@link premiumIsPartial}). */
export const PARTIAL_PREMIUM = "for the segments without a price of their own";

/** Share of the segment that has moved and whose saving is real, month 1 … months: 0 before the move, 1 without a commitment. */
export function movedShares({ move, commitment }: Bound, months: number): number[] {
  return Array.from({ length: months }, (_, k) => {
    if (move === "never" || (move !== undefined && k + 1 <= move.month)) return 0;
    const bound = commitment !== undefined && !commitment.freedIsReused && k + 1 <= commitment.endMonth;
    return bound ? 1 - commitment.share : 1;
  });
}

/** The uncertain figures of one segment, as they are or as one trial draws them. */
export interface SegmentFigures {
  /** Currency units a month, today. */
  spend: number;
  overhead: number;
  bindingShare: number;
  premium: number;
}

/** What the whole segment on bare metal saves in a month at today's size, in currency units; negative when it costs more. */
export function segmentSaving(segment: Running, { spend, overhead, bindingShare, premium }: SegmentFigures): number {
  const power = overhead * bindingShare * monthlyPower(segment);
  return monthlySaving(spend, overhead, premium, bindingShare) + power + monthlyLicences(segment);
}

/** A scenario's plan of moving, month 1 first; `months` long. */
export interface Moving {
  /** One row a segment: {@link movedShares}. */
  shares: readonly (readonly number[])[];
  /** One-off costs of the segments' own moves, beside the scenario's at month 0. */
  steps: readonly { segment: number; month: number; cost: number }[];
  /** Share of what virtualization gives that is given up, by the spend that has moved; none where there is no spend. */
  givenUp: readonly number[];
}

/**
 * The plan of moving over the horizon (MODEL 6.5, 6.7): what has moved, what its steps cost in currency units, and how much
 * of the benefits goes with it. Shares are 0 to 1; segments weigh by their spend.
 */
export function movingOf({ segments, horizonMonths }: Pick<Scenario, "horizonMonths"> & { segments: Moved }): Moving {
  const known = kept.get(segments);
  if (known?.givenUp.length === horizonMonths) return known;
  const found = foundMoving(segments, horizonMonths);
  kept.set(segments, found);
  return found;
}

type Moved = readonly (Bound & Pick<Segment, "monthlySpend">)[];

/** One plan is asked about at many figures. Its segments are not written to. */
const kept = new WeakMap<Moved, Moving>();

function foundMoving(segments: Moved, horizonMonths: number): Moving {
  const shares = segments.map((s) => movedShares(s, horizonMonths));
  const total = segments.reduce((sum, s) => sum + s.monthlySpend, 0);
  const weight = (s: Pick<Segment, "monthlySpend">) => (total > 0 ? s.monthlySpend / total : 0);
  return {
    shares,
    steps: segments.flatMap(({ move }, segment) =>
      move === undefined || move === "never" || move.cost === 0
        ? []
        : [{ segment, month: move.month, cost: move.cost }],
    ),
    givenUp: Array.from({ length: horizonMonths }, (_, k) =>
      segments.reduce((sum, s, i) => sum + weight(s) * (shares[i]?.[k] ?? 0), 0),
    ),
  };
}

/** Today's worth of one currency unit a month that grows by `growth` a month, in the shares given; MODEL 6.5. */
export function presentWorth(shares: readonly number[], growth: number, annualRate: number): number {
  const rate = monthlyRate(annualRate);
  let grown = 1;
  let factor = 1;
  let sum = 0;
  for (const share of shares) {
    factor *= 1 + rate;
    sum += (share * grown) / factor;
    grown *= 1 + growth;
  }
  return sum;
}
