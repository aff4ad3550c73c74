import { z } from "zod";

const Decimal = z.string().regex(/^-?\d+\.\d{2,12}$/);

/** GPU spend of one month, currency, provider, GPU, mode and region. Amounts are exact decimals of the currency unit. */
export const MonthOfSpend = z.strictObject({
  /** `2024-09`. */
  month: z.string(),
  currency: z.string(),
  provider: z.string(),
  gpu: z.string(),
  mode: z.enum(["bare-metal", "vm-unspecified", "not-said"]),
  region: z.string(),
  /** Billed through a managed service, whose price is not the GPU's alone. */
  managed: z.boolean(),
  effectiveCost: Decimal,
  billedCost: Decimal,
  /** `null`: the bill does not say how many GPUs an instance has, or in which unit. */
  gpuHours: z.number().nullable(),
  rows: z.number().int(),
});
export type MonthOfSpend = z.infer<typeof MonthOfSpend>;

/** A commitment of GPUs that was paid for and not used: idle time, never part of what virtualization costs. */
export const MonthUnused = MonthOfSpend.omit({ billedCost: true, gpuHours: true });
export type MonthUnused = z.infer<typeof MonthUnused>;

/** What left-out rows are: each kind stands apart, of GPUs and of everything else. */
export const LEFT_OUT_KINDS = [
  "unused",
  "purchase",
  "credit",
  "refund",
  "tax",
  "discount",
  "adjustment",
  "unreadable",
  "other",
] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

/** What a bill says of GPU spend. */
export const GpuSpend = z.strictObject({
  /** Id of the bill's format, and its name. */
  format: z.string(),
  label: z.string(),
  rows: z.number().int(),
  gpuRows: z.number().int(),
  /** With `rows = gpuRows + sum`, always; the first lines of each reason, and what those rows cost. */
  leftOut: z.array(
    z.strictObject({
      reason: z.string(),
      kind: z.enum(LEFT_OUT_KINDS).default("other"),
      rows: z.number().int(),
      lines: z.array(z.number().int()),
      costs: z.array(z.strictObject({ currency: z.string(), effectiveCost: Decimal })),
    }),
  ),
  totals: z.array(z.strictObject({ currency: z.string(), effectiveCost: Decimal, billedCost: Decimal })),
  months: z.array(MonthOfSpend),
  unused: z.array(MonthUnused).default([]),
  /** The same spend by account and by tag, the largest first; "untagged" is a share of its own. */
  shownBack: z.array(
    z.strictObject({
      by: z.enum(["account", "tag"]),
      key: z.string(),
      value: z.string(),
      currency: z.string(),
      effectiveCost: Decimal,
      /** The part of it that is not bare metal: what a scenario stands on. */
      virtualized: Decimal.optional(),
    }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
export type GpuSpend = z.infer<typeof GpuSpend>;
