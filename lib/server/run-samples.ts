import "server-only";
import { z } from "zod";
import { type Health, healthOf } from "../core/stats/sample-health";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { fromBytes } from "./float64";

/** Which measurement of the run. */
export const SamplesQuery = z.strictObject({
  ordinal: z
    .string()
    .regex(/^\d{1,9}$/, "a measurement's ordinal")
    .transform(Number),
});

/** As many points as a chart has pixels for. */
const MAX_POINTS = 500;

export interface RunSamples {
  ordinal: number;
  metric: string;
  unit: string;
  n: number;
  /** Share of the values at or below `x`, rising. */
  ecdf: { x: number; share: number }[];
  /** Values in the order measured; of a long series the least and the greatest of each stretch. */
  order: { i: number; y: number }[];
  health: Health;
}

export function ecdfOf(values: Float64Array, points = MAX_POINTS): RunSamples["ecdf"] {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const steps = Math.min(n, points);
  return Array.from({ length: steps }, (_, k) => {
    const rank = steps === 1 ? n : Math.round(1 + (k * (n - 1)) / (steps - 1));
    return { x: sorted[rank - 1] ?? Number.NaN, share: rank / n };
  });
}

export function runOrderOf(values: Float64Array, points = MAX_POINTS): RunSamples["order"] {
  const n = values.length;
  const at = (i: number) => ({ i, y: values[i] ?? Number.NaN });
  if (n <= points) return Array.from({ length: n }, (_, i) => at(i));
  const stretches = Math.floor(points / 2);
  return Array.from({ length: stretches }, (_, s) => {
    const from = Math.floor((s * n) / stretches);
    const to = Math.floor(((s + 1) * n) / stretches);
    let least = from;
    let greatest = from;
    for (let i = from; i < to; i++) {
      if (at(i).y < at(least).y) least = i;
      if (at(i).y > at(greatest).y) greatest = i;
    }
    return least === greatest ? [at(least)] : [Math.min(least, greatest), Math.max(least, greatest)].map(at);
  }).flat();
}

/** The distribution of one measurement of a run; `null` when there is none, or the tool printed only an aggregate. */
export async function runSamples(owner: Owner, id: unknown, ordinal: number): Promise<RunSamples | null> {
  if (!isId(id) || !Number.isInteger(ordinal) || ordinal < 0 || ordinal > 2 ** 31 - 1) return null;
  const row = await db().measurement.findFirst({
    where: { workspaceId: owner.workspaceId, runId: id, ordinal, run: { deletedAt: null } },
  });
  if (!row?.samples) return null;
  const values = fromBytes(row.samples);
  const { metric, unit } = row;
  return {
    ordinal,
    metric,
    unit,
    n: values.length,
    ecdf: ecdfOf(values),
    order: runOrderOf(values),
    health: healthOf(values),
  };
}
