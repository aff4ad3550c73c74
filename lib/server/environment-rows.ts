// Rows ↔ domain of what is said of an environment, and by whom.
import "server-only";
import { z } from "zod";
import { Environment, type Evidence } from "../core/run/environment";
import { halvesOf } from "../core/run/label";
import type { EnvironmentFile as EnvironmentFileRow, Run as RunRow } from "@/lib/generated/prisma/client";

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const EvidenceJson: z.ZodType<Evidence[]> = z.array(
  z.object({
    field: Environment.keyof(),
    value: Scalar,
    text: z.string(),
    at: z.string(),
    file: z.string().optional(),
    hint: z.literal(true).optional(),
  }),
);

export const PartlyJson = Environment.partial();
/** Why a label that files contradict is kept: the owner's word, like the label itself. */
export const Reason = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((s) => s.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(s), "one line of plain text");
const WordJson = PartlyJson.extend({ reason: Reason.optional() });

export interface Halves {
  /** What the files say. */
  detected: Partial<Environment>;
  /** What the owner says. */
  declared: Partial<Environment>;
  /** Why the owner keeps a label that the files contradict. */
  reason: string | null;
}

/** The halves of a run's environment. A run from before they were kept apart has neither, and its signs tell them apart. */
export function halves(row: Pick<RunRow, "detected" | "declared" | "environment" | "evidence">): Halves {
  const detected = PartlyJson.parse(row.detected);
  const { reason = null, ...declared } = WordJson.parse(row.declared);
  const apart = Object.keys(detected).length + Object.keys(declared).length > 0;
  if (apart) return { detected, declared, reason };
  return { ...halvesOf(Environment.parse(row.environment), EvidenceJson.parse(row.evidence)), reason };
}

/** The owner's word as it is stored. */
export const storedWord = (declared: Partial<Environment>, reason: string | null): object =>
  reason === null ? declared : { ...declared, reason };

export const environmentOf = (row: EnvironmentFileRow): Partial<Environment> => PartlyJson.parse(row.environment);
