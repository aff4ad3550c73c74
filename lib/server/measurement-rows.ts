// Measurements as rows by plain pg: a run may hold 100,000 of them, and Prisma takes ten times as long over each.
import "server-only";
import type { Measurement as MeasurementRow } from "@/lib/generated/prisma/client";
import { pool } from "./db";

const COLUMNS = [
  `workspace_id AS "workspaceId", run_id AS "runId", ordinal, metric, axis, workload, params, context, unit, better`,
  `n, min, p05, median, p95, p99, max, mean, std, value, encoding, load, no_verdict AS "noVerdict"`,
  `written_value AS "writtenValue", written_unit AS "writtenUnit", written_at AS "writtenAt"`,
].join(", ");

export type Unsampled = Omit<MeasurementRow, "samples">;
export type Sampled = Unsampled & { samples?: Uint8Array | null };

/** The measurements of the named runs, each run's in its order. */
export async function measurementRows(
  workspaceId: string,
  runIds: readonly string[],
  options: { samples: boolean },
): Promise<Map<string, Sampled[]>> {
  const byRun = new Map<string, Sampled[]>(runIds.map((id) => [id, []]));
  const { rows } = await pool().query<Sampled>(
    `SELECT ${COLUMNS}${options.samples ? ", samples" : ""} FROM measurement
     WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) ORDER BY run_id, ordinal`,
    [workspaceId, runIds],
  );
  for (const row of rows) byRun.get(row.runId)?.push(row);
  return byRun;
}
