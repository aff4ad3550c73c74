// MODEL 7. Where one overhead alone varies, everything rises or falls with it, so the quantiles are those of its own
// distribution, exactly: the middle of the band is the figure beside it. Else they are those of the trials.
import type { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { exactly } from "./exact-money";
import { type Input, type Inputs, allInputs, inputsOf } from "./inputs";
import { TRIALS, type Trials, runTrials } from "./monte-carlo";
import type { Quantiles } from "./projection";
import { ENDS, type SimulatedMoney } from "./simulated-money";
import { byTrials } from "./trial-money";

export interface Simulation {
  money: SimulatedMoney;
  trials: Trials;
  /** Inputs that are drawn and move any money, in the order they are drawn. */
  uncertain: Input[];
}

/**
 * All cases of a scenario. The same inputs give the same figures, whatever was simulated before.
 * @param overheads one a segment, in the same order @param count trials; whatever is kept or sent has {@link TRIALS}
 */
export function simulate(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  count: number = TRIALS,
): Simulation {
  const inputs = inputsOf(scenario, overheads);
  const uncertain = uncertainOf(scenario, inputs);
  const trials = runTrials(scenario, inputs, count);
  return { money: moneyOf(scenario, overheads, uncertain, () => trials), trials, uncertain };
}

/** The money by itself, as {@link simulate} gives it; trials run only where it is not exact. */
export function simulateMoney(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  count: number = TRIALS,
): Pick<Simulation, "money"> {
  const inputs = inputsOf(scenario, overheads);
  const trials = () => runTrials(scenario, inputs, count);
  return { money: moneyOf(scenario, overheads, uncertainOf(scenario, inputs), trials) };
}

function moneyOf(
  scenario: Scenario,
  overheads: readonly ResolvedOverhead[],
  [only, ...more]: readonly Input[],
  trials: () => Trials,
): SimulatedMoney {
  const exact = more.length === 0 && (only === undefined || only.kind === "overhead");
  return exact ? exactly(scenario, overheads, only) : byTrials(trials());
}

const uncertainOf = (scenario: Scenario, inputs: Inputs): Input[] =>
  allInputs(inputs).filter((input) => input.varies && moves(scenario, input));

/** An input of a segment without a bill moves nothing. */
function moves({ segments }: Scenario, { segment }: Input): boolean {
  const own = segment === null ? undefined : segments[segment];
  return own === undefined || own.monthlySpend > 0 || own.power !== undefined || own.ranges?.monthlySpend !== undefined;
}

/** The values at P5, P50 and P95, in their unit, by name. */
export const asQuantiles = ([p05 = 0, p50 = 0, p95 = 0]: readonly number[]): Quantiles => ({ p05, p50, p95 });

/** Waste of the months `first` to `last` together, counted from 1, in currency units. */
export const wasteQuantiles = ({ money }: Pick<Simulation, "money">, first: number, last: number): Quantiles =>
  asQuantiles(money.waste(first, last, ENDS));

/** Net present value of moving, in currency units. */
export const npvQuantiles = ({ money }: Pick<Simulation, "money">): Quantiles => asQuantiles(money.npv(ENDS));
