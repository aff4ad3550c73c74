// What a projection says beyond the year's figure, as a report keeps it. Reports from before model version 3 hold none
// of it, and a report without unit prices leaves out what would give them away: hence all of it may be absent.
import { z } from "zod";

export const FrozenRange = z.strictObject({ low: z.number(), value: z.number(), high: z.number() });
export const FrozenQuantiles = z.strictObject({ p05: z.number(), p50: z.number(), p95: z.number() });

const perSegment = { segment: z.string() };

export const FROZEN_ANSWERS = {
  distribution: FrozenQuantiles.extend({
    mean: z.number().nullable(),
    standardError: z.number().nullable(),
    chanceAboveZero: z.number(),
  }).optional(),
  cashFlow: z
    .array(
      z.strictObject({
        month: z.number(),
        saving: FrozenQuantiles,
        cumulative: FrozenQuantiles,
        discounted: z.number(),
      }),
    )
    .optional(),
  influence: z
    .array(
      z.strictObject({
        input: z.string(),
        label: z.string(),
        waste: z.number().nullable(),
        npv: z.number().nullable(),
      }),
    )
    .optional(),
  measureNext: z
    .array(
      z.strictObject({
        input: z.string(),
        segment: z.string().nullable(),
        label: z.string(),
        narrows: z.number(),
        how: z.string(),
        command: z.string().nullable(),
      }),
    )
    .optional(),
  paid: z
    .strictObject({
      bill: z.number(),
      idle: z.number().nullable(),
      overhead: z.number(),
      unusedCommitment: z.number(),
      licences: z.number(),
      power: z.number(),
      usefulWork: z.number(),
      total: z.number(),
    })
    .optional(),
  paidNotes: z.array(z.string()).optional(),
  convenience: z
    .strictObject({ waste: FrozenRange, licences: z.number(), benefits: z.number(), net: FrozenRange })
    .optional(),
  fiscalYears: z
    .array(
      z.strictObject({
        year: z.string(),
        from: z.string(),
        to: z.string(),
        months: z.number(),
        spend: z.number(),
        waste: FrozenQuantiles,
      }),
    )
    .optional(),
  nodes: z
    .array(
      z.strictObject({
        ...perSegment,
        nodes: z.number(),
        freed: FrozenRange,
        toAdd: FrozenRange,
        smallestFleet: z.number().nullable(),
        freedMoney: FrozenRange.nullable(),
      }),
    )
    .optional(),
  work: z
    .array(
      z.strictObject({
        ...perSegment,
        unit: z.enum(["million tokens", "training run"]),
        virtualized: FrozenRange,
        bareMetal: FrozenRange,
        difference: FrozenRange,
        confidential: z.boolean(),
      }),
    )
    .optional(),
  usefulHour: z
    .array(
      z.strictObject({
        ...perSegment,
        virtualized: FrozenRange.nullable(),
        bareMetal: FrozenRange.nullable(),
        breakEvenOverhead: z.number().nullable(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  advice: z
    .array(
      z.strictObject({
        ...perSegment,
        what: z.enum(["move", "keep", "measure", "configure", "apart"]),
        title: z.string(),
        reason: z.string(),
        npv: FrozenQuantiles,
      }),
    )
    .optional(),
  conclusion: z
    .strictObject({ cheaper: z.enum(["virtual-machines", "bare-metal", "open"]), sentence: z.string() })
    .optional(),
} as const;

/** Answers that hold a price of bare metal, or from which one can be solved for. */
export const PRICED_ANSWERS = ["cashFlow", "influence", "nodes", "work", "usefulHour", "advice", "conclusion"] as const;
