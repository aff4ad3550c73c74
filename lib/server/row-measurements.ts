// What each run holds of one row of a comparison: one question to the database, however many metrics the runs have.
import "server-only";
import type { Environment } from "../core/run/environment";
import { type Params, pairingKey } from "../core/run/run";
import { toldBenchmark } from "../core/run/told-benchmark";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { fromBytes } from "./float64";
import { type StoredMeasurement, toStoredMeasurement } from "./run-rows";
import { type RunSamples, ecdfOf, runOrderOf } from "./run-samples";

export interface RowMeasurement {
  measurement: StoredMeasurement;
  /** `null`: the tool printed only its own summary. */
  samples: Pick<RunSamples, "ecdf" | "order" | "n"> | null;
}

/** Points of a run's distribution: ten runs in one picture need no more. */
const POINTS = 200;

interface Wanted {
  metric: string;
  workload: string;
  params: Params;
}

/** By run id; a run that does not hold the row is not in it. */
export async function rowMeasurements(
  { workspaceId }: Owner,
  runs: readonly { id: string; environment: Pick<Environment, "benchmark"> }[],
  wanted: Wanted,
): Promise<Map<string, RowMeasurement>> {
  const rows = await db().measurement.findMany({
    where: {
      workspaceId,
      runId: { in: runs.map(({ id }) => id).filter(isId) },
      metric: wanted.metric,
      workload: wanted.workload,
      run: { deletedAt: null },
    },
    orderBy: { ordinal: "asc" },
  });
  const key = pairingKey(wanted);
  const found = new Map<string, RowMeasurement>();
  for (const row of rows) {
    if (found.has(row.runId)) continue;
    const { samples, ...rest } = row;
    const benchmark = runs.find((run) => run.id === row.runId)?.environment.benchmark;
    const measurement = toldBenchmark(toStoredMeasurement({ ...rest, stored: 0 }), benchmark);
    if (pairingKey(measurement) !== key) continue;
    const values = samples ? fromBytes(samples) : null;
    found.set(row.runId, {
      measurement,
      samples: values && { n: values.length, ecdf: ecdfOf(values, POINTS), order: runOrderOf(values, POINTS) },
    });
  }
  return found;
}
