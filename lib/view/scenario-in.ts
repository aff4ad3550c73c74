// A scenario shown in another currency (UX 5): every amount times one dated rate, so that the whole answer is in one
// currency and nothing is mixed. For showing only; what is stored stays as it was entered.
import type { Benefit, BenefitBasis } from "../core/cost/benefit";
import type { Price } from "../core/cost/price";
import type { Rate, Scenario } from "../core/cost/scenario";
import type { Segment } from "../core/cost/segment";
import type { TypedRange } from "../core/cost/typed-range";

/** The rate that the address asks for, if the scenario holds one. */
export const rateFor = ({ rates = [] }: Pick<Scenario, "rates">, currency: string | null | undefined): Rate | null =>
  rates.find((r) => r.currency === currency) ?? null;

/** The same scenario with all its money in the rate's currency. */
export function scenarioIn(scenario: Scenario, rate: Rate): Scenario {
  const by = (amount: number) => amount * rate.perUnit;
  const { ranges, rates: _, ...rest } = scenario;
  return {
    ...rest,
    currency: rate.currency,
    migrationCost: by(scenario.migrationCost),
    monthlyBenefits: scenario.monthlyBenefits.map((b) => benefitIn(b, by)),
    ...(ranges ? { ranges: { ...ranges, ...scaled(ranges, "migrationCost", by) } } : {}),
    segments: scenario.segments.map((s) => segmentIn(s, by, rate.currency)),
  };
}

type By = (amount: number) => number;

function segmentIn(segment: Segment, by: By, currency: string): Segment {
  const { prices, unusedCommitment, licences, power, move, ranges } = segment;
  const price = (p: Price): Price => ({ ...p, list: by(p.list), currency });
  return {
    ...segment,
    monthlySpend: by(segment.monthlySpend),
    ...(prices
      ? {
          prices: {
            virtualized: price(prices.virtualized),
            ...(prices.bareMetal ? { bareMetal: price(prices.bareMetal) } : {}),
          },
        }
      : {}),
    ...(unusedCommitment === undefined ? {} : { unusedCommitment: by(unusedCommitment) }),
    ...(licences
      ? {
          licences: {
            ...licences,
            ...(licences.perGpu === undefined ? {} : { perGpu: by(licences.perGpu) }),
            ...(licences.perCore === undefined ? {} : { perCore: by(licences.perCore) }),
          },
        }
      : {}),
    ...(power ? { power: { ...power, pricePerKilowattHour: by(power.pricePerKilowattHour) } } : {}),
    ...(move && move !== "never" ? { move: { ...move, cost: by(move.cost) } } : {}),
    ...(ranges ? { ranges: { ...ranges, ...scaled(ranges, "monthlySpend", by) } } : {}),
  };
}

function scaled<K extends string>(
  ranges: Partial<Record<K, TypedRange>>,
  key: K,
  by: By,
): Partial<Record<K, TypedRange>> {
  const range = ranges[key];
  if (range === undefined) return {};
  const both: Partial<Record<K, TypedRange>> = {};
  both[key] = { ...range, low: by(range.low), high: by(range.high) };
  return both;
}

function benefitIn({ basis, ...benefit }: Benefit, by: By): Benefit {
  return { ...benefit, amount: by(benefit.amount), ...(basis ? { basis: basisIn(basis, by) } : {}) };
}

function basisIn(basis: BenefitBasis, by: By): BenefitBasis {
  switch (basis.kind) {
    case "operations":
      return { ...basis, rate: by(basis.rate) };
    case "downtime":
      return { ...basis, costPerHour: by(basis.costPerHour) };
    case "provisioning":
    case "consolidation":
      return { ...basis, pricePerGpuHour: by(basis.pricePerGpuHour) };
  }
}
