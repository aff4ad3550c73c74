// MODEL 6.11: what virtualization gives in return each month. An amount may say how it was reckoned.
import { z } from "zod";
import { Amount } from "../units/amount";
import { isSameCents } from "../units/money";
import { PlainText } from "../units/plain-text";

const count = z.number().min(0).max(1e6);

/** How an amount comes about. Nothing is preset: whole-GPU passthrough usually cannot be migrated live. */
export const BenefitBasis = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("operations"), hours: count, rate: Amount }),
  z.strictObject({
    kind: z.literal("provisioning"),
    events: count,
    hoursSaved: count,
    gpusPerEvent: count,
    pricePerGpuHour: Amount,
  }),
  z.strictObject({ kind: z.literal("downtime"), hoursAvoided: count, costPerHour: Amount }),
  z.strictObject({ kind: z.literal("consolidation"), gpuHoursSaved: Amount, pricePerGpuHour: Amount }),
]);
export type BenefitBasis = z.infer<typeof BenefitBasis>;

/** A benefit's worth, in currency units a month. */
export function worthOf(basis: BenefitBasis): number {
  switch (basis.kind) {
    case "operations":
      return basis.hours * basis.rate;
    case "provisioning":
      return basis.events * basis.hoursSaved * basis.gpusPerEvent * basis.pricePerGpuHour;
    case "downtime":
      return basis.hoursAvoided * basis.costPerHour;
    case "consolidation":
      return basis.gpuHoursSaved * basis.pricePerGpuHour;
  }
}

export const Benefit = z
  .strictObject({ name: PlainText, amount: Amount, basis: BenefitBasis.optional() })
  .refine((b) => b.basis === undefined || isSameCents(worthOf(b.basis), b.amount), {
    message: "the amount must be what its basis comes to, to the cent",
    path: ["amount"],
  });
export type Benefit = z.infer<typeof Benefit>;
