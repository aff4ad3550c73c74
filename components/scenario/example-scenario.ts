import { Scenario } from "@/lib/core/cost/scenario";

/** What an empty list shows: finished, with numbers of nobody, to be opened as a copy. */
export const EXAMPLE_SCENARIO: Scenario = Scenario.parse({
  version: 1,
  name: "Example: a serving fleet and a training cluster",
  currency: "USD",
  segments: [
    {
      name: "Online serving",
      profile: "online-inference",
      monthlySpend: 60_000,
      spendGrade: "example",
      bindingShare: 0.8,
      overhead: { source: "evidence", prior: "tuned-slo-serving" },
    },
    {
      name: "Model training",
      profile: "training-multi-node",
      monthlySpend: 40_000,
      spendGrade: "example",
      bindingShare: 1,
      overhead: { source: "evidence", prior: "tuned-multi-node" },
    },
  ],
  horizonMonths: 36,
  monthlyGrowth: 0.01,
  bareMetalPremium: 0.01,
  migrationCost: 15_000,
  monthlyBenefits: [],
  annualDiscountRate: 0.08,
});
