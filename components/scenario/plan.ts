import type { Scenario, Segment } from "@/lib/core/cost/scenario";

type Inputs =
  | "currency"
  | "horizonMonths"
  | "monthlyGrowth"
  | "migrationCost"
  | "monthlyBenefits"
  | "annualDiscountRate";

/** What the views need of a scenario, be it live or frozen in a report. */
export type Plan = Pick<Scenario, Inputs> & {
  /** Absent where the author of a report left prices out. */
  bareMetalPremium?: number | undefined;
  segments: readonly Pick<Segment, "name" | "monthlySpend" | "bindingShare">[];
};
