// How an overhead may be stated (API.md); cost/resolve.ts says what each comes to.
import { z } from "zod";
import { Shape } from "./typed-range";

export const PRIORS = [
  "tuned-single-node",
  "tuned-slo-serving",
  "tuned-multi-node",
  "untuned-vm",
  "rdma-misconfigured",
  "confidential-computing",
  "vendor-claim",
] as const;

/** Share of capacity lost; negative when the candidate is faster. Below -20 or at 1 nothing real remains. */
const overhead = z.number().gt(-20).lt(1);
const id = z.string().min(1).max(64);

export const OverheadSource = z.discriminatedUnion("source", [
  z
    .strictObject({
      source: z.literal("range"),
      low: overhead,
      high: overhead,
      mode: overhead.optional(),
      /** How it is drawn; absent: low and high are P10 and P90. */
      shape: Shape.optional(),
    })
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
