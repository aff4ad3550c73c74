// Measurements as rows by plain pg: a run may hold 100,000 of them, and Prisma takes ten times as long over each.
import "server-only";
import type { Measurement as MeasurementRow } from "@/lib/generated/prisma/client";
import { pool } from "./db";

const COLUMNS = [
  `workspace_id AS "workspaceId", run_id AS "runId", ordinal, metric, axis, workload, params, context, unit, better`,
  `n, min, p05, median, p95, p99, max, mean, std, value, encoding, load, no_verdict AS "noVerdict"`,
  "coalesce(octet_length(samples), 0) / 8 AS stored",
  `written_value AS "writtenValue", written_unit AS "writtenUnit", written_at AS "writtenAt"`,
].join(", ");

/** `stored`: how many sample values the row holds, whether or not they were asked for. */
export type Unsampled = Omit<MeasurementRow, "samples"> & { stored: number };
export type Sampled = Unsampled & { samples?: Uint8Array | null };

/** The measurements of the named runs, each run's in its order; of one metric alone where it is named. */
export async function measurementRows(
  workspaceId: string,
  runIds: readonly string[],
  options: { samples: boolean; metric?: string },
): Promise<Map<string, Sampled[]>> {
  const byRun = new Map<string, Sampled[]>(runIds.map((id) => [id, []]));
  const { rows } = await pool().query<Sampled>(
    `SELECT ${COLUMNS}${options.samples ? ", samples" : ""} FROM measurement
     WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) AND ($3::text IS NULL OR metric = $3)
     ORDER BY run_id, ordinal`,
    [workspaceId, runIds, options.metric ?? null],
  );
  for (const row of rows) byRun.get(row.runId)?.push(row);
  return byRun;
}

/** How many measurements and stored sample values each of the named runs holds. */
export async function countsByRun(
  workspaceId: string,
  runIds: readonly string[],
): Promise<Map<string, { measurements: number; samples: number }>> {
  const { rows } = await pool().query<{ runId: string; measurements: number; samples: number }>(
    `SELECT run_id AS "runId", count(*)::int AS measurements,
       coalesce(sum(octet_length(samples) / 8), 0)::float8 AS samples
     FROM measurement WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) GROUP BY run_id`,
    [workspaceId, runIds],
  );
  return new Map(rows.map(({ runId, measurements, samples }) => [runId, { measurements, samples }]));
}

/** Rows a run is known by when its partners are looked for; more would read a long sweep for an offer. */
const KNOWN_BY = 100;

/** What each of the named runs measured, as opaque marks of metric, workload and parameters: equal marks can be paired. */
export async function measuredBy(workspaceId: string, runIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await pool().query<{ runId: string; marks: string[] }>(
    `SELECT run_id AS "runId", array_agg(DISTINCT md5(metric || chr(10) || workload || chr(10) || params::text)) AS marks
     FROM measurement WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) AND ordinal < ${KNOWN_BY} GROUP BY run_id`,
    [workspaceId, runIds],
  );
  return new Map(rows.map(({ runId, marks }) => [runId, marks]));
}
