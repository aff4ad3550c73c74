import { resolveOverhead } from "../lib/core/cost/resolve";
import { Scenario } from "../lib/core/cost/scenario";

/** Where the inputs stand; a move changes one of them. */
export interface Moved {
  overhead: number;
  spend: number;
  growth: number;
  premium: number;
}

export const AT: Moved = { overhead: 0.02, spend: 100_000, growth: 0.01, premium: 0.05 };

/** One segment whose overhead, bill and growth have ranges, and whose move costs a premium with a range of its own. */
export function plan(months: number, seed: number, at: Moved) {
  const scenario = Scenario.parse({
    version: 1,
    name: "Bench",
    currency: "USD",
    horizonMonths: months,
    segments: [
      {
        name: "Serving",
        profile: "online-inference",
        monthlySpend: at.spend,
        bindingShare: 0.8,
        overhead: { source: "range", low: at.overhead, mode: at.overhead + 0.02, high: at.overhead + 0.06 },
        ranges: { monthlySpend: { low: at.spend * 0.9, high: at.spend * 1.15 } },
      },
    ],
    monthlyGrowth: at.growth,
    bareMetalPremium: at.premium,
    migrationCost: 150_000,
    annualDiscountRate: 0.08,
    seed,
    ranges: {
      monthlyGrowth: { low: at.growth - 0.01, high: at.growth + 0.015 },
      bareMetalPremium: { low: at.premium - 0.04, high: at.premium + 0.05 },
    },
  });
  return { scenario, overheads: scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile)) };
}
