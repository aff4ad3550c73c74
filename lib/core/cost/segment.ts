// A share of the spend with one workload profile. What is absent is not known, and nothing is put in its place.
import { z } from "zod";
import { Amount } from "../units/amount";
import { isSameCents } from "../units/money";
import { PlainText } from "../units/plain-text";
import { nodePrice } from "./hours";
import { OverheadSource } from "./overhead-source";
import { premiumBetween } from "./premium";
import { Price, effectivePrice } from "./price";
import { SourceNote } from "./source-note";
import { typedRange } from "./typed-range";

export const PROFILES = [
  "training-multi-node",
  "training-single-node",
  "batch-inference",
  "online-inference",
  "development",
] as const;

/** What bare metal costs more than the VM, per equal hardware: 0.1 is 10 %. May be negative. */
export const Premium = z.number().gt(-1).max(10);

/** A share of the paid hours, 0 to 1. */
const Share = z.number().min(0).max(1);
/** The smallest figure that anything is divided by: below it the answer is no amount of money. */
const SMALLEST = 1e-6;

/** Capacity bound by contract: what is freed before it ends saves only the uncommitted share, unless it is used otherwise. */
export const Commitment = z.strictObject({
  /** Committed share of the spend, 0 to 1. */
  share: Share,
  /** Last month that is bound, counted from the scenario's first (1). */
  endMonth: z.number().int().min(0).max(600),
  /** Freed capacity is used by somebody else who pays for it. */
  freedIsReused: z.boolean().optional(),
});

/** What the virtualization layer is licensed by, in currency units a month. */
export const Licences = z
  .strictObject({ perGpu: Amount.optional(), perCore: Amount.optional(), cores: z.number().min(0).max(1e7).optional() })
  .refine((l) => (l.perCore === undefined) === (l.cores === undefined), {
    message: "a licence per core needs the number of cores, and cores need a price",
    path: ["cores"],
  });

/** Electricity, where it is paid apart from the bill. */
export const Power = z.strictObject({
  kilowattsPerGpu: z.number().gt(0).max(100),
  /** What the building takes for each kilowatt of the machines: 1 and more (PUE). */
  facilityFactor: z.number().min(1).max(10),
  pricePerKilowattHour: z.number().min(0).max(1e6),
});

/** When the segment moves to bare metal: after so many months, at a one-off cost of its own; or never. */
export const Move = z.union([
  z.literal("never"),
  z.strictObject({ month: z.number().int().min(0).max(60), cost: Amount }),
]);

/** What the segment makes, as it runs virtualized. */
export const Work = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tokens"), perSecond: z.number().min(SMALLEST).max(1e12) }),
  z.strictObject({ kind: z.literal("training-run"), hours: z.number().min(SMALLEST).max(1e6) }),
]);

const SOURCED = [
  "monthlySpend",
  "overhead",
  "bindingShare",
  "gpus",
  "utilisation",
  "bareMetalPremium",
  "commitment",
  "unusedCommitment",
  "licences",
  "power",
  "move",
  "work",
] as const;

const segment = z.strictObject({
  name: PlainText,
  profile: z.enum(PROFILES),
  /** Currency units a month, amortised cost of the virtualized GPUs. */
  monthlySpend: Amount,
  /** `example` for a bill that we put there and nobody has confirmed, `measured` for one imported; absent: entered. */
  spendGrade: z.enum(["example", "measured"]).optional(),
  /** The imported bill that a measured spend stands on. */
  billId: z.string().min(1).max(64).optional(),
  /** `price`: the spend is hours x GPUs x price, and must stay so. */
  spendFrom: z.literal("price").optional(),
  /** Share of the paid hours in which the GPU is the limit, 0 to 1. */
  bindingShare: Share.default(1),
  overhead: OverheadSource,
  gpus: z.number().int().min(1).max(1e6).optional(),
  gpusPerNode: z.number().int().min(1).max(1024).optional(),
  prices: z.strictObject({ virtualized: Price, bareMetal: Price.optional() }).optional(),
  /** Of this segment alone; absent: the scenario's. Two prices say it themselves. */
  bareMetalPremium: Premium.optional(),
  /** Share of the paid hours in which the GPUs do anything, 0 to 1; the rest is idle. */
  utilisation: z.number().min(SMALLEST).max(1).optional(),
  commitment: Commitment.optional(),
  /** Currency units a month, beside the spend: commitments that nothing ran on. */
  unusedCommitment: Amount.optional(),
  licences: Licences.optional(),
  power: Power.optional(),
  move: Move.optional(),
  work: Work.optional(),
  ranges: z
    .strictObject({ monthlySpend: typedRange(Amount).optional(), bindingShare: typedRange(Share).optional() })
    .optional(),
  sources: z.partialRecord(z.enum(SOURCED), SourceNote).optional(),
});

export const Segment = segment
  .refine((s) => (s.spendGrade === "measured") === (s.billId !== undefined), {
    message: "a measured spend names its bill, and only a measured spend does",
    path: ["billId"],
  })
  .refine((s) => s.spendFrom !== "price" || pricedSpend(s) !== null, {
    message: "a spend from the price needs the number of GPUs and their price",
    path: ["spendFrom"],
  })
  .refine((s) => s.spendFrom !== "price" || isSameCents(pricedSpend(s) ?? 0, s.monthlySpend), {
    message: "the spend must be 730 hours x GPUs x price, to the cent",
    path: ["monthlySpend"],
  })
  .refine((s) => s.prices?.virtualized.mode !== "bare-metal" && s.prices?.bareMetal?.mode !== "virtualized", {
    message: "the two prices are swapped",
    path: ["prices"],
  })
  .check(({ value: { prices }, issues }) => {
    const premium = prices?.bareMetal && premiumBetween(prices.bareMetal, prices.virtualized);
    const refuse = (message: string) =>
      issues.push({ code: "custom", input: prices, path: ["prices", "bareMetal"], message });
    if (premium && !premium.ok) refuse(premium.errors[0]?.message ?? "the two prices cannot be compared");
    else if (premium && !Premium.safeParse(premium.value).success)
      refuse("the two prices give no premium that can be: bare metal may cost at most 11 times the virtualized price");
  })
  .refine((s) => s.prices?.bareMetal === undefined || s.bareMetalPremium === undefined, {
    message: "give either the price of bare metal or the premium",
    path: ["bareMetalPremium"],
  })
  .refine((s) => s.licences?.perGpu === undefined || s.gpus !== undefined, {
    message: "a licence per GPU needs the number of GPUs",
    path: ["licences"],
  })
  .refine((s) => s.power === undefined || s.gpus !== undefined, {
    message: "power needs the number of GPUs",
    path: ["power"],
  });
export type Segment = z.infer<typeof Segment>;

/** Hours x GPUs x price after discount, in currency units a month; `null` where GPUs or price are not known. */
export function pricedSpend({ gpus, prices }: Pick<z.infer<typeof segment>, "gpus" | "prices">): number | null {
  return gpus === undefined || !prices ? null : nodePrice(gpus, effectivePrice(prices.virtualized));
}
