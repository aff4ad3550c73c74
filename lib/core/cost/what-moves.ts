// MODEL 1.2: where no bill was given, or nothing moves, a move has no value to state, and none of its costs is charged.
import type { Scenario } from "./scenario";
import type { Segment } from "./segment";

type Moved = Pick<Segment, "move" | "monthlySpend">;

export const NO_BILL = "no monthly bill was given";
export const MOVES_NOTHING = "the plan moves nothing to bare metal";

/** Whether the plan ever moves this segment. */
export const movesEver = ({ move }: Pick<Segment, "move">): boolean => move !== "never";

/** Why there is no value of moving to state; `null` where there is one. */
export function nothingToMove({ segments }: { segments: readonly Moved[] }): string | null {
  if (segments.every((s) => s.monthlySpend === 0)) return NO_BILL;
  return segments.some(movesEver) ? null : MOVES_NOTHING;
}

/** The plan as moving is charged: one that moves nothing, or nothing that has a bill, costs nothing and gives nothing up. */
export function chargedPlan(scenario: Scenario): Scenario {
  if (nothingToMove(scenario) === null) return scenario;
  const { migrationCost: _, ...ranges } = scenario.ranges ?? {};
  return {
    ...scenario,
    migrationCost: 0,
    monthlyBenefits: [],
    segments: scenario.segments.map((s): Segment => ({ ...s, move: "never" })),
    ...(scenario.ranges ? { ranges } : {}),
  };
}
