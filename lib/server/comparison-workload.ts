import "server-only";
import { z } from "zod";
import type { Comparison } from "../core/comparison/comparison";
import { type Grade, weakest } from "../core/evidence/grade";
import { type Hint, configurationHints } from "../core/overhead/configuration-hints";
import { AxisTargets, AxisWeights, Hiding, type SomeAxes, readAxisText } from "../core/overhead/profile-weights";
import { PROFILE_TABLE, type Profile } from "../core/overhead/profiles";
import { type Combined, type Workload, workloadOf } from "../core/overhead/workload";
import type { Run } from "../core/run/run";

/** A row's key or a metric's id. */
const rowName = z
  .string()
  .min(1)
  .max(1000)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");
const ProfileId = z.enum(Object.keys(PROFILE_TABLE) as [Profile, ...Profile[]]);

/** Which workload is asked for: fields of a saved question. */
export const workloadFields = {
  /** Whose time shares weigh the axes. */
  profile: ProfileId.optional(),
  /** Time shares by axis, in place of the profile's. */
  weights: AxisWeights.optional(),
  /** Overheads that axes would have after a fix, fractions. */
  fix: AxisTargets.optional(),
  /** Rows, by key or metric, that speak alone for their axis or for the whole workload. */
  primary: z.array(rowName).max(20).optional(),
  /** Share of the compute time that hides communication, 0 to 1; without it one follows the other. */
  hiding: Hiding.optional(),
};

/** `network:0.12,cpu:0.05` as an address has it. */
const axisList = z
  .string()
  .max(400)
  .transform((text, context): SomeAxes => {
    const read = readAxisText(text);
    if (read.ok) return read.value;
    const [fault] = read.errors;
    context.addIssue({ code: "custom", message: fault?.hint ?? fault?.message ?? "axis:number, parted by commas" });
    return z.NEVER;
  });

/** The same fields as an address asks them. */
export const workloadQuery = {
  profile: ProfileId.optional(),
  weights: axisList.optional(),
  fix: axisList.optional(),
  primary: z.array(rowName).max(20).optional(),
  hiding: z.coerce.number().min(0).max(1).optional(),
};

export type WorkloadAsked = z.infer<z.ZodObject<typeof workloadFields>>;

type EnvironmentOf = { environment: Run["environment"] };

export interface WorkloadAnswer {
  /** Only where a profile or time shares were given. */
  workload?: Workload;
  hints: Hint[];
}

/** Candidates that are all containers are compared with their host, not with a hypervisor. */
export const isContainer = (candidate: readonly EnvironmentOf[]): boolean =>
  candidate.length > 0 && candidate.every((run) => run.environment.mode === "container");

/**
 * One workload's overhead, and the questions of its configuration.
 * @param grade of the comparison's runs, which the workload inherits
 */
export function workloadAnswer(
  comparison: Comparison,
  runs: { baseline: readonly EnvironmentOf[]; candidate: readonly EnvironmentOf[] },
  asked: WorkloadAsked,
  grade: Grade,
): WorkloadAnswer {
  const combined = combinedOf(comparison, runs.candidate, asked);
  const sides = {
    baseline: runs.baseline.map((run) => run.environment),
    candidate: runs.candidate.map((run) => run.environment),
  };
  const hints = configurationHints(comparison, sides, combined, asked.primary);
  if (!combined) return { hints };
  return { workload: { ...combined.workload, grade: weakest([grade, combined.workload.grade]) }, hints };
}

/** @returns `null` where neither a profile nor time shares were given */
export function combinedOf(
  comparison: Comparison,
  candidate: readonly EnvironmentOf[],
  { profile, weights, fix, primary, hiding }: WorkloadAsked,
): Combined | null {
  if (profile === undefined && weights === undefined) return null;
  return workloadOf(comparison, {
    profile: profile ?? null,
    weights: weights ?? null,
    fix: fix ?? null,
    ...(primary ? { primary } : {}),
    hiding: hiding ?? null,
    container: isContainer(candidate),
  });
}
