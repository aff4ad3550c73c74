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
      rows: z.number().int(),
      lines: z.array(z.number().int()),
      costs: z.array(z.strictObject({ currency: z.string(), effectiveCost: Decimal })),
    }),
  ),
  totals: z.array(z.strictObject({ currency: z.string(), effectiveCost: Decimal, billedCost: Decimal })),
  months: z.array(MonthOfSpend),
  /** The same spend by account and by tag, the largest first; "untagged" is a share of its own. */
  shownBack: z.array(
    z.strictObject({
      by: z.enum(["account", "tag"]),
      key: z.string(),
      value: z.string(),
      currency: z.string(),
      effectiveCost: Decimal,
    }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
export type GpuSpend = z.infer<typeof GpuSpend>;
