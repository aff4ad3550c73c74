import { z } from "zod";

export const PROFILES = [
  "training-multi-node",
  "training-single-node",
  "batch-inference",
  "online-inference",
  "development",
] as const;
export const PRIORS = [
  "tuned-single-node",
  "tuned-slo-serving",
  "tuned-multi-node",
  "untuned-vm",
  "rdma-misconfigured",
  "confidential-computing",
  "vendor-claim",
] as const;

const text = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");
/** Share of capacity lost; negative when the candidate is faster. Below -20 or at 1 nothing real remains. */
const overhead = z.number().gt(-20).lt(1);
const id = z.string().min(1).max(64);

export const OverheadSource = z.discriminatedUnion("source", [
  z
    .strictObject({ source: z.literal("range"), low: overhead, high: overhead, mode: overhead.optional() })
    .refine((r) => r.low <= r.high, { message: "low must not be above high", path: ["low"] })
    .refine((r) => r.mode === undefined || (r.low <= r.mode && r.mode <= r.high), {
      message: "mode must lie between low and high",
      path: ["mode"],
    }),
  z.strictObject({ source: z.literal("point"), value: overhead }),
  z
    .strictObject({
      source: z.literal("comparison"),
      comparisonId: id.optional(),
      baseline: z.array(id).min(1).max(200).optional(),
      candidate: z.array(id).min(1).max(200).optional(),
      /** A metric, or the key of one row of it. */
      metric: z.string().min(1).max(1000).optional(),
    })
    .refine((s) => s.comparisonId !== undefined || (s.baseline && s.candidate), {
      message: "give comparisonId, or baseline and candidate run ids",
      path: ["comparisonId"],
    }),
  z.strictObject({
    source: z.literal("axes"),
    values: z.strictObject({
      "gpu-compute": overhead.optional(),
      "gpu-memory": overhead.optional(),
      "host-link": overhead.optional(),
      "gpu-link": overhead.optional(),
      network: overhead.optional(),
      storage: overhead.optional(),
      cpu: overhead.optional(),
    }),
  }),
  z.strictObject({ source: z.literal("evidence"), prior: z.enum(PRIORS) }),
]);
export type OverheadSource = z.infer<typeof OverheadSource>;

const segment = z.strictObject({
  name: text,
  profile: z.enum(PROFILES),
  /** Currency units a month, amortised cost of the virtualized GPUs. */
  monthlySpend: z.number().min(0).max(1e12),
  /** `example` for a bill that we put there and nobody has confirmed, `measured` for one imported; absent: entered. */
  spendGrade: z.enum(["example", "measured"]).optional(),
  /** The imported bill that a measured spend stands on. */
  billId: id.optional(),
  /** Share of the paid hours in which the GPU is the limit, 0 to 1. */
  bindingShare: z.number().min(0).max(1).default(1),
  overhead: OverheadSource,
});

export const Segment = segment.refine((s) => (s.spendGrade === "measured") === (s.billId !== undefined), {
  message: "a measured spend names its bill, and only a measured spend does",
  path: ["billId"],
});
export type Segment = z.infer<typeof Segment>;

/** The what-if. Fractions are fractions, money is in `currency` units. */
export const Scenario = z.strictObject({
  version: z.literal(1),
  name: text,
  currency: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD"),
  segments: z.array(Segment).min(1).max(50),
  horizonMonths: z.number().int().min(12).max(60).default(12),
  /** Growth of the spend per month: 0.01 is 1 %. */
  monthlyGrowth: z.number().min(-0.5).max(0.5).default(0),
  /** What bare metal costs more than the VM, per equal hardware: 0.1 is 10 %. */
  bareMetalPremium: z.number().gt(-1).max(10).default(0),
  /** One-off, at month 0. */
  migrationCost: z.number().min(0).max(1e12).default(0),
  /** What virtualization gives in return, each month; counts against moving. */
  monthlyBenefits: z
    .array(z.strictObject({ name: text, amount: z.number().min(0).max(1e12) }))
    .max(50)
    .default([]),
  annualDiscountRate: z.number().gt(-0.5).max(1).default(0),
  seed: z.number().int().min(0).max(4294967295).default(42),
});
export type Scenario = z.infer<typeof Scenario>;
