// An overhead measured by a comparison, as a report keeps it so that its readers can move the inputs around it: the
// distribution as quantiles, with nothing of the runs it came from.
import { z } from "zod";

import { Grade } from "../evidence/grade";
import { gridDraw } from "../overhead/resolve-workload";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { GRID } from "../stats/draws";
import { FrozenRange } from "./frozen-answers";
import { VERDICTS } from "./verdict-codes";

export const FrozenOverhead = z.strictObject({
  range: FrozenRange,
  level: z.string(),
  grade: Grade,
  source: z.string(),
  runs: z.number().optional(),
  verdict: z.enum(VERDICTS).optional(),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  /** Fractions, rising, at the middles of as many equal shares of the cases. */
  quantiles: z.array(z.number()).min(1).max(GRID),
});
export type FrozenOverhead = z.infer<typeof FrozenOverhead>;

export function freezeOverhead({ quantile, ...facts }: ResolvedOverhead): FrozenOverhead {
  return { ...facts, quantiles: Array.from({ length: GRID }, (_, k) => quantile((k + 0.5) / GRID)) };
}

export function thawOverhead({ quantiles, verdict, ...facts }: FrozenOverhead): ResolvedOverhead {
  return { ...facts, ...(verdict ? { verdict } : {}), quantile: gridDraw(quantiles) };
}
