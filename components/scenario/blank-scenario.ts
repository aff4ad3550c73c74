import { Scenario } from "@/lib/core/cost/scenario";
import { DEFAULT_PRIOR } from "@/lib/core/evidence/priors";
import { type Fields, fieldsOf } from "@/lib/view/scenario-fields";

/** What a new scenario's form opens with. */
export const blankFields = (): Fields =>
  fieldsOf(
    Scenario.parse({
      version: 1,
      name: "New scenario",
      currency: "USD",
      segments: [
        {
          name: "GPU fleet",
          profile: "online-inference",
          monthlySpend: 100_000,
          overhead: { source: "evidence", prior: DEFAULT_PRIOR },
        },
      ],
      horizonMonths: 36,
    }),
  );
