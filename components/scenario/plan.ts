import type { Scenario } from "@/lib/core/cost/scenario";
import type { Segment } from "@/lib/core/cost/segment";
import type { HeldProjection } from "@/lib/core/report/frozen-projection";

type Inputs =
  | "currency"
  | "horizonMonths"
  | "monthlyGrowth"
  | "migrationCost"
  | "monthlyBenefits"
  | "annualDiscountRate";

type OfSegment = "name" | "monthlySpend" | "bindingShare";

/** What the views need of a scenario, be it live or frozen in a report. */
export type Plan = Pick<Scenario, Inputs> & {
  /** Absent where the author of a report left prices out. */
  bareMetalPremium?: number | undefined;
  startMonth?: Scenario["startMonth"];
  segments: readonly (Pick<Segment, OfSegment> & Partial<Omit<Segment, OfSegment | "overhead" | "profile">>)[];
};

/** An answer, be it live or frozen: without prices a report holds no decision either. */
export type Answer = HeldProjection;
export type Decision = NonNullable<Answer["decision"]>;

/** What stands in for every figure that would give a left-out price away. */
export const PRICES_LEFT_OUT = "The author left out what bare metal costs.";
