// What grows with the bill and what does not: a rule of the model, stated wherever both are in one figure.
import { monthlyLicences, monthlyPower } from "./running-costs";
import type { Scenario } from "./scenario";
import type { Segment } from "./segment";

type Growing = Pick<Scenario, "monthlyGrowth" | "monthlyBenefits"> & {
  ranges?: Scenario["ranges"];
  segments: readonly Pick<Segment, "licences" | "power" | "gpus">[];
};

export const GROWTH_RULE = "Licences and electricity grow with the bill; what virtualization saves does not.";

/** The rule in words, where the bill grows and anything else is counted beside it; else `null`. */
export function growthRule({ monthlyGrowth, ranges, monthlyBenefits, segments }: Growing): string | null {
  const grows = monthlyGrowth !== 0 || ranges?.monthlyGrowth !== undefined;
  const beside =
    monthlyBenefits.some((b) => b.amount !== 0) || segments.some((s) => monthlyLicences(s) + monthlyPower(s) !== 0);
  return grows && beside ? GROWTH_RULE : null;
}
