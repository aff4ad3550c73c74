// A projection as a report keeps it: the same shape, checked again on the way out of the store. Only the decision may
// be absent: what a move is worth gives the premium away.
import { z } from "zod";
import { Grade } from "../evidence/grade";
import type { Projection } from "../projection/projection";
import { VERDICTS } from "./verdict-codes";
import { FROZEN_ANSWERS, FrozenQuantiles as Quantiles, FrozenRange as Range } from "./frozen-answers";

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
  owner: z.string().optional(),
  date: z.string().optional(),
  url: z.string().optional(),
});
export type FrozenAssumption = z.infer<typeof FrozenAssumption>;

type Decision = Projection["decision"];
/** What every decision holds; what came later may be absent. */
type AlwaysDecided = "npv" | "paybackMonths" | "probabilityOfSaving";
type Sometimes = Extract<keyof Projection, keyof typeof FROZEN_ANSWERS>;

/** A projection, live or frozen: an older report, or one without unit prices, holds a part only. */
export type HeldProjection = Omit<Projection, "decision" | Sometimes> & {
  [K in Sometimes]?: Projection[K] | undefined;
} & {
  decision?:
    | (Pick<Decision, AlwaysDecided> & { [K in Exclude<keyof Decision, AlwaysDecided>]?: Decision[K] | undefined })
    | undefined;
};

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
      discountedPaybackMonths: z.number().nullable().optional(),
      irr: z.number().nullable().optional(),
      probabilityOfSaving: z.number().nullable(),
      reason: z.string().optional(),
      irrReason: z.string().optional(),
      discountedPaybackReason: z.string().optional(),
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
    z.strictObject({
      name: z.string(),
      overhead: Range,
      grade: Grade,
      source: z.string(),
      verdict: z.enum(VERDICTS).optional(),
      perYear: Range,
    }),
  ),
  sensitivity: z.array(
    z.strictObject({
      input: z.string(),
      label: z.string(),
      low: z.number(),
      high: z.number(),
      range: Ends,
      unit: z.string(),
      assumed: z.boolean().optional(),
    }),
  ),
  assumptions: z.array(FrozenAssumption),
  settings: z.array(z.strictObject({ id: z.string(), label: z.string(), value: Scalar, unit: z.string() })),
  warnings: z.array(FrozenWarning),
  modelVersion: z.string(),
  seed: z.number(),
  ...FROZEN_ANSWERS,
}) satisfies z.ZodType<HeldProjection>;
export type FrozenProjection = z.infer<typeof FrozenProjection>;
