// UX 2, /scenarios/compare: why two plans differ. The figure is the net cost of virtualization in the first twelve months,
// central case: waste + licences - benefits. Each step moves one cause alone from the first plan to the second; what the
// causes do together is the interaction, so that the steps add up to the difference exactly.
import { type Central, monthlyBenefitsOf } from "../cost/cash";
import { monthsWorth } from "../cost/ledger";
import { monthlyLicences } from "../cost/running-costs";
import type { Scenario } from "../cost/scenario";
import type { Absent } from "../units/figure";
import { addUp, toTheMicro } from "../units/money";
import { type Pair, pairsOf } from "./bridge-pairs";
import { rateOf } from "./bridge-rate";

export const BRIDGE_CAUSES = [
  "price",
  "volume",
  "overhead",
  "exchange-rate",
  "licences",
  "benefits",
  "interaction",
] as const;
export type BridgeCause = (typeof BRIDGE_CAUSES)[number];

const LABELS = {
  price: "price",
  volume: "volume",
  overhead: "overhead",
  "exchange-rate": "exchange rate",
  licences: "licences",
  benefits: "benefits",
  interaction: "interaction",
} as const satisfies Record<BridgeCause, string>;

export interface BridgeStep {
  cause: BridgeCause;
  label: string;
  /** Currency units over twelve months; 0 where nothing changed. */
  amount: number;
}

export interface Bridge {
  state: "ok";
  currency: string;
  /** Net cost of virtualization in the first twelve months; negative where it pays for itself. */
  from: number;
  to: number;
  difference: number;
  /** In the order of {@link BRIDGE_CAUSES}; they add up to `difference`. */
  steps: BridgeStep[];
  /** The step that is largest either way; `null` where nothing differs. */
  largest: BridgeCause | null;
}

/** A plan with its overheads, one a segment, in the same order. */
export interface BridgeSide {
  scenario: Scenario;
  overheads: readonly Central[];
}

interface Inputs {
  price: readonly number[];
  volume: readonly number[];
  overhead: readonly number[];
  /** Months of today's size that the year is worth. */
  worth: number;
  licences: number;
  benefits: number;
}

const MONTHS = 12;

/**
 * From plan `a` to plan `b`, in whole micros of `currency`.
 *
 * Growth counts as volume and the share of GPU-bound hours as overhead. Without GPUs or prices on both sides a change of
 * spend is a change of volume. A plan in another currency is read at the rate the first plan knows; what its own rate
 * makes of it is the exchange rate's step.
 *
 * @param currency of the first plan where not given
 * @returns `not_applicable` where no rate leads to `currency`
 */
export function bridge(
  a: BridgeSide,
  b: BridgeSide,
  currency: string = a.scenario.currency,
): Bridge | { state: Absent; reason: string } {
  const own = rateOf(currency, a.scenario.currency, [a.scenario, b.scenario]);
  const theirs = rateOf(currency, b.scenario.currency, [b.scenario, a.scenario]);
  const before = rateOf(currency, b.scenario.currency, [a.scenario, b.scenario]);
  if (own === null || theirs === null || before === null) {
    const other = own === null ? a.scenario.currency : b.scenario.currency;
    return { state: "not_applicable", reason: `neither plan has a rate from ${other} to ${currency}` };
  }
  const pairs = pairsOf(a, b);
  const first = inputsOf(a.scenario, pairs, "a", own);
  const second = inputsOf(b.scenario, pairs, "b", before);
  const from = toTheMicro(net(first));
  const to = toTheMicro((net(second) * theirs) / before);
  const moved = (change: Partial<Inputs>) => toTheMicro(net({ ...first, ...change }) - net(first));
  const amounts: Record<Exclude<BridgeCause, "interaction">, number> = {
    price: moved({ price: second.price }),
    volume: moved({ volume: second.volume, worth: second.worth }),
    overhead: moved({ overhead: second.overhead }),
    "exchange-rate": theirs === before ? 0 : addUp([to, -toTheMicro(net(second))]),
    licences: moved({ licences: second.licences }),
    benefits: moved({ benefits: second.benefits }),
  };
  const difference = addUp([to, -from]);
  const interaction = addUp([difference, ...Object.values(amounts).map((v) => -v)]);
  const all: Record<BridgeCause, number> = { ...amounts, interaction };
  const steps = BRIDGE_CAUSES.map((cause) => ({ cause, label: LABELS[cause], amount: all[cause] }));
  const [widest] = [...steps].sort((x, y) => Math.abs(y.amount) - Math.abs(x.amount));
  return {
    state: "ok",
    currency,
    from,
    to,
    difference,
    steps,
    largest: widest && widest.amount !== 0 ? widest.cause : null,
  };
}

function net({ price, volume, overhead, worth, licences, benefits }: Inputs): number {
  const waste = price.reduce((sum, p, i) => sum + p * (volume[i] ?? 0) * (overhead[i] ?? 0), 0);
  return worth * (waste + licences) - MONTHS * benefits;
}

function inputsOf(scenario: Scenario, pairs: readonly Pair[], side: "a" | "b", rate: number): Inputs {
  return {
    price: pairs.map((p) => p[side].price * rate),
    volume: pairs.map((p) => p[side].volume),
    overhead: pairs.map((p) => p[side].overhead),
    worth: monthsWorth(scenario.monthlyGrowth, MONTHS),
    licences: rate * scenario.segments.reduce((sum, s) => sum + monthlyLicences(s), 0),
    benefits: rate * monthlyBenefitsOf(scenario),
  };
}
