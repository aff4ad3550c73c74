import type { Scenario } from "@/lib/core/cost/scenario";
import type { Segment } from "@/lib/core/cost/segment";
import type { Projection } from "@/lib/core/projection/projection";

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

/** What a report does not hold that was frozen before these were there. */
type Later = Extract<
  keyof Projection,
  | "paid"
  | "paidNotes"
  | "convenience"
  | "fiscalYears"
  | "nodes"
  | "work"
  | "usefulHour"
  | "advice"
  | "conclusion"
  | "distribution"
  | "cashFlow"
  | "influence"
  | "measureNext"
>;
type LaterDecision = "irr" | "discountedPaybackMonths";

export type Decision = Omit<Projection["decision"], LaterDecision> &
  Partial<Pick<Projection["decision"], Extract<keyof Projection["decision"], LaterDecision>>>;

/** An answer, be it live or frozen: without prices a report holds no decision either. */
export type Answer = Omit<Projection, "decision" | Later> &
  Partial<Pick<Projection, Later>> & { decision?: Decision | undefined };

/** What stands in for every figure that would give a left-out price away. */
export const PRICES_LEFT_OUT = "The author left out what bare metal costs.";
