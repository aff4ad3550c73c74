// Whether moving to bare metal pays: MODEL 6.5 to 6.8 over all cases, with the returns of the central one.
import type { Scenario } from "../cost/scenario";
import { nothingToMove } from "../cost/what-moves";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { MOVE_WITHHELD } from "./not-claimed";
import type { Projection } from "./projection";
import { returnsOf } from "./returns";
import { type Simulation, npvQuantiles } from "./simulation";
import { moneyQuantiles } from "./to-the-micro";

const NO_RANGE = "nothing that decides it has a range, so there is no chance to state";

/**
 * Zero and no figure of return, with the reason, where no bill was given or nothing moves.
 *
 * @param unclaimed every segment rests on a comparison that claims nothing, so nothing follows from its point either
 */
export function decide(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  simulation: Simulation,
  unclaimed: boolean,
): Projection["decision"] {
  const { paybackReason, ...returns } = returnsOf(scenario, overheads);
  const npv = moneyQuantiles(npvQuantiles(simulation));
  if (unclaimed) return { npv, ...NOTHING };
  const nothing = nothingToMove(scenario);
  if (nothing) return { npv, ...NOTHING, reason: nothing, irrReason: nothing, discountedPaybackReason: nothing };
  const chance = simulation.money.chanceOfSaving;
  const reasons = [paybackReason, chance === null ? NO_RANGE : null];
  const reason = reasons.filter((r) => r !== null).join("; ");
  return { npv, ...returns, probabilityOfSaving: chance, ...(reason ? { reason } : {}) };
}

/** The value of moving keeps its shape; who shows it withholds it too. */
const NOTHING = {
  paybackMonths: null,
  discountedPaybackMonths: null,
  irr: null,
  probabilityOfSaving: null,
  reason: MOVE_WITHHELD,
};
