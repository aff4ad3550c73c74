// A projection as a report keeps it: the same shape, checked again on the way out of the store. Only the decision may
// be absent: what a move is worth gives the premium away.
import { z } from "zod";
import { Grade } from "../evidence/grade";
import type { Projection } from "../projection/projection";

const Range = z.strictObject({ low: z.number(), value: z.number(), high: z.number() });
const Quantiles = z.strictObject({ p05: z.number(), p50: z.number(), p95: z.number() });
const Ends = z.strictObject({ low: z.number(), high: z.number() });
const Money = z.strictObject({ waste: Range, costToMatch: Range });
const Scalar = z.union([z.number(), z.string()]);

export const FrozenWarning = z.strictObject({ code: z.string(), message: z.string() });
export type FrozenWarning = z.infer<typeof FrozenWarning>;

export const FrozenAssumption = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: Scalar,
  unit: z.string(),
  range: Ends.optional(),
  source: z.string(),
  grade: Grade,
});
export type FrozenAssumption = z.infer<typeof FrozenAssumption>;

export const FrozenProjection = z.strictObject({
  currency: z.string(),
  grade: Grade,
  weakest: z.string(),
  sentence: z.string(),
  level: z.string(),
  overhead: Range.extend({ grade: Grade }),
  perMonth: Money,
  perYear: Money,
  extraCapacity: Range,
  breakEvenPremium: Range,
  decision: z
    .strictObject({
      npv: Quantiles,
      paybackMonths: z.number().nullable(),
      probabilityOfSaving: z.number().nullable(),
      reason: z.string().optional(),
    })
    .optional(),
  series: z.array(
    z.strictObject({
      month: z.number(),
      spend: z.number(),
      waste: Quantiles,
      cumulativeWaste: Quantiles.extend({ p10: z.number(), p25: z.number(), p75: z.number(), p90: z.number() }),
    }),
  ),
  segments: z.array(
    z.strictObject({ name: z.string(), overhead: Range, grade: Grade, source: z.string(), perYear: Range }),
  ),
  sensitivity: z.array(
    z.strictObject({
      input: z.string(),
      label: z.string(),
      low: z.number(),
      high: z.number(),
      range: Ends,
      unit: z.string(),
    }),
  ),
  assumptions: z.array(FrozenAssumption),
  settings: z.array(z.strictObject({ id: z.string(), label: z.string(), value: Scalar, unit: z.string() })),
  warnings: z.array(FrozenWarning),
  modelVersion: z.string(),
  seed: z.number(),
}) satisfies z.ZodType<Omit<Projection, "decision"> & Partial<Pick<Projection, "decision">>>;
export type FrozenProjection = z.infer<typeof FrozenProjection>;
