// Exchange rates as the plans write them: `perUnit` units of another currency for one of the plan's own.
import type { Scenario } from "../cost/scenario";

type Table = Pick<Scenario, "currency" | "rates">;

/** How many units of `to` one of `from` is, by the first of the plans that knows; `null`: none does. */
export function rateOf(to: string, from: string, plans: readonly Table[]): number | null {
  if (to === from) return 1;
  for (const plan of plans) {
    const [a, b] = [unitsOf(plan, from), unitsOf(plan, to)];
    if (a !== null && b !== null) return b / a;
  }
  return null;
}

/** Units of a currency for one of the plan's own. */
function unitsOf({ currency, rates = [] }: Table, wanted: string): number | null {
  return currency === wanted ? 1 : (rates.find((r) => r.currency === wanted)?.perUnit ?? null);
}
