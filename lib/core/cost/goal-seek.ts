// "Which premium makes the value zero?": the NPV of MODEL 6.5 is a straight line in each of these inputs, so two points of
// the central case give the answer exactly.
import { type Figure, absent, figure } from "../units/figure";
import { type Central, cashOf, centralFigures, centralWorth, worthNow } from "./cash";
import { takesScenarioPremium } from "./moving";
import type { Scenario } from "./scenario";
import { NO_BILL, movesEver, nothingToMove } from "./what-moves";

const NOTHING_MOVES = absent(
  "not_applicable",
  "nothing moves to bare metal within the horizon, so nothing changes its value",
);
const noMove = (scenario: Scenario): Figure | null => {
  const reason = nothingToMove(scenario);
  if (reason === null) return null;
  return reason === NO_BILL ? absent("not_applicable", NO_BILL) : NOTHING_MOVES;
};

/**
 * The scenario's premium at which the plan is worth nothing, a fraction; all else as in the central case. Segments with a
 * price or premium of their own keep theirs.
 *
 * @returns `not_applicable` where no segment that moves takes the scenario's premium, or where even free bare metal
 *   would not make the plan pay
 */
export function premiumForZero(scenario: Scenario, overheads: readonly Central[]): Figure {
  const nothing = noMove(scenario);
  if (nothing) return nothing;
  if (!scenario.segments.filter(movesEver).some(takesScenarioPremium))
    return absent("not_applicable", "every segment that moves has a price or premium of its own");
  const at = (bareMetalPremium: number) => centralWorth({ ...scenario, bareMetalPremium }, overheads);
  const zero = rootOf(at);
  if (zero === null) return NOTHING_MOVES;
  if (zero <= -1) return absent("not_applicable", "the plan would not pay even if bare metal cost nothing");
  return figure(zero);
}

/**
 * The overhead, the same in every segment, at which the plan is worth nothing: a share of capacity lost, negative where
 * the plan pays even if virtual machines are faster.
 *
 * @returns `not_applicable` where the overhead changes nothing, or only a loss of everything would make the plan pay
 */
export function overheadForZero(scenario: Scenario, overheads: readonly Central[]): Figure {
  const nothing = noMove(scenario);
  if (nothing) return nothing;
  const figures = centralFigures(scenario, overheads);
  const at = (overhead: number) =>
    worthNow(
      cashOf(
        scenario,
        figures.map((f) => ({ ...f, overhead })),
      ),
      scenario.annualDiscountRate,
    );
  const zero = rootOf(at);
  if (zero === null)
    return scenario.segments.every((s) => s.bindingShare === 0)
      ? absent("not_applicable", "the GPU is never the limit, so the overhead changes nothing")
      : NOTHING_MOVES;
  if (zero >= 1) return absent("not_applicable", "the plan would not pay even if virtual machines did nothing");
  return figure(zero);
}

/**
 * The one-off cost at the start at which the plan is worth nothing, in currency units; costs of single steps stay as they are.
 *
 * @returns `never` where the plan loses even when moving costs nothing
 */
export function moveCostForZero(scenario: Scenario, overheads: readonly Central[]): Figure {
  const nothing = noMove(scenario);
  if (nothing) return nothing;
  const free = centralWorth({ ...scenario, migrationCost: 0 }, overheads);
  return free >= 0 ? figure(free) : absent("never", "the plan loses money even if moving costs nothing");
}

/** Where the line through `at(0)` and `at(1/2)` is zero; `null` where it is level. */
function rootOf(at: (x: number) => number): number | null {
  const [at0, slope] = [at(0), 2 * (at(0.5) - at(0))];
  return slope === 0 ? null : -at0 / slope + 0;
}
